package org.plugcast.multicast.verify;

import java.nio.ByteBuffer;

/** Where a sender is in the stream: the last index that it sent in order, and what is due next. */
final class Place {
  private static final long NOWHERE = -1;

  private final Schedule schedule;
  private final Reach reach;
  private final Expected expected;
  private long last = NOWHERE;
  private long lastAtNs;
  private long heardAtNs;
  private boolean certain;

  Place(Schedule schedule, Reach reach, Expected expected) {
    this.schedule = schedule;
    this.reach = reach;
    this.expected = expected;
  }

  /** The index after the last one; 0 if there is none. */
  long next() {
    return last + 1;
  }

  /** The sender sent this index last, as sure as it was before. */
  void moveTo(long datagram, long atNs) {
    last = datagram;
    lastAtNs = atNs;
  }

  /** The sender sent this index last, for sure. */
  void settleAt(long datagram, long atNs) {
    moveTo(datagram, atNs);
    certain = true;
  }

  /** The sender may have sent this index last: nothing but the time tells. */
  void guess(long datagram, long atNs) {
    moveTo(datagram, atNs);
    certain = false;
  }

  /** Whether bytes told where the sender is. */
  boolean isCertain() {
    return certain;
  }

  /** The sender was heard. */
  void heardAt(long atNs) {
    heardAtNs = atNs;
  }

  boolean isKnown() {
    return last != NOWHERE;
  }

  /** Whether what is heard now follows what was heard before, rather than a silence. */
  boolean goesOn(long atNs) {
    return isKnown() && atNs - heardAtNs <= reach.pauseNs();
  }

  /** What this sender sends at a time, if it goes on as late or early as before. */
  long dueAt(long atNs) {
    long lateNs = isKnown() ? lastAtNs - schedule.dueNs(last) : 0;
    return schedule.firstDueFrom(atNs - (Math.abs(lateNs) < reach.offNs() ? lateNs : 0));
  }

  /**
   * Looks for a payload where it is due, by the clock and by how late the sender was, and where it
   * is next; if it is nowhere there, further around.
   *
   * @param waiting how many may come before it
   * @param back how far behind it may be
   * @param forth how far ahead it may be
   */
  Held look(ByteBuffer payload, long atNs, long arrival, int waiting, int back, int forth) {
    Search search = new Search(expected, payload);
    long due = dueAt(atNs);
    long first = due - reach.window();
    long end = due + reach.window();
    search.within(first, end);
    Held.Knowledge knowledge = search.knowledge();
    if (isKnown()) {
      long byClock = schedule.firstDueFrom(atNs);
      without(first, end, search, byClock - reach.window(), byClock + reach.window());
      without(first, end, search, next() - reach.ahead(), next() + waiting + reach.ahead());
    }
    if (!search.hasFound() && knowledge == Held.Knowledge.ALL) {
      search.within(due - back, first - 1);
      search.within(end + 1, due + forth);
    }
    return search.held(atNs, arrival, knowledge);
  }

  /** Looks from one index to another, but not where it was looked already. */
  private static void without(long first, long end, Search search, long from, long to) {
    search.within(from, Math.min(to, first - 1));
    search.within(Math.max(from, end + 1), to);
  }
}
