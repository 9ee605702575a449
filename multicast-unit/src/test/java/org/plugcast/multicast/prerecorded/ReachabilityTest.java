package org.plugcast.multicast.prerecorded;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.plugcast.multicast.prerecorded.Situation.Reach;
import org.plugcast.multicast.testing.SampleCachingUnit;

class ReachabilityTest {
  private static final Probe YES = new Probe.Answered();
  private static final Probe NO = new Probe.NoConnection("refused");

  @Test
  void oneFailureIsNoOutageAndTwoAre() {
    Reachability reachability = new Reachability();
    assertThat(reachability.observe(NO)).isEqualTo(Reach.REACHABLE);
    assertThat(reachability.observe(YES)).isEqualTo(Reach.REACHABLE);
    assertThat(reachability.observe(NO)).isEqualTo(Reach.REACHABLE);
    assertThat(reachability.problem()).isEmpty();
    assertThat(reachability.observe(NO)).isEqualTo(Reach.UNREACHABLE);
  }

  @Test
  void oneAnswerIsNoReturnAndTwoAre() {
    Reachability reachability = new Reachability();
    reachability.observe(NO);
    reachability.observe(NO);
    assertThat(reachability.observe(YES)).isEqualTo(Reach.UNREACHABLE);
    assertThat(reachability.problem()).get().asString().contains("begun to answer again");
    assertThat(reachability.observe(NO)).isEqualTo(Reach.UNREACHABLE);
    assertThat(reachability.observe(YES)).isEqualTo(Reach.UNREACHABLE);
    assertThat(reachability.observe(YES)).isEqualTo(Reach.REACHABLE);
    assertThat(reachability.problem()).isEmpty();
  }

  @Test
  void whatPingSaidIsToldAndDecidesNothing() {
    Reachability reachability = new Reachability();
    reachability.pinged(Ping.SILENT);
    assertThat(reachability.reach()).isEqualTo(Reach.REACHABLE);
    reachability.observe(new Probe.TimedOut(Duration.ofMillis(400)));
    reachability.observe(new Probe.TimedOut(Duration.ofMillis(400)));
    assertThat(reachability.problem())
        .contains(
            "the caching unit cannot be reached: no answer within 400 ms; its machine does not"
                + " answer a ping, so it or the way to it is down");
    reachability.pinged(Ping.ANSWERED);
    assertThat(reachability.reach()).isEqualTo(Reach.UNREACHABLE);
    assertThat(reachability.problem()).get().asString().contains("its service is down");
  }

  @Test
  void probeTellsAnAnswerAWrongStatusAndARefusal() throws IOException, InterruptedException {
    URI asked;
    Duration patience = Duration.ofSeconds(20);
    try (SampleCachingUnit unit = new SampleCachingUnit()) {
      asked = unit.uri().resolve("/channels/1/timeline");
      unit.publish(1, "text");
      try (CachingUnitProbe probe = new CachingUnitProbe(asked, patience)) {
        assertThat(probe.ask()).isEqualTo(new Probe.Answered());
        unit.failWith(403);
        assertThat(probe.ask()).isEqualTo(new Probe.WrongStatus(403));
        assertThat(probe.ping()).isEqualTo(Ping.ANSWERED);
      }
    }
    try (CachingUnitProbe probe = new CachingUnitProbe(asked, patience)) {
      assertThat(probe.ask()).isInstanceOf(Probe.NoConnection.class);
    }
  }
}
