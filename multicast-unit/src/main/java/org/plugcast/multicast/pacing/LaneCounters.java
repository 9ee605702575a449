package org.plugcast.multicast.pacing;

import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;

/**
 * What became of the datagrams of a channel. The pacer only writes one number each; the filler
 * counts them here. Read by anyone.
 */
public final class LaneCounters {
  private final Outlet outlet;
  private final Counter underruns = new Counter();
  private final LatenessHistogram lateness = new LatenessHistogram();
  private final Map<String, Counter> sendErrors = new ConcurrentHashMap<>();

  LaneCounters(Outlet outlet) {
    this.outlet = outlet;
  }

  /** Filler: counts a datagram of which so many packets replaced missing content. */
  void count(int outcome, int missingPackets) {
    if (Outcome.isSent(outcome)) {
      lateness.record(outcome);
      underruns.add(missingPackets);
    } else if (Outcome.isFailed(outcome)) {
      String reason = outlet.reason(Outcome.failure(outcome));
      sendErrors.computeIfAbsent(reason, any -> new Counter()).add(1);
    }
  }

  /** Datagrams handed to the network. */
  public long sent() {
    return outlet.ring().sent();
  }

  /** Datagrams not sent because their time had passed. */
  public long skipped() {
    return outlet.ring().skipped();
  }

  /** Datagrams not sent because they were not prepared in time. */
  public long unprepared() {
    return outlet.ring().unprepared();
  }

  /** Datagrams that the network refused. */
  public long failed() {
    return outlet.ring().failed();
  }

  /** Datagrams that were due while another one was on air. */
  public long withheld() {
    return outlet.ring().withheld();
  }

  /** Packets sent as null packets because their clip was not here. */
  public long underruns() {
    return underruns.get();
  }

  public LatenessHistogram lateness() {
    return lateness;
  }

  /** Datagrams that the network refused, by reason. */
  public SortedMap<String, Long> sendErrors() {
    SortedMap<String, Long> errors = new TreeMap<>();
    sendErrors.forEach((reason, count) -> errors.put(reason, count.get()));
    return errors;
  }
}
