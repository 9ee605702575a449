package org.plugcast.ts.inspect;

import java.util.Locale;

/** Measures the time between occurrences of something and reports it where it is too long. */
final class IntervalCheck implements StreamClock.Timed {
  private final Findings findings;
  private final FindingKind kind;
  private final String subject;
  private final int pid;
  private final long limit;
  private long occurrences;
  private long timed;
  private long last = StreamClock.UNKNOWN;
  private long first = StreamClock.UNKNOWN;
  private long longest;

  /**
   * Measures {@code subject}.
   *
   * @param limit longest time allowed, in 27 MHz ticks
   */
  IntervalCheck(Findings findings, FindingKind kind, String subject, int pid, long limit) {
    this.findings = findings;
    this.kind = kind;
    this.subject = subject;
    this.pid = pid;
    this.limit = limit;
  }

  /** Notes an occurrence in the packet under way. */
  void put(StreamClock clock, Position position) {
    occurrences++;
    clock.put(this, position.packet(), position.byteOffset(), 0);
  }

  @Override
  public void at(long ticks, long packet, long byteOffset, long value) {
    timed++;
    if (last == StreamClock.UNKNOWN) {
      first = ticks;
    } else {
      judge(ticks - last, packet, byteOffset, "came after");
    }
    last = ticks;
  }

  /** Judges the time from the last occurrence to the end of the stream. */
  void finish(long ticks, long packet, long byteOffset) {
    if (last != StreamClock.UNKNOWN && ticks != StreamClock.UNKNOWN && ticks - last > limit) {
      judge(ticks - last, packet, byteOffset, "absent at the end for");
    }
  }

  private void judge(long interval, long packet, long byteOffset, String verb) {
    longest = Math.max(longest, interval);
    if (interval > limit) {
      findings.add(
          kind,
          packet,
          byteOffset,
          pid,
          () ->
              String.format(
                  Locale.ROOT,
                  "%s %s %.1f ms, expected at most %.0f ms",
                  subject,
                  verb,
                  Limits.millis(interval),
                  Limits.millis(limit)));
    }
  }

  long occurrences() {
    return occurrences;
  }

  /** Longest interval, in 27 MHz ticks; 0 before the second occurrence. */
  long longest() {
    return longest;
  }

  /** Mean interval, in 27 MHz ticks; 0 before the second occurrence. */
  long mean() {
    return timed < 2 ? 0 : (last - first) / (timed - 1);
  }
}
