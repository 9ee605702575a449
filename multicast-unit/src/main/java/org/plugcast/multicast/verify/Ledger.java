package org.plugcast.multicast.verify;

import java.util.concurrent.TimeUnit;

/**
 * What became of each index of a stream. A datagram is judged when it is heard; an index is
 * settled, and told, when nobody need wait for it any longer.
 */
final class Ledger {
  private static final long KEPT_NS = TimeUnit.MILLISECONDS.toNanos(1_500);
  private static final int MOST_KEPT = 1 << 18;
  private static final long LONGEST_RUN_NS = TimeUnit.SECONDS.toNanos(1);

  private final Schedule schedule;
  private final long lateNs;
  private final long patienceNs;
  private final Slots slots;
  private final Counts counts;
  private final Runs inPlace;
  private final Runs beside;
  private final Gap gap;
  private long high = -1;
  private long settled;

  Ledger(Schedule schedule, Tolerance tolerance, Counts counts, RunListener listener) {
    this.schedule = schedule;
    this.lateNs = tolerance.lateNs();
    this.patienceNs = Reach.of(schedule, tolerance).patienceNs();
    this.counts = counts;
    slots = new Slots(schedule.datagramsIn(KEPT_NS + patienceNs, 64, MOST_KEPT));
    gap = new Gap(slots, tolerance.silenceNs(), 2 * patienceNs);
    long longest = schedule.datagramsIn(LONGEST_RUN_NS, 8, MOST_KEPT);
    inPlace = new Runs(Run.Place.IN_PLACE, longest, listener);
    beside = new Runs(Run.Place.BESIDE, longest, listener);
  }

  /** The highest index that was heard; -1: none yet. */
  long high() {
    return high;
  }

  boolean isHeard(long datagram) {
    return slots.isHeard(datagram);
  }

  /**
   * A datagram was heard and has its index.
   *
   * @param what {@link Verdict#IDENTICAL}, {@code DIFFERENT} or {@code UNVERIFIED}
   * @param arrival its number among all that were heard
   */
  void heard(long datagram, Verdict what, long heardAtNs, long source, long arrival) {
    if (high < 0) {
      settled = datagram;
      high = datagram - 1;
    }
    settleUntil(datagram - slots.size() + 1, heardAtNs);
    if (slots.isHeard(datagram) && !isBetter(what, slots.verdict(datagram))) {
      addBeside(datagram, again(what), heardAtNs, source);
    } else {
      take(datagram, judged(datagram, what, heardAtNs, arrival), heardAtNs, source, arrival);
    }
  }

  private void take(long datagram, Verdict verdict, long heardAtNs, long source, long arrival) {
    if (datagram < settled) {
      addBeside(datagram, tooLate(verdict), heardAtNs, source);
    } else if (slots.isHeard(datagram) && slots.verdict(datagram) == Verdict.DIFFERENT) {
      addBeside(datagram, Verdict.DIFFERENT, slots.heardAtNs(datagram), slots.source(datagram));
    }
    slots.put(datagram, verdict, heardAtNs, source, arrival);
    high = Math.max(high, datagram);
  }

  /**
   * Whether a datagram may take the place of another: of one of which nothing but the time told the
   * index, or the right one that of a wrong one.
   */
  private static boolean isBetter(Verdict what, Verdict before) {
    return before == Verdict.UNVERIFIED && what != Verdict.UNVERIFIED
        || before == Verdict.DIFFERENT && what == Verdict.IDENTICAL;
  }

  /** Nobody heard everything from one time to another. */
  void deaf(long fromNs, long untilNs) {
    gap.deaf(fromNs, untilNs);
  }

  /** Settles what nobody need wait for any longer. */
  void settle(long nowNs) {
    if (high >= 0) {
      settleUntil(schedule.firstDueFrom(nowNs - patienceNs), nowNs);
      beside.flush();
    }
  }

  /** Settles and tells all that was heard. */
  void finish(long nowNs) {
    settleUntil(high + 1, nowNs);
    inPlace.flush();
    beside.flush();
  }

  private static Verdict again(Verdict what) {
    return what == Verdict.IDENTICAL ? Verdict.REPEATED : what;
  }

  private static Verdict tooLate(Verdict verdict) {
    return verdict == Verdict.IDENTICAL || verdict == Verdict.OUT_OF_ORDER ? Verdict.LATE : verdict;
  }

  private Verdict judged(long datagram, Verdict what, long heardAtNs, long arrival) {
    if (what != Verdict.IDENTICAL) {
      return what;
    }
    if (heardAtNs - schedule.dueNs(datagram) > lateNs) {
      return Verdict.LATE;
    }
    return isOvertaken(datagram, arrival) ? Verdict.OUT_OF_ORDER : what;
  }

  /** Whether a later one was heard before. RFC 4737 §3. */
  private boolean isOvertaken(long datagram, long arrival) {
    for (long later = datagram + 1; later <= high; later++) {
      if (slots.isHeard(later) && slots.arrival(later) < arrival) {
        return true;
      }
    }
    return false;
  }

  private void settleUntil(long limit, long nowNs) {
    while (settled < limit) {
      if (slots.isHeard(settled)) {
        settleHeard(settled);
      } else {
        settleUnheard(settled, nowNs);
      }
      settled++;
    }
  }

  private void settleHeard(long datagram) {
    Verdict verdict = slots.verdict(datagram);
    long heardAtNs = slots.heardAtNs(datagram);
    counts.add(verdict);
    inPlace.add(datagram, verdict, heardAtNs, heardAtNs, slots.source(datagram));
    gap.close(datagram);
  }

  private void settleUnheard(long datagram, long nowNs) {
    Verdict verdict = gap.verdict(datagram, high, nowNs);
    counts.add(verdict);
    inPlace.add(datagram, verdict, gap.fromNs(), gap.untilNs(), gap.source());
  }

  private void addBeside(long datagram, Verdict verdict, long heardAtNs, long source) {
    counts.add(verdict);
    beside.add(datagram, verdict, heardAtNs, heardAtNs, source);
  }
}
