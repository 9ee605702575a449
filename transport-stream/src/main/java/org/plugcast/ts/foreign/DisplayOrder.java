package org.plugcast.ts.foreign;

import java.util.Arrays;

/** Order of display of pictures that are given in decode order. Pure. */
final class DisplayOrder {
  private DisplayOrder() {}

  /** Sorts by {@code group}, then by {@code order} within it. */
  static long key(int group, int order) {
    return (long) group << 32 | Integer.toUnsignedLong(order ^ Integer.MIN_VALUE);
  }

  /**
   * Place of each picture in the order of display: a permutation of {@code 0..keys.length - 1}.
   * Pictures of equal keys keep their decode order.
   */
  static int[] ranks(long[] keys) {
    long[] sorted = keys.clone();
    Arrays.sort(sorted);
    int[] ranks = new int[keys.length];
    int[] taken = new int[keys.length];
    for (int i = 0; i < keys.length; i++) {
      int first = firstIndex(sorted, keys[i]);
      ranks[i] = first + taken[first]++;
    }
    return ranks;
  }

  private static int firstIndex(long[] sorted, long key) {
    int low = 0;
    int high = sorted.length;
    while (low < high) {
      int middle = low + high >>> 1;
      if (sorted[middle] < key) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return low;
  }

  /** Frames by which decoding must run ahead of display: the largest {@code i - ranks[i]}. */
  static int reorderFrames(int[] ranks, int frames) {
    int depth = 0;
    for (int i = 0; i < frames; i++) {
      depth = Math.max(depth, i - ranks[i]);
    }
    return depth;
  }

  /**
   * Largest count of pictures, not above {@code most}, that can stand alone: the first ones in
   * decode order and in display order are the same.
   */
  static int wholePrefix(int[] ranks, int most) {
    int whole = 0;
    int highest = -1;
    for (int i = 0; i < most; i++) {
      highest = Math.max(highest, ranks[i]);
      if (highest == i) {
        whole = i + 1;
      }
    }
    return whole;
  }
}
