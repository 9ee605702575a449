package org.plugcast.multicast;

import java.io.IOException;
import java.io.OutputStream;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.plugcast.multicast.config.ConfigException;
import org.plugcast.multicast.config.ConfigFile;
import org.plugcast.multicast.config.UnitConfig;
import org.plugcast.multicast.fetch.Pause;
import org.plugcast.multicast.handover.Refusal;
import org.plugcast.multicast.http.UnitHttp;
import org.plugcast.multicast.linux.OpenSslDigests;
import org.plugcast.multicast.pacing.TimeSource;
import org.plugcast.multicast.status.UnitStatus;
import org.plugcast.multicast.wire.OutgoingInterface;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The process: {@code MulticastUnit CONFIG-FILE}.
 *
 * <p>With the system property {@code plugcast.supervised=true} it ends when its standard input
 * ends, so that it does not outlive its supervisor.
 */
public final class MulticastUnit implements AutoCloseable {
  private static final int FAILED = 1;
  private static final int BAD_USAGE = 2;

  private final Logger log = LoggerFactory.getLogger(MulticastUnit.class);
  private final Unit unit;
  private final Keeper keeper;
  private final UnitActions actions;
  private final UnitHttp http;
  private final OwnAddress ownAddress;

  private MulticastUnit(
      UnitConfig config, ConfigFile file, Precedence precedence, Runnable onFailure)
      throws IOException, ConfigException, InterruptedException {
    refuseBadInterface(config);
    unit = new Unit(config, Tuning.preset(), TimeSource.system(), precedence);
    keeper = new Keeper(file, config, unit, onFailure);
    actions = new UnitActions(config, unit, () -> promote(config));
    ownAddress = new OwnAddress(config.http(), () -> answer(config.http())::close, Pause.real());
    http = listen(address(config));
    unit.apply(config.channels(), config.twinChannels());
    keeper.start();
    log.info(
        "unit-started unit={} http={}:{} interface={} channels={}",
        config.unit(),
        config.http().getHostString(),
        http.port(),
        config.networkInterface(),
        config.channels().size());
  }

  /** Reads the configuration and starts; the exception says what is wrong and where. */
  static MulticastUnit start(Path configuration, Precedence precedence, Runnable onFailure)
      throws IOException, ConfigException, InterruptedException {
    ConfigFile file = new ConfigFile(configuration);
    return new MulticastUnit(file.read(), file, precedence, onFailure);
  }

  /** The port of the HTTP API. */
  int httpPort() {
    return http.port();
  }

  @Override
  public void close() {
    keeper.close();
    unit.close();
    http.close();
    ownAddress.close();
    actions.close();
    log.info("unit-stopped");
  }

  public static void main(String[] args) throws InterruptedException {
    if (args.length != 1) {
      System.err.println("usage: MulticastUnit CONFIG-FILE");
      System.exit(BAD_USAGE);
    }
    OpenSslDigests.install();
    try {
      run(Path.of(args[0]));
    } catch (ConfigException e) {
      System.err.println("multicast-unit: " + args[0] + ": " + e.getMessage());
      System.exit(BAD_USAGE);
    } catch (IOException e) {
      System.err.println("multicast-unit: " + args[0] + ": " + e);
      System.exit(FAILED);
    }
  }

  private static void run(Path configuration)
      throws IOException, ConfigException, InterruptedException {
    MulticastUnit running =
        start(configuration, new LinuxPrecedence(), () -> Runtime.getRuntime().halt(FAILED));
    Runtime.getRuntime().addShutdownHook(new Thread(running::close, "stop"));
    if (Boolean.getBoolean("plugcast.supervised")) {
      Thread.ofPlatform().name("supervisor").daemon().start(MulticastUnit::endWithInput);
    }
    Thread.currentThread().join();
  }

  private static void endWithInput() {
    try {
      System.in.transferTo(OutputStream.nullOutputStream());
    } catch (IOException e) {
      System.err.println("multicast-unit: standard input: " + e);
    }
    System.exit(0);
  }

  /** A process beside another one of the same unit listens elsewhere at first. */
  private static InetSocketAddress address(UnitConfig config) {
    String elsewhere = System.getProperty("plugcast.http", "");
    int colon = elsewhere.lastIndexOf(':');
    return colon < 0
        ? config.http()
        : InetSocketAddress.createUnresolved(
            elsewhere.substring(0, colon), Integer.parseInt(elsewhere.substring(colon + 1)));
  }

  private UnitHttp listen(InetSocketAddress address)
      throws IOException, ConfigException, InterruptedException {
    try {
      return answer(address);
    } catch (IOException e) {
      unit.close();
      throw new ConfigException(
          "http",
          address.getHostString() + ":" + address.getPort(),
          "cannot listen: " + e.getMessage());
    }
  }

  private UnitHttp answer(InetSocketAddress address) throws IOException, InterruptedException {
    return UnitHttp.start(address, this::status, actions, unit.archive());
  }

  private UnitStatus status() {
    List<String> problems = new ArrayList<>(keeper.problems());
    ownAddress.problem().ifPresent(problems::add);
    return unit.status(problems);
  }

  /** Takes the place of the process that this one was begun beside; asked again, does no harm. */
  private void promote(UnitConfig config) throws Refusal {
    if (address(config).equals(config.http())) {
      throw new Refusal("this process was not begun beside another");
    }
    unit.standBy();
    try {
      ownAddress.take();
      log.info("unit-promoted unit={}", config.unit());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new Refusal("interrupted");
    }
  }

  private static void refuseBadInterface(UnitConfig config) throws ConfigException {
    try {
      OutgoingInterface.find(config.networkInterface());
    } catch (IOException e) {
      throw new ConfigException(
          "interface", config.networkInterface(), String.valueOf(e.getMessage()));
    }
  }
}
