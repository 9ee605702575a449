package org.plugcast.multicast.status;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.plugcast.multicast.config.ChannelConfig;
import org.plugcast.multicast.record.RecordingCounters;
import org.plugcast.multicast.record.Source;
import org.plugcast.multicast.sender.Said;
import org.plugcast.multicast.sender.TwinClock;
import org.plugcast.multicast.sender.Watched;
import org.plugcast.multicast.testing.SampleCounters;
import org.plugcast.multicast.twin.Stage;

class MetricsTextTest {
  private static final Watched WATCHED =
      new Watched(Stage.ON_AIR, Instant.EPOCH, "", "self", List.of());

  private static UnitStatus status(
      boolean pacing, Optional<UnitStatus.CachingUnitOutage> outage, List<String> problems) {
    ChannelConfig channel =
        new ChannelConfig(7, "Rock \"n\" \\ Roll", InetAddress.ofLiteral("239.1.1.1"), 5000);
    ChannelStatus.OnAir onAir =
        new ChannelStatus.OnAir(
            42,
            Source.TIMELINE,
            SampleCounters.unsent(),
            WATCHED,
            new ChannelStatus.Sources(
                new Said(Source.TIMELINE, 0), Optional.empty(), Optional.empty()),
            Optional.empty(),
            Optional.empty());
    return new UnitStatus(
        "m-01",
        Instant.EPOCH,
        pacing,
        7,
        Optional.of("sched_setscheduler failed with errno 1"),
        new UnitStatus.Clocks(Duration.ofMillis(-250), 3),
        new UnitStatus.Fetching(4, 5, 6, 8),
        outage,
        new UnitStatus.Twin(
            "same-group",
            "main",
            true,
            Optional.of(new TwinClock(-2_500_000, OptionalLong.of(1))),
            OptionalLong.of(2_800_000),
            List.of(),
            UnitStatus.Twin.NONE.update(),
            List.of()),
        Optional.of(new RecordingStatus(3, 5_000, new RecordingCounters())),
        problems,
        List.of(
            new ChannelStatus(
                channel, Optional.empty(), Optional.of(onAir), Optional.empty(), List.of())));
  }

  @Test
  void everySeriesHasHelpAndTypeBeforeItsSamples() {
    String described = "";
    for (String line : MetricsText.of(status(true, Optional.empty(), List.of())).split("\n", -1)) {
      if (line.startsWith("# TYPE ")) {
        described = line.split(" ", -1)[2];
      } else if (!line.isEmpty() && !line.startsWith("#")) {
        assertThat(line).startsWith(described);
        assertThat(line).matches("[a-z_]+(\\{.*})? -?[0-9.E-]+");
      }
    }
  }

  @Test
  void labelsAreEscaped() {
    assertThat(MetricsText.of(status(true, Optional.empty(), List.of())))
        .contains(
            "plugcast_datagrams_sent_total{channel=\"7\",name=\"Rock \\\"n\\\" \\\\ Roll\"} 0\n")
        .contains("plugcast_wall_clock_offset_seconds -0.25\n")
        .contains("plugcast_sender_restarts_total 7\n")
        .contains("plugcast_twin_heard 1.0\n")
        .contains("plugcast_twin_clock_offset_seconds -0.0025\n")
        .contains("plugcast_twin_clock_limit_seconds 0.0028\n")
        .contains("plugcast_lost_clips_total 8\n")
        .contains("plugcast_recordings_bytes 5000.0\n")
        .contains("plugcast_recording_datagrams_left_out_total{reason=\"disk-slow\"} 0\n")
        .contains("plugcast_fetch_failures_total{kind=\"clip\"} 5\n")
        .contains("le=\"+Inf\"} 0\n");
  }

  @Test
  void healthIsTheWorstOfWhatIsWrong() {
    UnitStatus.CachingUnitOutage outage =
        new UnitStatus.CachingUnitOutage(Instant.EPOCH, "cannot connect");
    assertThat(status(true, Optional.empty(), List.of()).health()).isEqualTo("ok");
    assertThat(status(true, Optional.empty(), List.of("x")).health()).isEqualTo("degraded");
    assertThat(status(true, Optional.of(outage), List.of()).health()).isEqualTo("degraded");
    assertThat(status(false, Optional.empty(), List.of()).health()).isEqualTo("failed");
  }
}
