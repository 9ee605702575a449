package org.plugcast.ts.rtp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import java.util.stream.LongStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.plugcast.ts.mpeg.MalformedStreamException;
import org.plugcast.ts.mpeg.MuxRate;

class SeamlessMergeTest {
  private static final int WINDOW = 20;
  private static final int SSRC = 0x4321;
  private static final int BYTES = RtpHeader.LENGTH + 8;

  private final List<Long> delivered = new ArrayList<>();
  private final SeamlessMerge merge = new SeamlessMerge(2, WINDOW, this::take);

  /** A datagram of a made-up stream on a leg, at a time that counts in datagrams. */
  private record Arrival(int leg, long number, double time) {}

  private void take(byte[] bytes, int offset, int length) {
    assertThat(length).isEqualTo(BYTES);
    long number = 0;
    for (int i = RtpHeader.LENGTH; i < length; i++) {
      number = number << 8 | bytes[offset + i] & 0xff;
    }
    delivered.add(number);
  }

  private static byte[] datagram(long number, int ssrc) {
    byte[] bytes = new byte[BYTES];
    RtpHeader.write(bytes, 0, (int) number, number * 252, ssrc);
    for (int i = 0; i < Long.BYTES; i++) {
      bytes[RtpHeader.LENGTH + i] = (byte) (number >> 8 * (Long.BYTES - 1 - i));
    }
    return bytes;
  }

  private void add(int leg, long... numbers) {
    for (long number : numbers) {
      add(leg, datagram(number, SSRC));
    }
  }

  private void add(int leg, byte[] bytes) {
    try {
      merge.add(leg, bytes, 0, bytes.length);
    } catch (MalformedStreamException e) {
      throw new AssertionError(e);
    }
  }

  private MergeReport finish() {
    merge.finish();
    return merge.report();
  }

  private static List<Long> range(long from, long to) {
    return LongStream.range(from, to).boxed().toList();
  }

  @Test
  void deliversAtOnceWhatIsInOrder() {
    add(0, 1, 2, 3);
    assertThat(delivered).containsExactly(1L, 2L, 3L);
  }

  @Test
  void takesFromTheOtherLegWhatOneMisses() {
    add(0, 1, 2, 4, 5, 8);
    add(1, 1, 2, 3, 6, 7);
    assertThat(delivered).isEqualTo(range(1, 9));
    assertThat(finish())
        .isEqualTo(
            new MergeReport(
                List.of(new MergeReport.Leg(5, 3, 0), new MergeReport.Leg(5, 3, 0)),
                8,
                0,
                2,
                0,
                0,
                0,
                0));
  }

  @Test
  void givesUpAfterAWindow() {
    add(0, 100);
    for (long number = 102; number < 101 + WINDOW; number++) {
      add(0, number);
    }
    assertThat(delivered).containsExactly(100L);
    add(0, 101 + WINDOW);
    assertThat(delivered).hasSize(WINDOW + 1).doesNotContain(101L);
    add(1, 101);
    assertThat(finish())
        .returns(1L, MergeReport::lost)
        .returns(1L, MergeReport::late)
        .returns(false, MergeReport::isSeamless);
    assertThat(delivered).doesNotContain(101L);
  }

  @Test
  void deliversWhatWaitsWhenTheStreamEnds() {
    add(0, 1, 3, 5);
    assertThat(finish()).returns(2L, MergeReport::lost);
    assertThat(delivered).containsExactly(1L, 3L, 5L);
  }

  @Test
  void seesThatTwinsDiffer() {
    byte[] header = datagram(1, SSRC);
    header[4] ^= 1;
    byte[] payload = datagram(2, SSRC);
    payload[BYTES - 1] ^= 1;
    add(0, 1, 2, 3);
    add(1, header);
    add(1, payload);
    add(1, 3);
    assertThat(finish())
        .returns(2L, MergeReport::different)
        .returns(1L, MergeReport::identical)
        .returns(false, MergeReport::isSeamless);
    assertThat(delivered).containsExactly(1L, 2L, 3L);
  }

  @Test
  void aLegMayBeSilentForAnyTimeAndComeBack() {
    for (long number = 65_000; number < 400_000; number++) {
      add(0, number);
      if (number < 66_000 || number > 390_000) {
        add(1, number - 5);
      }
    }
    for (long number = 399_995; number < 400_500; number++) {
      add(1, number);
    }
    assertThat(delivered).isEqualTo(range(65_000, 400_500));
    assertThat(finish()).returns(true, MergeReport::isSeamless);
  }

  @Test
  void aRepetitionIsDeliveredOnce() {
    add(0, 1, 2, 2, 1, 3);
    assertThat(delivered).containsExactly(1L, 2L, 3L);
    assertThat(finish().legs().getFirst()).isEqualTo(new MergeReport.Leg(5, 0, 2));
  }

  @Test
  void anotherSourceIsNotMixedIn() {
    add(0, 1, 2);
    add(1, datagram(3, SSRC + 1));
    add(0, 3, 4);
    assertThat(delivered).containsExactly(1L, 2L, 3L, 4L);
    assertThat(finish()).returns(1L, MergeReport::strays).returns(false, MergeReport::isSeamless);
  }

  @Test
  void anotherSourceIsFollowedWhereNothingElseComes() {
    add(0, 1, 2, 4);
    for (long number = 30_000; number < 30_040; number++) {
      add(0, datagram(number, SSRC + 1));
      add(1, datagram(number, SSRC + 1));
    }
    assertThat(delivered.subList(0, 3)).containsExactly(1L, 2L, 4L);
    assertThat(delivered.subList(3, delivered.size())).isEqualTo(range(30_007, 30_040));
    assertThat(finish()).returns(1L, MergeReport::restarts).returns(0L, MergeReport::different);
  }

  @Test
  void aStreamThatWasAwayForHalfARoundIsFollowed() {
    add(0, 1, 2, 3);
    for (long number = 40_000; number < 40_040; number++) {
      add(0, number);
    }
    assertThat(delivered).endsWith(40_038L, 40_039L).doesNotHaveDuplicates();
    assertThat(finish()).returns(1L, MergeReport::restarts);
  }

  @Test
  void nothingThatIsNoRtpGetsIn() {
    assertThatThrownBy(() -> merge.add(0, new byte[1316], 0, 1316))
        .isInstanceOf(MalformedStreamException.class)
        .hasMessageContaining("not RTP version 2");
    assertThatThrownBy(() -> merge.add(0, long2049(), 0, 2049))
        .isInstanceOf(MalformedStreamException.class)
        .hasMessageContaining("2049 bytes");
    assertThat(finish().legs().getFirst().received()).isZero();
  }

  private static byte[] long2049() {
    byte[] bytes = new byte[2049];
    RtpHeader.write(bytes, 0, 1, 1, 1);
    return bytes;
  }

  @Test
  void refusesAWindowThatSequenceNumbersCannotSpan() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new SeamlessMerge(2, 16_385, this::take))
        .withMessageContaining("1 to 16384");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new SeamlessMerge(9, 1, this::take))
        .withMessageContaining("1 to 8");
  }

  /** 356.18 datagrams a second at 3.75 Mbit/s. */
  @Test
  void aWindowIsTheDatagramsOfItsTime() {
    assertThat(SeamlessMerge.window(new MuxRate(3_750_000), 450)).isEqualTo(161);
    assertThat(SeamlessMerge.window(new MuxRate(3_750_000), 1000)).isEqualTo(357);
  }

  @Property(tries = 300)
  void whatComesOnOneLegWithinTheWindowIsDeliveredInOrderAndOnce(
      @ForAll long seed,
      @ForAll @IntRange(min = 0, max = 65_535) int first,
      @ForAll @IntRange(min = 0, max = 12) int skew,
      @ForAll @IntRange(min = 0, max = 6) int disorder) {
    Random random = new Random(seed);
    delivered.clear();
    SeamlessMerge each = new SeamlessMerge(2, WINDOW, this::take);
    int count = 1000 + random.nextInt(100_000 / (1 + random.nextInt(90)));
    for (Arrival arrival : arrivals(random, first, count, skew, disorder)) {
      byte[] bytes = datagram(arrival.number(), SSRC);
      try {
        each.add(arrival.leg(), bytes, 0, bytes.length);
      } catch (MalformedStreamException e) {
        throw new AssertionError(e);
      }
    }
    each.finish();
    assertThat(delivered).isEqualTo(range(first, first + (long) count));
    assertThat(each.report().isSeamless()).isTrue();
  }

  /** Each datagram on at least one leg; losses single and in long rows; the first one on both. */
  private static List<Arrival> arrivals(
      Random random, int first, int count, int skew, int disorder) {
    List<Arrival> arrivals = new ArrayList<>();
    int silent = 0;
    int silentLeg = 0;
    for (int i = 0; i < count; i++) {
      if (silent-- <= 0 && random.nextInt(200) == 0) {
        silent = random.nextInt(5000);
        silentLeg = random.nextInt(2);
      }
      int missing = silent > 0 ? silentLeg : random.nextInt(5) == 0 ? random.nextInt(2) : 2;
      for (int leg = 0; leg < 2; leg++) {
        if (i == 0 || leg != missing) {
          double late = i == 0 ? -disorder : random.nextDouble() * disorder;
          arrivals.add(new Arrival(leg, first + (long) i, i + leg * skew + late));
        }
      }
    }
    arrivals.sort(Comparator.comparingDouble(Arrival::time));
    return arrivals;
  }
}
