package org.plugcast.provisioning.headend;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.plugcast.provisioning.control.ControlServer;
import org.plugcast.provisioning.status.HeadendStatus;
import org.plugcast.provisioning.status.Screen;
import org.plugcast.provisioning.status.StatusClient;
import org.plugcast.provisioning.status.StatusTable;
import org.plugcast.provisioning.twins.HttpUnitApi;
import org.plugcast.provisioning.units.Backoff;
import org.plugcast.provisioning.units.Supervisor;
import org.plugcast.provisioning.units.UnitEvent;
import org.plugcast.provisioning.units.UnitFiles;
import org.plugcast.provisioning.units.UnitProcess;
import org.plugcast.provisioning.update.Limits;
import org.plugcast.provisioning.update.Version;

/**
 * Runs the units of one machine until it is stopped, shows what they do, and updates them.
 *
 * <p>{@link #run} is one thread; {@link #stop} may come from any other.
 */
public final class Headend {
  private static final String CACHING_UNIT = "caching-unit";
  private static final Duration LOOK = Duration.ofSeconds(1);
  private static final Duration PATIENCE = Duration.ofSeconds(10);

  private final HeadendSettings settings;
  private final Screen screen;
  private final InstantSource clock;
  private final List<Supervisor> supervisors = new CopyOnWriteArrayList<>();
  private final CountDownLatch stopping = new CountDownLatch(1);
  private final CountDownLatch stopped = new CountDownLatch(1);
  private volatile boolean refused;

  public Headend(HeadendSettings settings, Screen screen, InstantSource clock) {
    this.settings = settings;
    this.screen = screen;
    this.clock = clock;
  }

  /**
   * Starts all units and returns when they have ended.
   *
   * @return whether all went well; false if a unit refused its configuration
   */
  public boolean run() throws IOException, InterruptedException {
    try {
      checkPorts();
      try (DataFolder data = DataFolder.open(settings.data());
          Announcements news = new Announcements(data, settings.webhook(), screen, clock)) {
        runUnits(data, news);
      }
    } finally {
      stopped.countDown();
    }
    return !refused;
  }

  private void runUnits(DataFolder data, Announcements news)
      throws IOException, InterruptedException {
    Version own = Version.ofThisProcess();
    Versions versions = new Versions(data.versions(), own, news::headend);
    MulticastUnits units =
        MulticastUnits.prepare(settings, data, versions, clock, event -> happened(event, news));
    Optional<ControlServer> control = Optional.empty();
    try (StatusClient client = new StatusClient(settings.cachingUnit(), units::addresses);
        HttpUnitApi api = new HttpUnitApi()) {
      ChannelPlan plan = new ChannelPlan(MulticastUnits.knownChannels(data));
      superviseCachingUnit(data, own, news);
      units.write(plan.names());
      units.units().forEach(unit -> supervise(unit.supervisor()));
      control = listen(data, new Updates(units.units(), api, Limits.DEFAULT, news::update), news);
      watch(units, plan, client, versions, news);
    } finally {
      if (control.isPresent()) {
        control.get().close();
      }
      stopUnits();
    }
  }

  /** Ends {@link #run} and waits until nothing is left of it. */
  public void stop() throws InterruptedException {
    stopping.countDown();
    supervisors.forEach(Supervisor::stop);
    stopped.await();
  }

  private void checkPorts() throws IOException {
    for (int unit = 0; unit <= settings.groups().size(); unit++) {
      checkPort(settings.httpPort() + unit, "--http-port " + settings.httpPort());
    }
    checkPort(settings.encoderPort(), "--encoder-port " + settings.encoderPort());
  }

  private static void checkPort(int port, String option) throws IOException {
    try {
      new ServerSocket(port, 1, InetAddress.getLoopbackAddress()).close();
    } catch (IOException e) {
      throw new IOException(option + ": port " + port + " is in use", e);
    }
  }

  private void superviseCachingUnit(DataFolder data, Version own, Announcements news)
      throws IOException {
    Path media = settings.media().isPresent() ? settings.media().get() : data.sampleMedia();
    Path configuration = data.configuration(CACHING_UNIT);
    UnitFiles.write(
        configuration,
        UnitFiles.text(
            UnitSettings.cachingUnit(settings, media, data.unitData(CACHING_UNIT)),
            List.of(),
            List.of()));
    List<String> command = UnitCommand.cachingUnit(own, configuration);
    Path log = data.newLog(CACHING_UNIT);
    supervise(
        new Supervisor(
            CACHING_UNIT,
            () -> UnitProcess.start(command, Map.of(), log),
            Backoff.DEFAULT,
            clock,
            event -> happened(event, news)));
  }

  private void supervise(Supervisor supervisor) {
    supervisors.add(supervisor);
    Thread.ofVirtual().name("supervisor-" + supervisor.unit()).start(supervisor);
  }

  /** A headend whose folder can hold no socket runs all the same. */
  private static Optional<ControlServer> listen(
      DataFolder data, Updates updates, Announcements news) {
    try {
      return Optional.of(ControlServer.open(data.root(), updates));
    } catch (IOException e) {
      news.headend("plugcast update is not possible: " + e.getMessage());
      return Optional.empty();
    }
  }

  private void happened(UnitEvent event, Announcements news) {
    news.process(event);
    if (event instanceof UnitEvent.Refused) {
      refused = true;
      stopping.countDown();
    }
  }

  private void watch(
      MulticastUnits units,
      ChannelPlan plan,
      StatusClient client,
      Versions versions,
      Announcements news)
      throws IOException, InterruptedException {
    Destinations destinations = new Destinations(settings);
    StatusTable table = new StatusTable(destinations::of, destinations::watchCommand);
    AirNews airNews = new AirNews();
    boolean again = true;
    while (again) {
      HeadendStatus status = client.poll();
      if (status.cachingUnitAnswers() && plan.update(status.channels())) {
        units.write(plan.names());
      }
      status
          .twins()
          .forEach(twin -> airNews.of(twin).forEach(event -> news.air(twin.unit(), event)));
      versions.touchBuilds(clock.instant());
      screen.table(
          switch (screen) {
            case Screen.Live _ -> table.live(status, clock.instant());
            case Screen.Plain _ -> table.plain(status);
          });
      again = !stopping.await(LOOK.toMillis(), TimeUnit.MILLISECONDS);
    }
  }

  private void stopUnits() throws InterruptedException {
    supervisors.forEach(Supervisor::stop);
    for (Supervisor supervisor : supervisors) {
      supervisor.awaitStopped(PATIENCE);
    }
  }
}
