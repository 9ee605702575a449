package org.plugcast.multicast;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.plugcast.multicast.sender.TwinClock;

class TwinClockLimitTest {
  private static final OptionalLong LIMIT = OptionalLong.of(2_800_000);

  private static Optional<String> excess(long offsetNs, long withinNs) {
    return TwinClockLimit.excess(
        Optional.of(new TwinClock(offsetNs, OptionalLong.of(withinNs))), LIMIT);
  }

  @Test
  void whatIsWithinTheLimitIsNoAlarm() {
    assertThat(excess(2_800_000, 0)).isEmpty();
    assertThat(excess(-2_800_000, 0)).isEmpty();
  }

  @Test
  void whatIsBeyondItIsToldWithItsDirection() {
    assertThat(excess(3_500_000, 0).orElseThrow())
        .contains("3.500 ms ahead of this unit's", "2.800 ms");
    assertThat(excess(-2_800_001, 0).orElseThrow()).contains("behind this unit's");
  }

  @Test
  void whatTheMeasurementMayBeWrongByIsNotHeldAgainstTheTwin() {
    assertThat(excess(3_500_000, 700_000)).isEmpty();
    assertThat(excess(3_500_001, 700_000)).isPresent();
  }

  @Test
  void nothingIsToldWhileNothingIsKnown() {
    assertThat(TwinClockLimit.excess(Optional.empty(), LIMIT)).isEmpty();
    TwinClock far = new TwinClock(1_000_000_000, OptionalLong.empty());
    assertThat(TwinClockLimit.excess(Optional.of(far), OptionalLong.empty())).isEmpty();
    assertThat(TwinClockLimit.excess(Optional.of(far), LIMIT)).isPresent();
  }

  @Test
  void aConfiguredLimitHoldsInsteadOfADatagramsTime() {
    assertThat(TwinClockLimit.of(OptionalLong.of(5), List.of())).hasValue(5);
    assertThat(TwinClockLimit.of(OptionalLong.empty(), List.of())).isEmpty();
  }
}
