package org.plugcast.ts.foreign;

import java.util.Arrays;

/** Growing list of numbers without boxes. For one thread. */
final class LongList {
  private long[] values = new long[1_024];
  private int size;

  void add(long value) {
    if (size == values.length) {
      values = Arrays.copyOf(values, size * 2);
    }
    values[size++] = value;
  }

  int size() {
    return size;
  }

  long[] toArray() {
    return Arrays.copyOf(values, size);
  }
}
