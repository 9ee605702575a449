package org.plugcast.multicast.pacing;

import java.util.Arrays;

/** Lanes, the one to be sent first on top; those to be sent at once by their numbers. */
final class LaneHeap {
  private Lane[] lanes = new Lane[64];
  private int size;

  int size() {
    return size;
  }

  Lane get(int position) {
    return lanes[position];
  }

  void add(Lane lane) {
    if (size == lanes.length) {
      lanes = Arrays.copyOf(lanes, size * 2);
    }
    lanes[size++] = lane;
    order();
  }

  /** Whether it was there. */
  boolean remove(Lane lane) {
    for (int i = 0; i < size; i++) {
      if (lanes[i] == lane) {
        System.arraycopy(lanes, i + 1, lanes, i, --size - i);
        order();
        return true;
      }
    }
    return false;
  }

  /** To be called when the time of the lane on top has changed to a later one. */
  void firstMoved() {
    sink(0);
  }

  /** A sorted array is a heap. */
  private void order() {
    Arrays.sort(lanes, 0, size, LaneHeap::compare);
  }

  private void sink(int from) {
    Lane lane = lanes[from];
    int hole = from;
    for (int child = 2 * hole + 1; child < size; child = 2 * hole + 1) {
      if (child + 1 < size && before(lanes[child + 1], lanes[child])) {
        child++;
      }
      if (!before(lanes[child], lane)) {
        break;
      }
      lanes[hole] = lanes[child];
      hole = child;
    }
    lanes[hole] = lane;
  }

  private static boolean before(Lane a, Lane b) {
    return compare(a, b) < 0;
  }

  private static int compare(Lane a, Lane b) {
    int byTime = Long.compare(a.sendAtNs(), b.sendAtNs());
    return byTime != 0 ? byTime : Integer.compare(a.spec().number(), b.spec().number());
  }
}
