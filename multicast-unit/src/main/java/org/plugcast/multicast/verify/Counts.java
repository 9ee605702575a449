package org.plugcast.multicast.verify;

import java.util.EnumMap;
import java.util.Map;
import org.plugcast.multicast.pacing.Counter;

/** How many datagrams were judged how. One thread counts, any thread reads. */
public final class Counts {
  private final Map<Verdict, Counter> verdicts = new EnumMap<>(Verdict.class);
  private final Counter foreign = new Counter();
  private final Counter wrongSize = new Counter();

  Counts() {
    for (Verdict verdict : Verdict.values()) {
      verdicts.put(verdict, new Counter());
    }
  }

  void add(Verdict verdict) {
    counter(verdict).add(1);
  }

  void addForeign() {
    foreign.add(1);
  }

  void addWrongSize() {
    wrongSize.add(1);
  }

  public long of(Verdict verdict) {
    return counter(verdict).get();
  }

  /** All that is wrong with what our senders sent. */
  public long faults() {
    long faults = wrongSize();
    for (Map.Entry<Verdict, Counter> entry : verdicts.entrySet()) {
      faults += entry.getKey().isFault() ? entry.getValue().get() : 0;
    }
    return faults;
  }

  /** Datagrams of senders that are not ours; nothing else is said of them. */
  public long foreign() {
    return foreign.get();
  }

  /** Datagrams of our senders that are longer or shorter than they should be. */
  public long wrongSize() {
    return wrongSize.get();
  }

  private Counter counter(Verdict verdict) {
    Counter counter = verdicts.get(verdict);
    if (counter == null) {
      throw new IllegalStateException("no counter of " + verdict);
    }
    return counter;
  }
}
