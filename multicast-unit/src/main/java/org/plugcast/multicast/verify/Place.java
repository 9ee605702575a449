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
   * Looks for a payload where it is due and where it is next; if it is nowhere there, further
   * around. What comes from a sender that is where it was cannot be from far ahead.
   *
   * @param waiting how many may come before it
   * @param distance {@link Reach#far}, or 0
   */
  Held look(ByteBuffer payload, long atNs, long arrival, int waiting, int distance) {
    Search search = new Search(expected, payload);
    long due = dueAt(atNs);
    long first = due - reach.window();
    long end = due + reach.window();
    search.within(first, end);
    if (isKnown()) {
      long successors = next() + waiting + reach.ahead();
      search.within(next() - reach.ahead(), Math.min(successors, first - 1));
      search.within(Math.max(next() - reach.ahead(), end + 1), successors);
    }
    Held.Knowledge knowledge = search.knowledge(first, end);
    if (!search.hasFound() && knowledge == Held.Knowledge.ALL) {
      search.within(due - distance, first - 1);
      search.within(end + 1, goesOn(atNs) && isCertain() ? end : due + distance);
    }
    return search.held(atNs, arrival, knowledge);
  }
}
