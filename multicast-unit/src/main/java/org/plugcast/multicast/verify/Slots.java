package org.plugcast.multicast.verify;

import java.util.Arrays;

/** What was heard lately, by index. */
final class Slots {
  private final int mask;
  private final long[] datagrams;
  private final long[] heardAtNs;
  private final long[] sources;
  private final long[] arrivals;
  private final Verdict[] verdicts;

  /**
   * @param least how many indices one after the other there has to be room for
   */
  Slots(int least) {
    int size = Integer.highestOneBit(Math.max(2, least - 1)) << 1;
    mask = size - 1;
    datagrams = new long[size];
    heardAtNs = new long[size];
    sources = new long[size];
    arrivals = new long[size];
    verdicts = new Verdict[size];
    Arrays.fill(datagrams, -1);
    Arrays.fill(verdicts, Verdict.MISSING);
  }

  int size() {
    return mask + 1;
  }

  /** Puts a datagram in, unless a later one has its place. */
  void put(long datagram, Verdict verdict, long atNs, long source, long arrival) {
    int at = at(datagram);
    if (datagrams[at] <= datagram) {
      datagrams[at] = datagram;
      verdicts[at] = verdict;
      heardAtNs[at] = atNs;
      sources[at] = source;
      arrivals[at] = arrival;
    }
  }

  boolean isHeard(long datagram) {
    return datagrams[at(datagram)] == datagram;
  }

  /** Of a datagram that was heard, as the others below. */
  Verdict verdict(long datagram) {
    return verdicts[at(datagram)];
  }

  long heardAtNs(long datagram) {
    return heardAtNs[at(datagram)];
  }

  long source(long datagram) {
    return sources[at(datagram)];
  }

  long arrival(long datagram) {
    return arrivals[at(datagram)];
  }

  private int at(long datagram) {
    return (int) datagram & mask;
  }
}
