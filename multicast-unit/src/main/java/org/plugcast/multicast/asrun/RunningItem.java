package org.plugcast.multicast.asrun;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** An item that is on the wire. Guarded by its owner. */
final class RunningItem {
  private static final int MOST_SENDERS = 8;
  private static final long SECOND_NS = 1_000_000_000;

  private final AirItem planned;
  private final long fromPacket;
  private final long startNs;
  private final List<String> senders = new ArrayList<>();
  private Counts counts = Counts.NONE;
  private long toPacket;
  private long endNs;

  RunningItem(AirItem planned, long fromPacket, long startNs) {
    this.planned = planned;
    this.fromPacket = fromPacket;
    this.startNs = startNs;
    this.toPacket = fromPacket;
    this.endNs = startNs;
  }

  AirItem planned() {
    return planned;
  }

  void count(WireRun.Verdict verdict, long packets) {
    counts = counts.plus(verdict, packets);
  }

  /** Packets up to {@code to} were heard, the last at {@code lastNs}. */
  void heard(WireRun run, long from, long to, long lastNs) {
    count(run.verdict(), to - from);
    toPacket = to;
    endNs = lastNs;
    if (senders.size() < MOST_SENDERS && !senders.contains(run.sender())) {
      senders.add(run.sender());
    }
  }

  AsRunItem soFar(AirPlan plan) {
    return new AsRunItem(
        planned,
        utc(plan.dueNs(planned.fromPacket())),
        utc(plan.dueNs(planned.toPacket())),
        fromPacket,
        toPacket,
        utc(startNs),
        utc(endNs),
        counts,
        senders);
  }

  private static Instant utc(long ns) {
    return Instant.ofEpochSecond(Math.floorDiv(ns, SECOND_NS), Math.floorMod(ns, SECOND_NS));
  }
}
