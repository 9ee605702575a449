package org.plugcast.ts.rtp;

import java.util.Arrays;

/**
 * The datagrams that a merge knows: those that wait for an earlier one, and those delivered or
 * given up of late, which the other leg's are compared with. A ring; one thread.
 */
final class MergeSlots {
  private static final long FREE = -1;

  private final int slotBytes;
  private final MergeCounters counters;
  private final long[] numbers;

  /** Bytes of the datagram, 0 where it was given up. */
  private final int[] lengths;

  /** A bit for each leg that it came on. */
  private final int[] legs;

  private final byte[] datagrams;
  private long highest;

  MergeSlots(int capacity, int slotBytes, MergeCounters counters) {
    this.slotBytes = slotBytes;
    this.counters = counters;
    this.numbers = new long[capacity];
    this.lengths = new int[capacity];
    this.legs = new int[capacity];
    this.datagrams = new byte[capacity * slotBytes];
    Arrays.fill(numbers, FREE);
  }

  int capacity() {
    return numbers.length;
  }

  /** Highest number that came. */
  long highest() {
    return highest;
  }

  boolean holds(long number) {
    int slot = slot(number);
    return numbers[slot] == number && lengths[slot] > 0;
  }

  /** Keeps the first datagram of its number. */
  void put(int leg, long number, byte[] bytes, int offset, int length) {
    int slot = claim(number);
    legs[slot] = 1 << leg;
    lengths[slot] = length;
    System.arraycopy(bytes, offset, datagrams, slot * slotBytes, length);
    highest = Math.max(highest, number);
  }

  /** Notes one whose number is known already; false where it is not. */
  boolean arrivedAgain(int leg, long number, byte[] bytes, int offset, int length) {
    int slot = slot(number);
    if (numbers[slot] != number) {
      return false;
    }
    int bit = 1 << leg;
    if ((legs[slot] & bit) != 0) {
      counters.repeated(leg);
    } else if (lengths[slot] == 0) {
      counters.late();
    } else {
      counters.compared(isEqual(slot, bytes, offset, length));
    }
    legs[slot] |= bit;
    return true;
  }

  void giveUp(long number) {
    int slot = claim(number);
    legs[slot] = 0;
    lengths[slot] = 0;
    counters.lost();
  }

  void deliver(long number, SeamlessMerge.Sink sink) {
    int slot = slot(number);
    sink.datagram(datagrams, slot * slotBytes, lengths[slot]);
  }

  void clear() {
    for (int slot = 0; slot < numbers.length; slot++) {
      retire(slot);
    }
    highest = 0;
  }

  private boolean isEqual(int slot, byte[] bytes, int offset, int length) {
    int from = slot * slotBytes;
    return Arrays.equals(datagrams, from, from + lengths[slot], bytes, offset, offset + length);
  }

  private int claim(long number) {
    int slot = slot(number);
    retire(slot);
    numbers[slot] = number;
    return slot;
  }

  /** Nothing more can come of what the slot holds: tells which legs it did not come on. */
  private void retire(int slot) {
    if (numbers[slot] != FREE) {
      counters.settled(legs[slot]);
      numbers[slot] = FREE;
    }
  }

  private int slot(long number) {
    return (int) (number % numbers.length);
  }
}
