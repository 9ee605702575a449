package org.plugcast.multicast.verify;

/**
 * Says why indices were not heard: nobody sent them, they were lost, or this machine was deaf.
 *
 * <p>Where the one goes silent and another goes on after a time, nobody was sending between: that
 * is what a takeover looks like. Where the same one goes on, they were lost.
 */
final class Gap {
  private final Slots slots;
  private final long silenceNs;
  private final long deafKeptNs;
  private long deafFromNs = Long.MAX_VALUE;
  private long deafUntilNs = Long.MIN_VALUE;
  private boolean open;
  private boolean unverified;
  private Verdict verdict = Verdict.MISSING;
  private long fromNs;
  private long untilNs;
  private long source;

  Gap(Slots slots, long silenceNs, long deafKeptNs) {
    this.slots = slots;
    this.silenceNs = silenceNs;
    this.deafKeptNs = deafKeptNs;
  }

  void deaf(long beginsNs, long endsNs) {
    boolean apart = deafUntilNs == Long.MIN_VALUE || beginsNs - deafUntilNs > deafKeptNs;
    deafFromNs = apart ? beginsNs : Math.min(deafFromNs, beginsNs);
    deafUntilNs = apart ? endsNs : Math.max(deafUntilNs, endsNs);
  }

  /** An index was heard: what is missing after it is another gap. */
  void close(long datagram) {
    open = false;
    fromNs = slots.heardAtNs(datagram);
    source = slots.source(datagram);
    unverified = slots.verdict(datagram) == Verdict.UNVERIFIED;
  }

  /** What is to be said of an index that was not heard; of a whole gap it is the same. */
  Verdict verdict(long datagram, long high, long nowNs) {
    if (!open) {
      open = true;
      verdict = opened(nextHeard(datagram, high), nowNs);
    }
    return verdict;
  }

  /** When the one before the gap was heard. */
  long fromNs() {
    return fromNs;
  }

  /** When the one after the gap was heard, or when nobody waited any longer. */
  long untilNs() {
    return untilNs;
  }

  /** Who sent the one before the gap. */
  long source() {
    return source;
  }

  private Verdict opened(long next, long nowNs) {
    boolean ended = next >= 0;
    untilNs = ended ? slots.heardAtNs(next) : nowNs;
    if (fromNs <= deafUntilNs && untilNs >= deafFromNs) {
      return Verdict.UNHEARD;
    }
    if (unverified || ended && slots.verdict(next) == Verdict.UNVERIFIED) {
      return Verdict.UNVERIFIED;
    }
    boolean another = ended && slots.source(next) != source && untilNs - fromNs >= silenceNs;
    return !ended || another ? Verdict.SILENT : Verdict.MISSING;
  }

  private long nextHeard(long datagram, long high) {
    for (long later = datagram + 1; later <= high; later++) {
      if (slots.isHeard(later)) {
        return later;
      }
    }
    return -1;
  }
}
