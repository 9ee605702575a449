package org.plugcast.multicast.pacing;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PhaseTest {
  private static final long EPOCH = 1_800_000_000_123_456_789L;
  private static final int SD = 3_750_000;

  @Property
  void datagramsOfOneRateShareInstantsWhateverTheirEpochs(
      @ForAll @LongRange(min = 0, max = 4_000_000_000_000_000_000L) long epochNs,
      @ForAll @IntRange(min = 1, max = 65_535) int number,
      @ForAll @LongRange(min = 0, max = 1_000_000_000) long datagram) {
    Cadence cadence = new Cadence(epochNs, SD);
    Cadence fromZero = new Cadence(0, SD * Phase.instantsPerDatagram(SD));
    long leaves = cadence.dueNs(datagram) + Phase.delayNs(cadence, number);
    long nextInstant = fromZero.dueNs(fromZero.firstDatagramDueFrom(leaves - 2));
    assertThat(Math.abs(nextInstant - leaves)).isLessThanOrEqualTo(2);
  }

  @Property
  void noChannelIsDelayedByMuchMoreThanADatagramOfStandardDefinition(
      @ForAll @LongRange(min = 1_000, max = 1_000_000_000) long rate,
      @ForAll @LongRange(min = 0, max = 4_000_000_000_000_000_000L) long epochNs,
      @ForAll @IntRange(min = 1, max = 65_535) int number) {
    assertThat(Phase.delayNs(new Cadence(epochNs, rate), number)).isBetween(0L, 3_300_000L);
  }

  @Test
  void channelsOfOneEpochAreSpreadEvenly() {
    Cadence cadence = new Cadence(EPOCH, SD);
    Map<Long, Integer> channels = new HashMap<>();
    for (int number = 1; number <= 250; number++) {
      channels.merge(Phase.delayNs(cadence, number), 1, Integer::sum);
    }
    assertThat(channels).hasSize((int) Phase.instantsPerDatagram(SD));
    assertThat(channels.values()).allMatch(n -> n >= 28 && n <= 35);
  }

  @Test
  void aFewChannelsDoNotShareAnInstant() {
    Cadence cadence = new Cadence(EPOCH, SD);
    Set<Long> delays = new HashSet<>();
    for (int number = 1; number <= 5; number++) {
      delays.add(Phase.delayNs(cadence, number));
    }
    assertThat(delays).hasSize(5);
  }

  @ParameterizedTest
  @CsvSource({
    "1000, 30080",
    "3750000, 8",
    "8000000, 4",
    "19390000, 2",
    "38800000, 1",
    "900000000, 1"
  })
  void instantsAreAboutAThirdOfAMillisecondApart(long rate, long instants) {
    assertThat(Phase.instantsPerDatagram(rate)).isEqualTo(instants);
  }
}
