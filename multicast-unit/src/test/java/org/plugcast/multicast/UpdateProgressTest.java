package org.plugcast.multicast;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.plugcast.multicast.aircheck.Findings;
import org.plugcast.multicast.config.ChannelConfig;
import org.plugcast.multicast.record.Source;
import org.plugcast.multicast.sender.Said;
import org.plugcast.multicast.sender.Watched;
import org.plugcast.multicast.status.ChannelStatus;
import org.plugcast.multicast.status.UnitStatus.Phase;
import org.plugcast.multicast.testing.SampleCounters;
import org.plugcast.multicast.twin.Stage;

class UpdateProgressTest {
  /** Of a build that makes one wrong byte in 2.8 s of 3.75 Mbit/s. */
  private static final long SELDOM = 1000;

  private static ChannelStatus channel(
      Stage stage, String onAirBy, long identical, long different) {
    Watched watched = new Watched(stage, Instant.EPOCH, "", onAirBy, List.of());
    return new ChannelStatus(
        new ChannelConfig(7, "Seven", InetAddress.ofLiteral("239.1.1.1"), 5000),
        Optional.empty(),
        Optional.of(
            new ChannelStatus.OnAir(
                42,
                Source.TIMELINE,
                SampleCounters.unsent(),
                watched,
                new ChannelStatus.Sources(
                    new Said(Source.TIMELINE, 0), Optional.empty(), Optional.empty()),
                Optional.empty(),
                Optional.empty())),
        Optional.of(new Findings(identical, 0, different, 0, 0, 0, 0, 0, 0, 0, 0)),
        List.of());
  }

  private static Phase phase(ChannelStatus... channels) {
    return UpdateProgress.of(List.of(channels)).phase();
  }

  @Test
  void whatIsWrongSeldomIsWaitedFor() {
    assertThat(phase(channel(Stage.LISTENING, "self", 2 * SELDOM - 1, 0)))
        .isEqualTo(Phase.CATCHING_UP);
    assertThat(phase(channel(Stage.LISTENING, "self", 2 * SELDOM, 0))).isEqualTo(Phase.VERIFIED);
  }

  @Test
  void oneDatagramThatDiffersIsEnough() {
    assertThat(phase(channel(Stage.LISTENING, "self", 10 * SELDOM, 1))).isEqualTo(Phase.FAILED);
  }

  @Test
  void everyChannelHasToBeCompared() {
    assertThat(
            phase(
                channel(Stage.LISTENING, "self", 2 * SELDOM, 0),
                channel(Stage.LISTENING, "self", 5, 0)))
        .isEqualTo(Phase.CATCHING_UP);
  }

  @Test
  void whereNobodySendsThereIsNothingToCompare() {
    assertThat(phase(channel(Stage.LISTENING, "nobody", 0, 0))).isEqualTo(Phase.VERIFIED);
  }

  @Test
  void channelsThatAreNotKnownYetAreWaitedFor() {
    assertThat(phase()).isEqualTo(Phase.CATCHING_UP);
  }

  @Test
  void itIsOnAirWhenItHasTakenEveryChannel() {
    assertThat(phase(channel(Stage.ON_AIR, "self", 2 * SELDOM, 0))).isEqualTo(Phase.ON_AIR);
    assertThat(
            phase(
                channel(Stage.ON_AIR, "self", 2 * SELDOM, 0),
                channel(Stage.LISTENING, "self", 5, 0)))
        .isEqualTo(Phase.CATCHING_UP);
  }
}
