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
 * <p>Looks at 64 PCRs at a time, each window half over the one before. Where the steps of a window
 * differ by more than a twentieth the rate is not constant there and nothing is judged. The line is
 * fitted twice, the second time without what was far off, so that one bad PCR does not blame
 * others.
 */
final class PcrAccuracy {
  private static final int WINDOW = 64;
  private static final int FEWEST = 8;
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
  private final double[] residuals = new double[WINDOW];
  private final double[] sorted = new double[WINDOW];
  private double intercept;
  private double slope;
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
      judge();
      slide();
    }
    packets[size] = packet;
    byteOffsets[size] = byteOffset;
    pcrs[size] = pcr;
    reported[size++] = false;
    fresh++;
  }

  /** Judges what there is and starts anew: bytes or clock have jumped. */
  void restart() {
    finish();
    size = 0;
  }

  void finish() {
    if (size >= FEWEST && fresh > 0) {
      judge();
    }
    fresh = 0;
  }

  private void slide() {
    int kept = WINDOW / 2;
    System.arraycopy(packets, kept, packets, 0, kept);
    System.arraycopy(byteOffsets, kept, byteOffsets, 0, kept);
    System.arraycopy(pcrs, kept, pcrs, 0, kept);
    System.arraycopy(reported, kept, reported, 0, kept);
    size = kept;
  }

  private void judge() {
    for (int i = 0; i < size; i++) {
      x[i] = (packets[i] - packets[0]) * (double) TsPacket.LENGTH;
      y[i] = Pcr.difference(pcrs[i], pcrs[0]);
    }
    if (isConstant()) {
      constant++;
      fit(Double.MAX_VALUE);
      System.arraycopy(residuals, 0, sorted, 0, size);
      Arrays.sort(sorted, 0, size);
      fit(Math.max(limitTicks, 4 * sorted[size / 2]));
      report();
    } else {
      variable++;
    }
    fresh = 0;
  }

  /** Whether three quarters of the steps have about the same ticks per byte as the middle one. */
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
    }
    return same >= CONSTANT_SHARE * steps;
  }

  /** Least squares over the points whose residual, so far, is at most {@code trust}. */
  private void fit(double trust) {
    double n = 0;
    double sumX = 0;
    double sumY = 0;
    for (int i = 0; i < size; i++) {
      if (trust == Double.MAX_VALUE || residuals[i] <= trust) {
        n++;
        sumX += x[i];
        sumY += y[i];
      }
    }
    double meanX = sumX / n;
    double meanY = sumY / n;
    double covariance = 0;
    double variance = 0;
    for (int i = 0; i < size; i++) {
      if (trust == Double.MAX_VALUE || residuals[i] <= trust) {
        covariance += (x[i] - meanX) * (y[i] - meanY);
        variance += (x[i] - meanX) * (x[i] - meanX);
      }
    }
    slope = variance == 0 ? 0 : covariance / variance;
    intercept = meanY - slope * meanX;
    for (int i = 0; i < size; i++) {
      residuals[i] = Math.abs(y[i] - intercept - slope * x[i]);
    }
  }

  private void report() {
    judged += fresh;
    for (int i = 0; i < size; i++) {
      worst = Math.max(worst, residuals[i]);
      if (residuals[i] > limitTicks && !reported[i]) {
        reported[i] = true;
        long nanos = Math.round((y[i] - intercept - slope * x[i]) * NANOS_PER_TICK);
        findings.add(
            FindingKind.PCR_ACCURACY_ERROR,
            packets[i],
            byteOffsets[i],
            pid,
            () ->
                String.format(
                    Locale.ROOT, "PCR is off by %d ns, expected at most %d ns", nanos, limitNanos));
      }
    }
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
