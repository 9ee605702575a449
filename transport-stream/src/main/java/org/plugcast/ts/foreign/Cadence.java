package org.plugcast.ts.foreign;

import java.util.List;
import java.util.Optional;
import org.plugcast.ts.elementary.FrameRate;

/**
 * Finds the constant frame rate that the time stamps of pictures keep to. Pure.
 *
 * <p>The tolerance of 2 ms takes in what multiplexers round, also those that came from a file with
 * a clock of 1 ms; in two seconds it tells 30 frames/s from 29.97.
 */
final class Cadence {
  /** Marks a picture without PTS. */
  static final long NO_PTS = Long.MIN_VALUE;

  private static final long TICKS_PER_PTS = 300;
  private static final long TOLERANCE = 54_000;

  /**
   * Pictures at the end that may be out of place: where the stream is cut off, pictures that the
   * last ones wait for are missing. As many as a decoder can hold.
   */
  private static final int LONGEST_TAIL = 16;

  private static final List<FrameRate> RATES =
      List.of(
          new FrameRate(24_000, 1_001),
          new FrameRate(24, 1),
          new FrameRate(25, 1),
          new FrameRate(30_000, 1_001),
          new FrameRate(30, 1),
          new FrameRate(50, 1),
          new FrameRate(60_000, 1_001),
          new FrameRate(60, 1));

  private final long[] pts;
  private final int[] ranks;

  /**
   * @param pts of the pictures in decode order, 90 kHz ticks, or {@link #NO_PTS}
   * @param ranks their places in the order of display
   */
  Cadence(long[] pts, int[] ranks) {
    this.pts = pts;
    this.ranks = ranks;
  }

  /**
   * The announced rate if the time stamps keep to it, or else one of the usual ones, to the end or
   * nearly so.
   */
  Optional<FrameRate> rate(Optional<FrameRate> announced) {
    Optional<FrameRate> best = announced;
    int longest = announced.map(this::steady).orElse(0);
    for (FrameRate rate : RATES) {
      int steady = longest < pts.length ? steady(rate) : 0;
      if (steady > longest) {
        longest = steady;
        best = Optional.of(rate);
      }
    }
    boolean kept = longest >= pts.length - LONGEST_TAIL && 2 * longest > pts.length;
    return kept ? best : Optional.empty();
  }

  /** Pictures in decode order before the first that does not keep to the rate. */
  int steady(FrameRate rate) {
    int reference = firstStamped();
    for (int i = reference; i < pts.length; i++) {
      if (pts[i] != NO_PTS && Math.abs(deviation(i, reference, rate)) > TOLERANCE) {
        return i;
      }
    }
    return pts.length;
  }

  boolean hasPts() {
    return firstStamped() < pts.length;
  }

  /** PTS of the first picture shown, in 27 MHz ticks. */
  long start(FrameRate rate) {
    int reference = firstStamped();
    return pts[reference] * TICKS_PER_PTS - ranks[reference] * rate.ticks();
  }

  private long deviation(int picture, int reference, FrameRate rate) {
    return (pts[picture] - pts[reference]) * TICKS_PER_PTS
        - (ranks[picture] - ranks[reference]) * rate.ticks();
  }

  private int firstStamped() {
    int i = 0;
    while (i < pts.length && pts[i] == NO_PTS) {
      i++;
    }
    return i;
  }
}
