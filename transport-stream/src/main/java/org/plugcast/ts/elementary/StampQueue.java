package org.plugcast.ts.elementary;

import java.util.ArrayDeque;

/**
 * Gives time stamps to access units: those of a PES packet belong to the first unit that commences
 * in it. ISO/IEC 13818-1 §2.4.3.7. For one thread.
 */
final class StampQueue {
  /** PES packets that may wait for a unit; older ones have lost theirs. */
  private static final int LONGEST = 1_024;

  private record Mark(long position, PesStamps stamps) {}

  private final ArrayDeque<Mark> marks = new ArrayDeque<>();

  /** The payload of a PES packet starts at {@code position} of the elementary stream. */
  void add(long position, PesStamps stamps) {
    if (marks.size() == LONGEST) {
      marks.removeFirst();
    }
    marks.addLast(new Mark(position, stamps));
  }

  /** Stamps of the unit that commences at {@code position}; each is given once. */
  PesStamps take(long position) {
    PesStamps stamps = PesStamps.NONE;
    while (!marks.isEmpty() && marks.getFirst().position <= position) {
      stamps = marks.removeFirst().stamps;
    }
    return stamps;
  }

  void clear() {
    marks.clear();
  }
}
