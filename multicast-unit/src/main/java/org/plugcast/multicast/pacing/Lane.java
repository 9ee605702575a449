package org.plugcast.multicast.pacing;

import java.io.IOException;
import java.util.concurrent.atomic.AtomicLong;

/**
 * A channel at the pacer: its next datagram and when to send it.
 *
 * <p>Written by the pacing thread, but for the window, which the filler replaces.
 */
public final class Lane {
  private final Cadence cadence;
  private final DatagramSink sink;
  private final LaneCounters counters = new LaneCounters();
  private final AtomicLong next;
  private final long latenessBoundNs;
  private final long catchUpNs;
  private volatile Window window;
  private long sendAtNs;
  private long notBeforeNs = Long.MIN_VALUE;

  /**
   * @param latenessBoundNs datagrams later than this are skipped
   */
  Lane(Cadence cadence, DatagramSink sink, Window window, long next, long latenessBoundNs) {
    this.cadence = cadence;
    this.sink = sink;
    this.window = window;
    this.next = new AtomicLong(next);
    this.latenessBoundNs = latenessBoundNs;
    this.catchUpNs = cadence.datagramNs() / 2;
    this.sendAtNs = cadence.dueNs(next);
  }

  public Cadence cadence() {
    return cadence;
  }

  public LaneCounters counters() {
    return counters;
  }

  /** The next datagram that will be sent or skipped. */
  public long next() {
    return next.get();
  }

  /** Filler: the first datagram, before the pacer knows the lane. */
  void begin(long datagram) {
    moveTo(datagram);
  }

  Window window() {
    return window;
  }

  /** Filler: from now on datagrams come from another window. */
  void replaceWindow(Window replacement) {
    window = replacement;
  }

  /** UTC at which the next datagram is to be sent, in nanoseconds. */
  long sendAtNs() {
    return sendAtNs;
  }

  /**
   * Deals with the next datagram: sends it, or skips all that are too late.
   *
   * <p>Datagrams that are late but within the bound leave at no more than twice the rate.
   */
  void advance(long nowNs) {
    long datagram = next.getPlain();
    long lateNs = nowNs - cadence.dueNs(datagram);
    if (lateNs > latenessBoundNs) {
      long due = cadence.firstDatagramDueFrom(nowNs);
      counters.addSkipped(due - datagram);
      moveTo(due);
      return;
    }
    send(datagram, Math.max(0, lateNs));
    notBeforeNs = Math.max(sendAtNs, nowNs) + catchUpNs;
    moveTo(datagram + 1);
  }

  /** Ends sending; a failure to close is counted as a failure to send. */
  void close() {
    try {
      sink.close();
    } catch (IOException e) {
      counters.addFailure(e);
    }
  }

  private void moveTo(long datagram) {
    next.lazySet(datagram);
    sendAtNs = Math.max(cadence.dueNs(datagram), notBeforeNs);
  }

  private void send(long datagram, long lateNs) {
    Window current = window;
    if (!current.holds(datagram)) {
      counters.addUnprepared();
      return;
    }
    try {
      sink.send(current.datagram(datagram));
      counters.addSent(lateNs, current.missing(datagram));
    } catch (IOException e) {
      counters.addFailure(e);
    }
  }
}
