package org.plugcast.provisioning.headend;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.plugcast.provisioning.status.HeadendStatus;
import org.plugcast.provisioning.status.Screen;
import org.plugcast.provisioning.status.StatusClient;
import org.plugcast.provisioning.status.StatusTable;
import org.plugcast.provisioning.units.Backoff;
import org.plugcast.provisioning.units.Supervisor;
import org.plugcast.provisioning.units.UnitEvent;
import org.plugcast.provisioning.units.UnitFiles;
import org.plugcast.provisioning.units.UnitProcess;

/**
 * Runs the units of one machine until it is stopped, and shows what they do.
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
      runUnits();
    } finally {
      stopped.countDown();
    }
    return !refused;
  }

  private void runUnits() throws IOException, InterruptedException {
    try (DataFolder data = DataFolder.open(settings.data());
        StatusClient client = new StatusClient(settings.cachingUnit(), multicastUnits())) {
      ChannelPlan plan = new ChannelPlan(knownChannels(data));
      start(data, plan);
      watch(data, plan, client);
    } finally {
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
      int port = settings.httpPort() + unit;
      try {
        new ServerSocket(port, 1, InetAddress.getLoopbackAddress()).close();
      } catch (IOException e) {
        throw new IOException(
            "--http-port " + settings.httpPort() + ": port " + port + " is in use", e);
      }
    }
  }

  private SequencedMap<String, URI> multicastUnits() {
    SequencedMap<String, URI> units = new LinkedHashMap<>();
    for (int unit = 0; unit < settings.groups().size(); unit++) {
      units.put(HeadendSettings.multicastUnit(unit), settings.multicastUnitAddress(unit));
    }
    return units;
  }

  private static Map<Integer, String> knownChannels(DataFolder data) throws IOException {
    Path file = data.configuration(HeadendSettings.multicastUnit(0));
    return Files.exists(file) ? UnitFiles.channels(Files.readString(file)) : Map.of();
  }

  private void start(DataFolder data, ChannelPlan plan) throws IOException {
    Path media = settings.media().isPresent() ? settings.media().get() : data.sampleMedia();
    Path configuration = data.configuration(CACHING_UNIT);
    UnitFiles.write(
        configuration,
        UnitFiles.text(
            UnitSettings.cachingUnit(settings, media, data.unitData(CACHING_UNIT)), List.of()));
    supervise(CACHING_UNIT, UnitCommand.cachingUnit(configuration), data.newLog(CACHING_UNIT));
    writeChannels(data, plan);
    for (int unit = 0; unit < settings.groups().size(); unit++) {
      String name = HeadendSettings.multicastUnit(unit);
      supervise(
          name,
          UnitCommand.multicastUnit(data.configuration(name), data.classArchive(name)),
          data.newLog(name));
    }
  }

  private void writeChannels(DataFolder data, ChannelPlan plan) throws IOException {
    for (int unit = 0; unit < settings.groups().size(); unit++) {
      String name = HeadendSettings.multicastUnit(unit);
      UnitFiles.write(
          data.configuration(name),
          UnitFiles.text(
              UnitSettings.multicastUnit(settings, unit, data.unitData(name)),
              settings.groups().get(unit).tuples(plan.names())));
    }
  }

  private void supervise(String unit, List<String> command, Path log) {
    Supervisor supervisor =
        new Supervisor(
            unit,
            () -> UnitProcess.start(command, Map.of(), log),
            Backoff.DEFAULT,
            clock,
            this::happened);
    supervisors.add(supervisor);
    Thread.ofVirtual().name("supervisor-" + unit).start(supervisor);
  }

  private void happened(UnitEvent event) {
    screen.event(event.toString());
    if (event instanceof UnitEvent.Refused) {
      refused = true;
      stopping.countDown();
    }
  }

  private void watch(DataFolder data, ChannelPlan plan, StatusClient client)
      throws IOException, InterruptedException {
    StatusTable table = new StatusTable(this::destinations, this::watchCommand);
    boolean again = true;
    while (again) {
      HeadendStatus status = client.poll();
      if (status.cachingUnitAnswers() && plan.update(status.channels())) {
        writeChannels(data, plan);
      }
      screen.table(
          switch (screen) {
            case Screen.Live _ -> table.live(status, clock.instant());
            case Screen.Plain _ -> table.plain(status);
          });
      again = !stopping.await(LOOK.toMillis(), TimeUnit.MILLISECONDS);
    }
  }

  private String destinations(int channel) {
    return String.join(
        " ",
        settings.groups().stream().map(plan -> plan.group(channel) + ":" + plan.port()).toList());
  }

  private String watchCommand(int channel) {
    String address =
        settings.groups().getFirst().group(channel) + ":" + settings.groups().getFirst().port();
    String scheme = settings.transport().key();
    return settings.networkInterface().equals("lo")
        ? "vlc --miface=lo " + scheme + "://@" + address
        : "vlc " + scheme + "://@" + address;
  }

  private void stopUnits() throws InterruptedException {
    supervisors.forEach(Supervisor::stop);
    for (Supervisor supervisor : supervisors) {
      supervisor.awaitStopped(PATIENCE);
    }
  }
}
