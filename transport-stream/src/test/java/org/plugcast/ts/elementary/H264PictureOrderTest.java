package org.plugcast.ts.elementary;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.plugcast.ts.elementary.H264SliceHeader.Structure;
import org.plugcast.ts.elementary.H264Sps.Offsets;
import org.plugcast.ts.elementary.H264Sps.OrderCount;
import org.plugcast.ts.elementary.H264Sps.Size;

/** Order counts worked out by hand from ITU-T H.264 §8.2.1. */
class H264PictureOrderTest {
  private static final OrderCount EXPLICIT = new OrderCount.Explicit(4);
  private static final OrderCount DECODE_ORDER = new OrderCount.DecodeOrder();

  /** Two reference frames a cycle, a picture in between that none refers to. */
  private static final OrderCount CYCLE =
      new OrderCount.Cycle(true, -2, 1, new Offsets(new int[] {4, 6}));

  private final H264PictureOrder order = new H264PictureOrder();

  @Test
  void lowBitsWrapUpAndDown() {
    int[] lsbs = {0, 6, 2, 4, 12, 8, 10, 2, 14, 0};
    int[] expected = {0, 6, 2, 4, 12, 8, 10, 18, 14, 16};
    for (int i = 0; i < lsbs.length; i++) {
      boolean reference = i % 3 != 2 && i % 3 != 0 || i == 0;
      H264SliceHeader picture = picture(EXPLICIT, i == 0, reference, 0, lsbs[i], 0);
      assertThat(order.next(picture)).as("picture " + i).isEqualTo(expected[i]);
    }
  }

  @Test
  void frameCountsAsItsEarlierField() {
    order.next(picture(EXPLICIT, true, true, 0, 0, 0));
    assertThat(order.next(picture(EXPLICIT, false, true, 1, 6, -1))).isEqualTo(5);
    assertThat(order.next(picture(EXPLICIT, false, true, 2, 8, 1))).isEqualTo(8);
  }

  @Test
  void picturesInDecodeOrderCountByFrameNumber() {
    int[] frameNums = {0, 1, 2, 2, 3, 15, 0, 1};
    boolean[] references = {true, true, false, true, true, true, true, true};
    int[] counts = new int[frameNums.length];
    for (int i = 0; i < frameNums.length; i++) {
      counts[i] = order.next(picture(DECODE_ORDER, i == 0, references[i], frameNums[i], 0, 0));
    }
    assertThat(counts).containsExactly(0, 2, 3, 4, 6, 30, 32, 34);
  }

  @Test
  void cycleOfOffsetsRepeats() {
    int[] frameNums = {0, 1, 2, 2, 3, 4};
    boolean[] references = {true, true, false, true, true, true};
    int[] counts = new int[frameNums.length];
    for (int i = 0; i < frameNums.length; i++) {
      counts[i] = order.next(picture(CYCLE, i == 0, references[i], frameNums[i], 0, 0));
    }
    assertThat(counts).containsExactly(0, 4, 2, 10, 14, 20);
  }

  @Test
  void pictureThatResetsCountsFromZero() {
    order.next(picture(EXPLICIT, true, true, 0, 0, 0));
    order.next(picture(EXPLICIT, false, true, 1, 14, 0));
    H264SliceHeader plain = picture(EXPLICIT, false, true, 2, 4, 0);
    assertThat(order.next(resetting(plain))).isZero();
    assertThat(order.next(picture(EXPLICIT, false, true, 1, 2, 0))).isEqualTo(2);
  }

  private static H264SliceHeader resetting(H264SliceHeader plain) {
    return new H264SliceHeader(
        plain.sps(),
        0,
        false,
        1,
        0,
        0,
        plain.frameNum(),
        Structure.FRAME,
        0,
        plain.orderLsb(),
        0,
        0,
        0,
        true);
  }

  private static H264SliceHeader picture(
      OrderCount orderCount, boolean idr, boolean reference, int frameNum, int lsb, int delta) {
    H264Sps sps =
        new H264Sps(
            77, 0, 30, 0, 1, false, 8, 4, orderCount, 2, new Size(32, 32), true, H264Vui.ABSENT);
    return new H264SliceHeader(
        sps,
        0,
        idr,
        reference ? 1 : 0,
        0,
        0,
        frameNum,
        Structure.FRAME,
        0,
        lsb,
        delta,
        0,
        0,
        false);
  }

  @Test
  void offsetsAreTheirOwnValue() {
    Offsets offsets = new Offsets(new int[] {4, 6});
    assertThat(offsets).isEqualTo(new Offsets(new int[] {4, 6})).hasToString("[4, 6]");
    assertThat(offsets.hashCode()).isEqualTo(Arrays.hashCode(new int[] {4, 6}));
  }
}
