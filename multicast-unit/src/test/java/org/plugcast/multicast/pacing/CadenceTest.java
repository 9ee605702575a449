package org.plugcast.multicast.pacing;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigInteger;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.api.Test;

class CadenceTest {
  private static final long EPOCH = 1_767_225_600_000_000_000L;

  @Test
  void datagramsOfSevenPacketsAreDueInEvenSteps() {
    Cadence cadence = new Cadence(EPOCH, 3_750_000);
    assertThat(cadence.dueNs(0)).isEqualTo(EPOCH);
    assertThat(cadence.dueNs(1)).isEqualTo(EPOCH + 2_807_466);
    assertThat(cadence.dueNs(3_750_000)).isEqualTo(EPOCH + 7L * 1504 * 1_000_000_000);
    assertThat(cadence.datagramNs()).isEqualTo(2_807_466);
    assertThat(cadence.datagramsIn(2_000_000_000)).isEqualTo(712);
  }

  @Test
  void nothingIsDueBeforeTheEpoch() {
    Cadence cadence = new Cadence(EPOCH, 3_750_000);
    assertThat(cadence.firstDatagramDueFrom(EPOCH - 1)).isZero();
    assertThat(cadence.packetDueAt(EPOCH - 1)).isEqualTo(-1);
    assertThat(cadence.packetDueAt(EPOCH)).isZero();
  }

  @Property
  void dueTimesAreExactForAHundredYears(
      @ForAll @LongRange(max = 1_000_000_000_000L) long datagram,
      @ForAll @LongRange(min = 100_000, max = 1_000_000_000) long rate) {
    BigInteger nanos =
        BigInteger.valueOf(datagram)
            .multiply(BigInteger.valueOf(7 * 1504))
            .multiply(BigInteger.valueOf(1_000_000_000))
            .divide(BigInteger.valueOf(rate));
    if (nanos.bitLength() < 62) {
      assertThat(new Cadence(EPOCH, rate).dueNs(datagram)).isEqualTo(EPOCH + nanos.longValue());
    }
  }

  @Property
  void firstDatagramDueIsTheInverseOfDue(
      @ForAll @LongRange(max = 3_000_000_000_000_000_000L) long elapsed,
      @ForAll @LongRange(min = 100_000, max = 1_000_000_000) long rate) {
    Cadence cadence = new Cadence(EPOCH, rate);
    long now = EPOCH + elapsed;
    long first = cadence.firstDatagramDueFrom(now);
    assertThat(cadence.dueNs(first)).isGreaterThanOrEqualTo(now);
    assertThat(first == 0 || cadence.dueNs(first - 1) < now).isTrue();
    long packet = cadence.packetDueAt(now);
    assertThat(cadence.packetDueNs(packet)).isLessThanOrEqualTo(now);
    assertThat(cadence.packetDueNs(packet + 1)).isGreaterThan(now);
  }
}
