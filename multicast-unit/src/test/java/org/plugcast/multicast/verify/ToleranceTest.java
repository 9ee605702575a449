package org.plugcast.multicast.verify;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.plugcast.multicast.pacing.Cadence;

class ToleranceTest {
  private static final long MS = 1_000_000;

  @Test
  void silenceIsAsLongAsATwinListensAtLeast() {
    assertThat(Tolerance.of(30 * MS)).isEqualTo(new Tolerance(40 * MS, 40 * MS, 20 * MS, 250 * MS));
  }

  @Test
  void patienceIsTheLongestOfAll() {
    assertThatThrownBy(() -> new Tolerance(40 * MS, 40 * MS, 20 * MS, 40 * MS))
        .hasMessageContaining("patience 40000000");
    assertThatThrownBy(() -> new Tolerance(-1, 0, 0, 1)).hasMessageContaining("late -1");
  }

  @Test
  void slowChannelsAreWaitedForLonger() {
    Tolerance tolerance = Tolerance.of(30 * MS);
    Reach slow = Reach.of(new Schedule(new Cadence(0, 64_000), 0, 1_316), tolerance);
    assertThat(slow.window()).isEqualTo(4);
    assertThat(slow.pauseNs()).isGreaterThan(400 * MS);
    assertThat(slow.patienceNs()).isGreaterThan(slow.holdNs());
    Reach fast = Reach.of(new Schedule(new Cadence(0, 900_000_000), 0, 1_316), tolerance);
    assertThat(fast.window()).isEqualTo(256);
    assertThat(fast.patienceNs()).isEqualTo(250 * MS);
  }

  @Test
  void datagramsHaveASize() {
    assertThatThrownBy(() -> new Schedule(new Cadence(0, 1), 0, 0)).hasMessageContaining("0 bytes");
  }
}
