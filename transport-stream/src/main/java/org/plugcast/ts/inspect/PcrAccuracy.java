package org.plugcast.ts.inspect;

import java.time.Duration;
import java.util.Arrays;
import java.util.Locale;
import org.plugcast.ts.mpeg.Pcr;
import org.plugcast.ts.mpeg.TsPacket;

/**
 * How far PCRs are off the line that a constant rate would put them on, by their place in the
 * bytes. ISO/IEC 13818-1 §2.4.2.2, ETSI TR 101 290 §5.2.2, 2.4.
 *
 * <p>Looks at 64 PCRs at a time and judges the first half: the others wait, for a packet that is
 * missing among them may not have been missed yet. Where the steps of a window differ by more than
 * a twentieth the rate is not constant there and nothing is judged. A step of the clock against the
 * bytes is one finding, and a new line starts behind it.
 */
final class PcrAccuracy {
  private static final int WINDOW = 64;
  private static final int FEWEST = 8;
  private static final int MOST_SLIPS = 4;
  private static final int HELD_BACK = WINDOW / 2;
  private static final int OVERLAP = 8;
  private static final double SAME_RATE = 0.05;
  private static final double CONSTANT_SHARE = 0.75;
  private static final double NANOS_PER_TICK = 1000.0 / 27;

  private final Findings findings;
  private final int pid;
  private final double limitTicks;
  private final long limitNanos;
  private final long[] packets = new long[WINDOW];
  private final long[] byteOffsets = new long[WINDOW];
  private final long[] pcrs = new long[WINDOW];
  private final boolean[] reported = new boolean[WINDOW];
  private final double[] x = new double[WINDOW];
  private final double[] y = new double[WINDOW];
  private final double[] slips = new double[WINDOW];
  private final double[] sorted = new double[WINDOW];
  private final LineFit line = new LineFit(WINDOW);
  private int size;
  private int fresh;
  private long judged;
  private long constant;
  private long variable;
  private double worst;

  PcrAccuracy(Findings findings, int pid, Duration limit) {
    this.findings = findings;
    this.pid = pid;
    this.limitNanos = limit.toNanos();
    this.limitTicks = limitNanos / NANOS_PER_TICK;
  }

  void add(long pcr, long packet, long byteOffset) {
    if (size == WINDOW) {
      judge(HELD_BACK);
      drop(Math.max(0, size - HELD_BACK - OVERLAP));
    }
    packets[size] = packet;
    byteOffsets[size] = byteOffset;
    pcrs[size] = pcr;
    reported[size++] = false;
    fresh++;
  }

  /** Judges what there is and starts anew: the clock has jumped. */
  void restart() {
    finish();
    size = 0;
  }

  /** The same without the PCRs after packet {@code last}: bytes have been missing since. */
  void restartAfter(long last) {
    while (size > 0 && packets[size - 1] > last) {
      size--;
    }
    restart();
  }

  void finish() {
    if (size >= FEWEST && fresh > 0) {
      judge(0);
    }
    fresh = 0;
  }

  /** Forgets the first PCRs of the window. */
  private void drop(int count) {
    size -= count;
    System.arraycopy(packets, count, packets, 0, size);
    System.arraycopy(byteOffsets, count, byteOffsets, 0, size);
    System.arraycopy(pcrs, count, pcrs, 0, size);
    System.arraycopy(reported, count, reported, 0, size);
  }

  /** Judges the window but its last {@code held} PCRs. */
  private void judge(int held) {
    place();
    if (isConstant()) {
      constant++;
      judged += fresh;
      int step = phaseStep();
      while (step > 0 && step < size - held) {
        judgeLine(step);
        report(step, slips[step - 1]);
        drop(step);
        place();
        step = size > FEWEST && isConstant() ? phaseStep() : 0;
      }
      judgeLine(size - held);
    } else {
      variable++;
    }
    fresh = 0;
  }

  private void place() {
    for (int i = 0; i < size; i++) {
      x[i] = (packets[i] - packets[0]) * (double) TsPacket.LENGTH;
      y[i] = Pcr.difference(pcrs[i], pcrs[0]);
    }
  }

  /**
   * Whether three quarters of the steps have about the same ticks per byte as the middle one; notes
   * by how much each step slips against it.
   */
  private boolean isConstant() {
    int steps = size - 1;
    for (int i = 0; i < steps; i++) {
      sorted[i] = (y[i + 1] - y[i]) / (x[i + 1] - x[i]);
    }
    Arrays.sort(sorted, 0, steps);
    double middle = sorted[steps / 2];
    int same = 0;
    for (int i = 0; i < steps; i++) {
      same += Math.abs(sorted[i] - middle) <= SAME_RATE * middle ? 1 : 0;
      slips[i] = y[i + 1] - y[i] - middle * (x[i + 1] - x[i]);
    }
    return same >= CONSTANT_SHARE * steps;
  }

  /** Index of the first PCR of a new line: the slip before it stays. 0 where there is none. */
  private int phaseStep() {
    int steps = size - 1;
    long large = Arrays.stream(slips, 0, steps).filter(slip -> Math.abs(slip) > limitTicks).count();
    if (large > MOST_SLIPS) {
      return 0;
    }
    for (int i = 0; i + 2 < steps; i++) {
      double before = i == 0 ? 0 : slips[i - 1];
      double after = slips[i] + slips[i + 1];
      if (Math.abs(slips[i]) > limitTicks
          && Math.abs(before + slips[i]) > limitTicks
          && Math.abs(after) > limitTicks
          && Math.abs(after + slips[i + 2]) > limitTicks) {
        return i + 1;
      }
    }
    return 0;
  }

  /** Holds the first {@code count} PCRs against their line. */
  private void judgeLine(int count) {
    if (count < FEWEST) {
      return;
    }
    line.fit(x, y, count, limitTicks);
    for (int i = 0; i < count; i++) {
      double residual = line.residual(x[i], y[i]);
      worst = Math.max(worst, Math.abs(residual));
      if (Math.abs(residual) > limitTicks) {
        report(i, residual);
      }
    }
  }

  private void report(int index, double ticks) {
    worst = Math.max(worst, Math.abs(ticks));
    if (reported[index]) {
      return;
    }
    reported[index] = true;
    long nanos = Math.round(ticks * NANOS_PER_TICK);
    findings.add(
        FindingKind.PCR_ACCURACY_ERROR,
        packets[index],
        byteOffsets[index],
        pid,
        () ->
            String.format(
                Locale.ROOT, "PCR is off by %d ns, expected at most %d ns", nanos, limitNanos));
  }

  /** Whether any window was of constant rate and no more than one in ten was not. */
  boolean constantRate() {
    return constant > 0 && variable * 10 <= constant + variable;
  }

  /** PCRs that could be judged. */
  long judged() {
    return judged;
  }

  /** Furthest that a judged PCR is off, in nanoseconds. */
  double worstNanos() {
    return worst * NANOS_PER_TICK;
  }
}
