package org.plugcast.ts.inspect;

import java.util.Arrays;
import java.util.Locale;

/**
 * Learns the step between the decoding times of pictures, and reports steps that are not a picture
 * long.
 *
 * <p>A stream whose first eight steps do not agree has no cadence (film pulldown, screen capture);
 * of it only steps back and steps of over a second are reported.
 */
final class VideoCadence {
  private static final int LESSONS = 8;
  private static final int AGREEING = 6;
  private static final long LONGEST_STEP = 90_000;

  private final Findings findings;
  private final int pid;
  private final long tolerance;
  private final long[] steps = new long[LESSONS];
  private final long[] units = new long[LESSONS];
  private final long[] packets = new long[LESSONS];
  private final long[] byteOffsets = new long[LESSONS];
  private int learned;
  private double cadence;

  /**
   * Watches {@code pid}.
   *
   * @param tolerance in 90 kHz ticks
   */
  VideoCadence(Findings findings, int pid, long tolerance) {
    this.findings = findings;
    this.pid = pid;
    this.tolerance = tolerance;
  }

  /** Takes the step over {@code pictures} PES packets to the one that starts at a packet. */
  void step(long step, long pictures, long packet, long byteOffset) {
    if (learned == LESSONS) {
      judge(step, pictures, packet, byteOffset);
      return;
    }
    steps[learned] = step;
    units[learned] = pictures;
    packets[learned] = packet;
    byteOffsets[learned++] = byteOffset;
    if (learned == LESSONS) {
      learn();
    }
  }

  /** Judges the few steps of a stream that was too short to learn from. */
  void finish() {
    if (learned < LESSONS) {
      judgeLessons();
    }
  }

  private void learn() {
    double[] each = new double[LESSONS];
    for (int i = 0; i < LESSONS; i++) {
      each[i] = (double) steps[i] / units[i];
    }
    Arrays.sort(each);
    double middle = (each[LESSONS / 2 - 1] + each[LESSONS / 2]) / 2;
    double[] agreeing =
        Arrays.stream(each).filter(step -> Math.abs(step - middle) <= tolerance).toArray();
    if (agreeing.length >= AGREEING && middle > 0) {
      cadence = Arrays.stream(agreeing).average().orElseThrow();
    }
    judgeLessons();
  }

  private void judgeLessons() {
    for (int i = 0; i < learned; i++) {
      judge(steps[i], units[i], packets[i], byteOffsets[i]);
    }
  }

  private void judge(long step, long pictures, long packet, long byteOffset) {
    if (step <= 0 || step > LONGEST_STEP) {
      findings.add(
          FindingKind.TIMESTAMP_JUMP,
          packet,
          byteOffset,
          pid,
          () -> String.format(Locale.ROOT, "decoding time of video steps by %.1f ms", step / 90.0));
    } else if (cadence > 0 && Math.abs(step - pictures * cadence) > tolerance) {
      findings.add(
          FindingKind.VIDEO_CADENCE,
          packet,
          byteOffset,
          pid,
          () ->
              String.format(
                  Locale.ROOT,
                  "video steps by %.2f ms over %d pictures of %.2f ms",
                  step / 90.0,
                  pictures,
                  cadence / 90));
    }
  }

  /** Learned picture duration in 90 kHz ticks; 0 where there is none. */
  double cadence() {
    return cadence;
  }
}
