package org.plugcast.multicast.verify;

import java.nio.ByteBuffer;
import java.util.stream.LongStream;

/** Looks for the indices that a payload equals. */
final class Search {
  private final Expected expected;
  private final LongStream.Builder matches = LongStream.builder();
  private final ByteBuffer payload;
  private long looked;
  private long known;
  private long found;

  Search(Expected expected, ByteBuffer payload) {
    this.expected = expected;
    this.payload = payload;
  }

  /** Looks from one index to another, both inclusive; negative ones do not exist. */
  void within(long from, long to) {
    for (long datagram = Math.max(0, from); datagram <= to; datagram++) {
      at(datagram);
    }
  }

  void at(long datagram) {
    Likeness likeness = expected.compare(datagram, payload);
    looked++;
    known += likeness == Likeness.UNKNOWN ? 0 : 1;
    if (likeness == Likeness.SAME) {
      matches.add(datagram);
      found++;
    }
  }

  boolean hasFound() {
    return found > 0;
  }

  /**
   * How much was known of what was looked at so far. A single one that was not may be the right
   * one: it was just being prepared anew.
   */
  Held.Knowledge knowledge() {
    if (known == 0) {
      return Held.Knowledge.NONE;
    }
    return known == looked ? Held.Knowledge.ALL : Held.Knowledge.SOME;
  }

  Held held(long heardAtNs, long arrival, Held.Knowledge knowledge) {
    long[] sorted = matches.build().sorted().distinct().toArray();
    return new Held(heardAtNs, arrival, sorted, knowledge, NullPackets.content(payload));
  }
}
