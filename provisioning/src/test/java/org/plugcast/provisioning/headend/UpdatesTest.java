package org.plugcast.provisioning.headend;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.plugcast.provisioning.control.ControlClient;
import org.plugcast.provisioning.control.ControlReply;
import org.plugcast.provisioning.control.ControlRequest;
import org.plugcast.provisioning.control.ControlServer;
import org.plugcast.provisioning.twins.HttpUnitApi;
import org.plugcast.provisioning.twins.TwinStatus;
import org.plugcast.provisioning.units.RunningUnit;
import org.plugcast.provisioning.units.UnitEvent;
import org.plugcast.provisioning.units.UnitProcess;
import org.plugcast.provisioning.update.Limits;
import org.plugcast.provisioning.update.Version;

/** Updates of real processes, asked for over the real socket. */
@Timeout(240)
class UpdatesTest {
  private static final String UNIT = "multicast-01";
  private static final Duration MINUTE = Duration.ofMinutes(1);
  private static final Limits LIMITS =
      new Limits(
          MINUTE,
          Duration.ofSeconds(1),
          Duration.ofMillis(500),
          Duration.ofSeconds(20),
          Duration.ofSeconds(2),
          Duration.ofMillis(20),
          10);

  private final List<UnitEvent> events = new CopyOnWriteArrayList<>();
  private final List<String> failures = new CopyOnWriteArrayList<>();
  private final List<String> told = new CopyOnWriteArrayList<>();
  private final HttpUnitApi api = new HttpUnitApi();

  @SuppressWarnings("NullAway.Init") // set before each test
  private SupervisedUnit unit;

  @SuppressWarnings("NullAway.Init") // set before each test
  private Versions versions;

  @SuppressWarnings("NullAway.Init") // set before each test
  private ControlServer server;

  @TempDir Path folder;

  @BeforeEach
  void startUnit() throws Exception {
    start("good-1");
    server =
        ControlServer.open(
            folder,
            new Updates(List.of(unit), api, LIMITS, (name, text) -> told.add(name + " - " + text)));
    Thread.ofVirtual().start(unit.supervisor());
    awaitOnAir();
  }

  @AfterEach
  void stopUnit() throws Exception {
    server.close();
    unit.supervisor().stop();
    unit.supervisor().awaitStopped(Duration.ofSeconds(20));
    api.close();
    assertThat(failures).isEmpty();
  }

  @Test
  void goodVersionTakesOverAndARollBackGoesBack() throws Exception {
    long first = onAir();
    List<String> steps = new ArrayList<>();
    assertThat(ask(update("good-2", MINUTE), steps))
        .isEqualTo(new ControlReply.Done("multicast-01: updated"));
    long second = onAir();
    assertThat(second).isNotEqualTo(first);
    assertThat(ProcessHandle.of(first)).isEmpty();
    assertThat(told(unit.address()).version()).isEqualTo("good-2");
    assertThat(told(unit.address()).pid()).isEqualTo(second);
    assertThat(versions.current(UNIT)).isEqualTo(version("good-2"));
    assertThat(versions.previous(UNIT)).contains(version("good-1"));
    assertThat(steps).contains("multicast-01: handing over", "multicast-01: updated");
    assertThat(told).contains("multicast-01 - handing over", "multicast-01 - updated");

    assertThat(ask(new ControlRequest.RollBack(Optional.of(UNIT), MINUTE), steps))
        .isEqualTo(new ControlReply.Done("multicast-01: updated"));
    assertThat(told(unit.address()).version()).isEqualTo("good-1");
    assertThat(versions.current(UNIT)).isEqualTo(version("good-1"));
    assertThat(events).noneMatch(UnitEvent.Ended.class::isInstance);

    ProcessHandle.of(onAir()).orElseThrow().destroyForcibly();
    awaitVersionAgain("good-1", onAir());
  }

  @Test
  void brokenVersionsLeaveTheOldOneOnAir() throws Exception {
    long first = onAir();
    Map<String, String> reasons =
        Map.of(
            "crashes-at-start", "the new version ended: exit code 3, no such codec",
            "has-wrong-bytes", "channel 1 differs",
            "is-too-slow", "not within 1 s; last: catching-up: channel 1 differs");
    reasons.forEach(
        (behaviour, reason) -> {
          Duration within = behaviour.equals("is-too-slow") ? Duration.ofSeconds(1) : MINUTE;
          ControlReply reply = ask(update(behaviour, within), new ArrayList<>());
          if (behaviour.equals("is-too-slow")) {
            assertThat(reply.text()).contains("not within 1 s");
          } else {
            assertThat(reply)
                .isEqualTo(
                    new ControlReply.Failed(
                        "multicast-01: not updated, the old version stays on air: " + reason));
          }
        });
    assertThat(onAir()).isEqualTo(first);
    assertThat(versions.current(UNIT)).isEqualTo(version("good-1"));
    assertThat(events).hasSize(1);
  }

  @Test
  void versionThatDiesOnAirGivesTheAirBack() throws Exception {
    long first = onAir();
    assertThat(ask(update("dies-on-air", MINUTE), new ArrayList<>()).text())
        .startsWith("multicast-01: not updated, the old version takes the air back:");
    while (onAir() != first) {
      Thread.onSpinWait();
    }
    assertThat(told(unit.address()).version()).isEqualTo("good-1");
    assertThat(events).hasSize(1);
  }

  @Test
  void versionThatIsNotPromotedStaysAndIsRolledBackByOneCommand() throws Exception {
    long first = onAir();
    URI configured = unit.address();
    assertThat(ask(update("is-not-promoted", MINUTE), new ArrayList<>()).text())
        .contains("does not answer at the unit's address (not today)");
    assertThat(onAir()).isNotEqualTo(first);
    assertThat(versions.current(UNIT)).isEqualTo(version("good-1"));
    assertThat(told(unit.address()).version()).isEqualTo("is-not-promoted");
    assertThat(ask(new ControlRequest.RollBack(Optional.empty(), MINUTE), new ArrayList<>()))
        .isEqualTo(new ControlReply.Done("multicast-01: updated"));
    assertThat(unit.address()).isEqualTo(configured);
    assertThat(told(configured).version()).isEqualTo("good-1");
  }

  @Test
  void whatCannotBeDoneIsRefused() {
    assertThat(ask(update("multicast-09", "good-2"), new ArrayList<>()).text())
        .isEqualTo("refused: there is no multicast unit multicast-09, there are multicast-01");
    assertThat(
            ask(new ControlRequest.RollBack(Optional.of(UNIT), MINUTE), new ArrayList<>()).text())
        .isEqualTo("refused: multicast-01 ran no version before");
    assertThat(ask(new ControlRequest.RollBack(Optional.empty(), MINUTE), new ArrayList<>()).text())
        .isEqualTo("refused: no unit ran another version before");
    Version gone = new Version(Path.of("/no/java"), "/no/classes");
    assertThat(
            ask(new ControlRequest.Update(Optional.empty(), gone, MINUTE), new ArrayList<>())
                .text())
        .endsWith("/no/java/bin/java is not there");
  }

  private void start(String behaviour) throws Exception {
    Path air = Files.writeString(folder.resolve("air"), "");
    int port = freePort();
    versions = new Versions(folder.resolve("versions.json"), version(behaviour), failures::add);
    versions.start(List.of(UNIT));
    unit =
        new SupervisedUnit(
            UNIT,
            URI.create("http://127.0.0.1:" + port),
            new FakeLauncher(air, port),
            versions,
            new FakeLogs(folder),
            InstantSource.system(),
            events::add);
  }

  private ControlReply ask(ControlRequest request, List<String> steps) {
    try {
      return ControlClient.ask(folder, request, steps::add);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private ControlRequest update(String behaviour, Duration within) {
    return new ControlRequest.Update(Optional.empty(), version(behaviour), within);
  }

  private ControlRequest update(String name, String behaviour) {
    return new ControlRequest.Update(Optional.of(name), version(behaviour), MINUTE);
  }

  /** The first entry of the class path is a folder that is named for the behaviour. */
  private Version version(String behaviour) {
    try {
      Path marker = Files.createDirectories(folder.resolve(behaviour));
      Path classes =
          Path.of(FakeUnitMain.class.getProtectionDomain().getCodeSource().getLocation().toURI());
      return new Version(Path.of(System.getProperty("java.home")), marker + ":" + classes);
    } catch (IOException | URISyntaxException e) {
      throw new IllegalStateException(e);
    }
  }

  private TwinStatus told(URI address) throws Exception {
    return api.status(address);
  }

  /** Process that is on air; 0: none yet. */
  private long onAir() throws IOException {
    try {
      String text = Files.readString(folder.resolve("air"));
      return text.isEmpty() ? 0 : Long.parseLong(text);
    } catch (NoSuchFileException e) {
      return 0;
    }
  }

  private void awaitOnAir() throws IOException {
    while (onAir() == 0) {
      Thread.onSpinWait();
    }
  }

  private void awaitVersionAgain(String behaviour, long before) throws Exception {
    while (onAir() == before) {
      Thread.onSpinWait();
    }
    assertThat(told(unit.address()).version()).isEqualTo(behaviour);
  }

  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.ofLiteral("127.0.0.1"))) {
      return socket.getLocalPort();
    }
  }

  private record FakeLogs(Path folder) implements SupervisedUnit.Logs {
    @Override
    public Path log() {
      return folder.resolve("unit.log");
    }

    @Override
    public Path fresh(Path inUse) throws IOException {
      return Files.createTempFile(folder, "beside", ".log");
    }
  }

  private record FakeLauncher(Path air, int port) implements UnitLauncher {
    @Override
    public RunningUnit launch(Version version, Path log) throws IOException {
      return start(version, log, List.of());
    }

    @Override
    public RunningUnit launchBeside(Version version, Path log, int httpPort) throws IOException {
      return start(
          version, log, List.of("-Dplugcast.beside=true", "-Dplugcast.http=127.0.0.1:" + httpPort));
    }

    private RunningUnit start(Version version, Path log, List<String> properties)
        throws IOException {
      List<String> command = new ArrayList<>();
      command.add(version.java().toString());
      command.addAll(List.of("-XX:+UseSerialGC", "-Xmx32m", "-XX:TieredStopAtLevel=1"));
      command.addAll(properties);
      command.addAll(List.of("-cp", version.classPath(), FakeUnitMain.class.getName()));
      command.addAll(List.of(air.toString(), String.valueOf(port)));
      command.add(String.valueOf(version.entries().getFirst().getFileName()));
      return UnitProcess.start(command, Map.of(), log);
    }
  }
}
