package org.plugcast.multicast;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.plugcast.multicast.aircheck.Findings;
import org.plugcast.multicast.config.ChannelConfig;
import org.plugcast.multicast.config.TwinsConfig;
import org.plugcast.multicast.record.Source;
import org.plugcast.multicast.sender.Said;
import org.plugcast.multicast.sender.SaidLine;
import org.plugcast.multicast.sender.Watched;
import org.plugcast.multicast.status.ChannelStatus;
import org.plugcast.multicast.status.UnitStatus;
import org.plugcast.multicast.testing.SampleCounters;
import org.plugcast.multicast.twin.Stage;

/** What a unit makes of a twin that sends from another source. */
class OtherSourceTest {
  private static final ChannelConfig CHANNEL =
      new ChannelConfig(7, "Rock", InetAddress.ofLiteral("239.1.1.1"), 5000);

  private static ChannelStatus.OnAir air(
      Stage stage, String onAirBy, Source own, Optional<Source> twin) {
    return new ChannelStatus.OnAir(
        42,
        own,
        SampleCounters.unsent(),
        new Watched(stage, Instant.EPOCH, "", onAirBy, List.of()),
        new ChannelStatus.Sources(new Said(own, 0), Optional.empty(), twin),
        Optional.empty(),
        Optional.empty());
  }

  @Test
  void aTwinThatSendsRecordingsIsToldOf() {
    ChannelStatus.OnAir air =
        air(Stage.STANDBY, "twin", Source.TIMELINE, Optional.of(Source.PRE_RECORDED));
    assertThat(OtherSource.words(TwinsConfig.Mode.SAME_GROUP, air))
        .contains("the twin sends recordings, this unit would send the timeline");
  }

  @Test
  void inTwoGroupsBothSend() {
    ChannelStatus.OnAir air = air(Stage.ON_AIR, "self", Source.TIMELINE, Optional.of(Source.SLATE));
    assertThat(OtherSource.words(TwinsConfig.Mode.TWO_GROUPS, air))
        .contains("the twin sends a slate, this unit the timeline");
  }

  @Test
  void aTwinThatWouldSendSomethingElseIsToldOfToo() {
    ChannelStatus.OnAir air =
        air(Stage.ON_AIR, "self", Source.PRE_RECORDED, Optional.of(Source.TIMELINE));
    assertThat(OtherSource.words(TwinsConfig.Mode.SAME_GROUP, air))
        .contains("this unit has recordings, the twin the timeline");
  }

  @Test
  void nothingIsToldWhileBothAreOnTheTimelineOrTheTwinDoesNotTell() {
    for (Optional<Source> twin : List.of(Optional.of(Source.TIMELINE), Optional.<Source>empty())) {
      ChannelStatus.OnAir air = air(Stage.STANDBY, "twin", Source.TIMELINE, twin);
      assertThat(OtherSource.words(TwinsConfig.Mode.SAME_GROUP, air)).isEmpty();
    }
  }

  private static UnitStatus.Update update(Findings findings) {
    ChannelStatus.OnAir air =
        air(Stage.LISTENING, "twin", Source.TIMELINE, Optional.of(Source.PRE_RECORDED));
    return UpdateProgress.of(
        List.of(
            new ChannelStatus(
                CHANNEL, Optional.empty(), Optional.of(air), Optional.of(findings), List.of())));
  }

  @Test
  void anUpdateIsVerifiedWhileTheTwinSendsRecordings() {
    assertThat(update(new Findings(0, 0, 0, 0, 0, 0, 2_000, 0, 0, 0, 0)).phase())
        .isEqualTo(UnitStatus.Phase.VERIFIED);
    assertThat(update(new Findings(1_500, 0, 0, 0, 0, 0, 499, 0, 0, 0, 0)).phase())
        .isEqualTo(UnitStatus.Phase.CATCHING_UP);
  }

  @Test
  void whatDiffersFailsAnUpdateAllTheSame() {
    assertThat(update(new Findings(2_000, 0, 1, 0, 0, 0, 2_000, 0, 0, 0, 0)).phase())
        .isEqualTo(UnitStatus.Phase.FAILED);
  }

  @Test
  void whoIsBegunBesideAnotherProcessLearnsFromItWhatIsMadeFromWhat() {
    SaidLine twin = new SaidLine();
    SaidLine elders;
    try (BesideElder elder =
        BesideElder.of(new InetSocketAddress(InetAddress.getLoopbackAddress(), 1))) {
      elders = elder.elder(7);
      elder.pass(7, twin);
      elder.hear(
          """
          {"channels": [
            {"channel": 7, "plays": {"source": "slate", "from": 5},
              "twinPlays": {"source": "pre-recorded", "from": 1000}},
            {"channel": 8, "plays": {"source": "timeline", "from": 0}},
            {"channel": 9}]}""");
      assertThat(elders.last()).contains(new Said(Source.SLATE, 5));
      assertThat(twin.last()).contains(new Said(Source.PRE_RECORDED, 1_000));
      assertThat(elder.elder(8).isOther(5)).isFalse();
      assertThat(elder.elder(9).last()).isEmpty();
    }
    assertThat(elders.last()).isEmpty();
    assertThat(twin.last()).isPresent();
  }
}
