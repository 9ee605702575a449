package org.plugcast.ts.inspect;

import java.util.Locale;
import java.util.Optional;
import org.plugcast.ts.mpeg.Timestamp;

/**
 * Measures how long before its decoding time the last byte of a PES packet arrives, by the
 * program's clock. None may arrive after it. ISO/IEC 13818-1 §2.4.2.6.
 */
final class DelayCheck implements StreamClock.Timed {
  private final Findings findings;
  private final StreamClock clock;
  private final int pid;
  private final int pcrPid;
  private long shortest = Long.MAX_VALUE;
  private long longest = Long.MIN_VALUE;

  DelayCheck(Findings findings, StreamClock clock, int pid, int pcrPid) {
    this.findings = findings;
    this.clock = clock;
    this.pid = pid;
    this.pcrPid = pcrPid;
  }

  @Override
  public void at(long ticks, long packet, long byteOffset, long dts) {
    long systemTime = clock.systemTimeAt(packet);
    if (systemTime == StreamClock.UNKNOWN || clock.pid() != pcrPid) {
      return;
    }
    long delay = Timestamp.difference(dts, systemTime / 300);
    shortest = Math.min(shortest, delay);
    longest = Math.max(longest, delay);
    if (delay < 0) {
      findings.add(
          FindingKind.LATE_DATA,
          packet,
          byteOffset,
          pid,
          () ->
              String.format(
                  Locale.ROOT, "data arrive %.1f ms after their decoding time", -delay / 90.0));
    }
  }

  /** Shortest and longest, in 90 kHz ticks. */
  Optional<Report.Span> span() {
    return longest == Long.MIN_VALUE
        ? Optional.empty()
        : Optional.of(new Report.Span(shortest, longest));
  }
}
