package org.plugcast.ts.replay;

import java.util.Optional;
import org.plugcast.ts.mpeg.MuxRate;
import org.plugcast.ts.mpeg.Pcr;

/**
 * The constant rate that explains the clock references of a file, if one does: none is further than
 * 500 ns off its line. ISO/IEC 13818-1 §2.4.2.2.
 */
final class ConstantRate {
  /** From the earliest to the latest against the line, in 27 MHz ticks: twice 500 ns. */
  private static final long TOLERANCE = 27;

  private static final long ROUNDEST = 1_000_000;

  private final SourceClock clock;
  private final double ticksPerPacket;
  private final double offset;

  ConstantRate(SourceClock clock) {
    this.clock = clock;
    double n = clock.references();
    double meanX = 0;
    double meanY = 0;
    for (int i = 0; i < n; i++) {
      meanX += x(i) / n;
      meanY += y(i) / n;
    }
    double xx = 0;
    double xy = 0;
    for (int i = 0; i < n; i++) {
      xx += (x(i) - meanX) * (x(i) - meanX);
      xy += (x(i) - meanX) * (y(i) - meanY);
    }
    ticksPerPacket = xy / xx;
    offset = meanY - ticksPerPacket * meanX;
  }

  private double x(int i) {
    return clock.packet(i) - clock.packet(0);
  }

  private double y(int i) {
    return clock.ticks(i) - clock.ticks(0);
  }

  /** Rate of the line of least squares, in bit/s. */
  double bitsPerSecond() {
    return MuxRate.PACKET_BITS * (double) Pcr.FREQUENCY / ticksPerPacket;
  }

  /** The roundest number of bit/s that explains all references: short files leave a choice. */
  Optional<MuxRate> whole() {
    double line = bitsPerSecond();
    if (clock.references() < 3 || line < MuxRate.PACKET_BITS || line > 9e9) {
      return Optional.empty();
    }
    for (long unit = ROUNDEST; unit > 0; unit /= 10) {
      long rounded = Math.round(line / unit) * unit;
      if (rounded >= MuxRate.PACKET_BITS && explains(new MuxRate(rounded))) {
        return Optional.of(new MuxRate(rounded));
      }
    }
    return Optional.empty();
  }

  /** Whether all references lie on the line of {@code rate}. */
  boolean explains(MuxRate rate) {
    long lowest = 0;
    long highest = 0;
    long start = clock.ticks(0) - rate.pcrTicksAt(clock.packet(0));
    for (int i = 1; i < clock.references() && highest - lowest <= TOLERANCE; i++) {
      long residual = clock.ticks(i) - start - rate.pcrTicksAt(clock.packet(i));
      lowest = Math.min(lowest, residual);
      highest = Math.max(highest, residual);
    }
    return highest - lowest <= TOLERANCE;
  }

  /** Whether all references lie on one line, be its rate a whole number of bit/s or not. */
  boolean onOneLine() {
    double furthest = 0;
    for (int i = 0; i < clock.references(); i++) {
      furthest = Math.max(furthest, Math.abs(y(i) - offset - ticksPerPacket * x(i)));
    }
    return clock.references() > 2 && furthest <= TOLERANCE / 2.0;
  }
}
