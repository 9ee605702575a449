package org.plugcast.ts.inspect;

import java.util.Locale;
import org.plugcast.ts.mpeg.Pcr;

/** Judges the PCRs of one PID by their values. ETSI TR 101 290 §5.2.2, 2.3 and 2.4. */
final class PcrCheck {
  private static final long LONGEST_STEP = Pcr.FREQUENCY;

  private final Findings findings;
  private final Position position;
  private final int pid;
  private final long repetition;
  private final long discontinuity;
  private final PcrAccuracy accuracy;
  private long count;
  private long last;
  private long longest;
  private long discontinuities;
  private long announced;
  private long wraps;
  private long breaks;
  private boolean pending;

  PcrCheck(Findings findings, Position position, int pid, Limits limits) {
    this.findings = findings;
    this.position = position;
    this.pid = pid;
    this.repetition = Limits.ticks(limits.pcrRepetition());
    this.discontinuity = Limits.ticks(limits.pcrDiscontinuity());
    this.accuracy = new PcrAccuracy(findings, pid, limits.pcrAccuracy());
  }

  /** Notes that the clock may jump: a discontinuity_indicator, with or without PCR. §2.4.3.5. */
  void announceDiscontinuity() {
    pending = true;
  }

  /** Takes the PCR of the packet under way; returns whether it may have jumped. */
  boolean add(long pcr) {
    boolean jumpAllowed = pending;
    pending = false;
    if (count++ > 0) {
      judge(pcr, jumpAllowed);
    }
    last = pcr;
    if (breaks != position.breaks()) {
      breaks = position.breaks();
      accuracy.restartAfter(position.soundUntil());
    }
    accuracy.add(pcr, position.packet(), position.byteOffset());
    return jumpAllowed;
  }

  private void judge(long pcr, boolean jumpAllowed) {
    long step = Pcr.difference(pcr, last);
    boolean plausible = step > 0 && step <= LONGEST_STEP;
    if (!plausible || jumpAllowed) {
      accuracy.restart();
    }
    if (jumpAllowed) {
      announced++;
      return;
    }
    if (plausible) {
      judgeInterval(step);
      wraps += pcr < last ? 1 : 0;
    }
    if (step < 0 || step > discontinuity) {
      discontinuities++;
      findings.add(
          FindingKind.PCR_DISCONTINUITY_INDICATOR_ERROR,
          pid,
          () ->
              String.format(
                  Locale.ROOT,
                  "PCR steps by %.3f ms without discontinuity_indicator, expected 0 to %.0f ms",
                  Limits.millis(step),
                  Limits.millis(discontinuity)));
    }
  }

  private void judgeInterval(long step) {
    longest = Math.max(longest, step);
    if (step > repetition) {
      findings.add(
          FindingKind.PCR_REPETITION_ERROR,
          pid,
          () ->
              String.format(
                  Locale.ROOT,
                  "PCR after %.3f ms, expected at most %.0f ms",
                  Limits.millis(step),
                  Limits.millis(repetition)));
    }
  }

  void finish() {
    accuracy.finish();
  }

  Report.Clock report() {
    return new Report.Clock(
        pid,
        count,
        longest,
        discontinuities,
        announced,
        wraps,
        accuracy.constantRate(),
        accuracy.judged(),
        accuracy.worstNanos());
  }
}
