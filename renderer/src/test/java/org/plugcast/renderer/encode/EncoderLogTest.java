package org.plugcast.renderer.encode;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class EncoderLogTest {
  private final AtomicLong now = new AtomicLong();
  private final EncoderLog log = new EncoderLog(fraction -> {}, 10, 7_000, now::get);

  private void after(long seconds) {
    now.addAndGet(TimeUnit.SECONDS.toNanos(seconds));
  }

  @Test
  void workThatGetsOnIsLetAlone() {
    for (int second = 0; second < 5_000; second += 100) {
      log.said("out_time_us=" + (10 + second) * 1_000_000L);
      assertThat(log.impatience()).isEmpty();
      after(100);
    }
  }

  @Test
  void workThatComesNoFurtherIsEnded() {
    log.said("out_time_us=900000000");
    after(119);
    log.said("out_time_us=900000000");
    assertThat(log.impatience()).isEmpty();
    after(2);
    assertThat(log.impatience()).contains("came no further than 900.0 s in 121 s");
  }

  @Test
  void workThatHardlyGetsOnIsEnded() {
    after(119);
    log.said("out_time_us=100");
    after(100);
    assertThat(log.impatience()).contains("came only 0.0 s far in 219 s");
  }

  @Test
  void workThatHasNoEndIsEnded() {
    log.said("out_time_us=7000000000");
    assertThat(log.impatience()).isEmpty();
    log.said("out_time_us=7000100000");
    assertThat(log.impatience())
        .hasValueSatisfying(why -> assertThat(why).startsWith("found more than 7000 s in it"));
  }

  @Test
  void tagsAreNotTakenForStatistics() {
    log.said("[info]     title           : Number of samples: 99999999999");
    log.said("[info]     artist          : Peak level dB: 90");
    log.said("                           : silence_start: 0");
    log.said("[info]     I:              : -1.0 LUFS");
    assertThat(log.samples()).isZero();
    assertThat(log.peakDb()).isEqualTo(Double.NEGATIVE_INFINITY);
    assertThat(log.heard().silentHead()).isZero();
    assertThat(log.loudness().lkfs()).isEqualTo(Loudness.SILENCE);
  }
}
