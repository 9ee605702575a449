package org.plugcast.multicast.pacing;

import java.io.IOException;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;

/** What became of the datagrams of a channel. Written by the pacer, read by anyone. */
public final class LaneCounters {
  private static final int REASONS = 16;
  private static final String OTHER = "other";

  private final Counter sent = new Counter();
  private final Counter skipped = new Counter();
  private final Counter unprepared = new Counter();
  private final Counter underruns = new Counter();
  private final LatenessHistogram lateness = new LatenessHistogram();
  private final Map<String, Counter> sendErrors = new ConcurrentHashMap<>();

  void addSent(long latenessNs, int missingPackets) {
    sent.add(1);
    lateness.record(latenessNs);
    if (missingPackets != 0) {
      underruns.add(missingPackets);
    }
  }

  void addSkipped(long datagrams) {
    skipped.add(datagrams);
  }

  void addUnprepared() {
    unprepared.add(1);
  }

  void addFailure(IOException e) {
    String reason = String.valueOf(e.getMessage());
    if (!sendErrors.containsKey(reason) && sendErrors.size() >= REASONS) {
      reason = OTHER;
    }
    sendErrors.computeIfAbsent(reason, any -> new Counter()).add(1);
  }

  /** Datagrams handed to the network. */
  public long sent() {
    return sent.get();
  }

  /** Datagrams not sent because their time had passed. */
  public long skipped() {
    return skipped.get();
  }

  /** Datagrams not sent because they were not prepared in time. */
  public long unprepared() {
    return unprepared.get();
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
