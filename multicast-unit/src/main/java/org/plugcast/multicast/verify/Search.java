package org.plugcast.multicast.verify;

import java.nio.ByteBuffer;
import java.util.stream.LongStream;

/** Looks for the indices that a payload equals. */
final class Search {
  private final Expected expected;
  private final LongStream.Builder matches = LongStream.builder();
  private final ByteBuffer payload;
  private long firstKnown = Long.MAX_VALUE;
  private long lastKnown = -1;
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
    if (likeness != Likeness.UNKNOWN) {
      firstKnown = Math.min(firstKnown, datagram);
      lastKnown = Math.max(lastKnown, datagram);
    }
    if (likeness == Likeness.SAME) {
      matches.add(datagram);
      found++;
    }
  }

  boolean hasFound() {
    return found > 0;
  }

  /** How much was known of what is to be from one index to another. */
  Held.Knowledge knowledge(long from, long to) {
    if (firstKnown > lastKnown) {
      return Held.Knowledge.NONE;
    }
    boolean all = firstKnown <= Math.max(0, from) && lastKnown >= to;
    return all ? Held.Knowledge.ALL : Held.Knowledge.SOME;
  }

  Held held(long heardAtNs, long arrival, Held.Knowledge knowledge) {
    long[] sorted = matches.build().sorted().distinct().toArray();
    return new Held(heardAtNs, arrival, sorted, knowledge, NullPackets.content(payload));
  }
}
