package org.plugcast.provisioning.headend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.plugcast.multicast.config.UnitConfig;
import org.plugcast.provisioning.status.Screen;
import org.plugcast.provisioning.units.GroupPlan;
import org.plugcast.provisioning.units.UnitFiles;
import org.plugcast.provisioning.update.Version;

@Timeout(20)
class HeadendTest {
  @TempDir Path folder;

  @Test
  void portInUseIsNamedAndLeavesNothingToStop() throws Exception {
    try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      Headend headend = headend(taken.getLocalPort());
      assertThatThrownBy(headend::run)
          .isInstanceOf(IOException.class)
          .hasMessageContaining("port " + taken.getLocalPort() + " is in use");
      headend.stop();
    }
  }

  @Test
  void folderOfAnotherHeadendIsRefused() throws Exception {
    try (DataFolder first = DataFolder.open(folder)) {
      assertThat(first.configuration("unit")).hasParentRaw(folder);
      assertThatThrownBy(() -> DataFolder.open(folder))
          .hasMessage("--data " + folder + " is in use by another plugcast up");
    }
    DataFolder.open(folder).close();
  }

  @Test
  void unitsAreToldWhatTheyNeed() {
    HeadendSettings settings = settings(8080);
    assertThat(UnitSettings.cachingUnit(settings, Path.of("/m"), Path.of("/d")).toString())
        .isEqualTo(
            "{http=127.0.0.1:8080, encoder-http=127.0.0.1:9553, media=/m, data=/d, profiles="
                + folder
                + ", profile=sd-mpeg2, page=default, store=/mnt/clips}");
    assertThat(UnitSettings.multicastUnit(settings, 1, Path.of("/d"), Path.of("/k")).toString())
        .isEqualTo(
            "{unit=multicast-02, caching-unit=http://127.0.0.1:8080, data=/d, interface=lo,"
                + " http=127.0.0.1:8082, ttl=1, transport=udp, twins=two-groups, role=backup,"
                + " source-port=4902, twin-source=127.0.0.1:4901,"
                + " twin-http=http://127.0.0.1:8081, heartbeat=127.0.0.1:8082,"
                + " twin-heartbeat=127.0.0.1:8081, heartbeat-key=/k, record=all, ring, record-quota-mb=500}");
    assertThat(UnitSettings.twinChannels(settings, 1, Set.of(3)))
        .hasToString("[3, 239.10.0.3, 5000]");
    assertThat(UnitSettings.twinChannels(settings, 0, Set.of(3)))
        .hasToString("[3, 239.20.0.3, 5000]");
  }

  @Test
  void headendsWithPortsOfTheirOwnHaveEncoderPortsOfTheirOwn() {
    assertThat(settings(8080).encoder()).hasToString("http://127.0.0.1:9553");
    assertThat(settings(8090).encoder()).hasToString("http://127.0.0.1:9563");
    assertThat(settings(65_000).encoderPort()).isBetween(1, 64_999);
  }

  @Test
  void twinsOfOneGroupShareItAndNameNoOther() {
    GroupPlan plan = new GroupPlan("239.10.0.0", 5000);
    HeadendSettings settings = settings(8080, Transport.UDP, Twins.SAME_GROUP, List.of(plan, plan));
    assertThat(UnitSettings.multicastUnit(settings, 0, Path.of("/d"), Path.of("/k")))
        .containsEntry("twins", "same-group")
        .containsEntry("role", "main")
        .containsEntry("source-port", "4901")
        .containsEntry("twin-source", "127.0.0.1:4902");
    assertThat(UnitSettings.twinChannels(settings, 0, Set.of(1))).isEmpty();
    assertThat(new Destinations(settings).of(7)).isEqualTo("239.10.0.7:5000");
  }

  @Test
  void unitsThatAreNoTwinsAreToldOfNone() {
    HeadendSettings settings = settings(8080, Transport.UDP, Twins.NONE, groups());
    assertThat(UnitSettings.multicastUnit(settings, 0, Path.of("/d"), Path.of("/k")))
        .containsEntry("twins", "none")
        .doesNotContainKeys(
            "twin-source", "twin-http", "heartbeat", "twin-heartbeat", "heartbeat-key");
    assertThat(UnitSettings.twinChannels(settings, 0, Set.of(1))).isEmpty();
  }

  @Test
  void unitsAcceptWhatTheyAreTold() throws Exception {
    GroupPlan plan = new GroupPlan("239.10.0.0", 5000);
    for (Twins twins : Twins.values()) {
      List<GroupPlan> groups = twins == Twins.SAME_GROUP ? List.of(plan, plan) : groups();
      HeadendSettings settings = settings(8080, Transport.UDP, twins, groups);
      for (int unit = 0; unit < 2; unit++) {
        String text =
            UnitFiles.text(
                UnitSettings.multicastUnit(settings, unit, folder, folder.resolve("key")),
                groups.get(unit).tuples(Map.of(1, "Jazz", 2, "Rock")),
                UnitSettings.twinChannels(settings, unit, Set.of(1, 2)));
        UnitConfig config = UnitConfig.parse(text);
        assertThat(config.channels()).hasSize(2);
        assertThat(config.twinChannels()).hasSize(twins == Twins.TWO_GROUPS ? 2 : 0);
      }
    }
  }

  @Test
  void unitBesideAnotherOneIsTold() {
    Version version = new Version(Path.of("/java"), "/a.jar:/b.jar");
    assertThat(UnitCommand.multicastUnitBeside(version, Path.of("/c"), Path.of("/j"), 4000))
        .contains("/java/bin/java", "-Dplugcast.beside=true", "-Dplugcast.http=127.0.0.1:4000")
        .containsSequence("-cp", "/a.jar:/b.jar")
        .last()
        .isEqualTo("/c");
    assertThat(UnitCommand.multicastUnit(version, Path.of("/c"), Path.of("/j")))
        .noneMatch(word -> word.contains("beside"));
  }

  @Test
  void bothUnitsAreToldToSendRtp() {
    HeadendSettings settings = settings(8080, Transport.RTP);
    for (int unit = 0; unit < 2; unit++) {
      assertThat(UnitSettings.multicastUnit(settings, unit, Path.of("/d"), Path.of("/k")))
          .containsEntry("transport", "rtp");
    }
  }

  private Headend headend(int port) {
    PrintStream out = new PrintStream(new ByteArrayOutputStream(), true, StandardCharsets.UTF_8);
    return new Headend(settings(port), new Screen.Plain(out), InstantSource.system());
  }

  private HeadendSettings settings(int port) {
    return settings(port, Transport.UDP);
  }

  private HeadendSettings settings(int port, Transport transport) {
    return settings(port, transport, Twins.TWO_GROUPS, groups());
  }

  private static List<GroupPlan> groups() {
    return List.of(new GroupPlan("239.10.0.0", 5000), new GroupPlan("239.20.0.0", 5000));
  }

  private HeadendSettings settings(
      int port, Transport transport, Twins twins, List<GroupPlan> groups) {
    return new HeadendSettings(
        Optional.of(folder),
        folder,
        "sd-mpeg2",
        Optional.of(folder),
        new LinkedHashMap<>(Map.of("store", "/mnt/clips")),
        "lo",
        Optional.empty(),
        port,
        HeadendSettings.usualEncoderPort(port),
        transport,
        groups,
        new TwinSettings(twins, "127.0.0.1", 4901),
        Optional.empty());
  }
}
