package org.plugcast.ts.foreign;

import java.util.OptionalInt;
import org.plugcast.ts.elementary.AudioFrame;

/**
 * Which audio frames go with a video, and how well they keep time. Times in 27 MHz ticks. Pure.
 *
 * @param first index of the first frame that starts at most half a frame before the video
 * @param offsetTicks from the start of the video to that of the first frame
 * @param outside index of the first frame that is off its time by more than half a frame: a gap, or
 *     a clock of its own
 */
record AudioAlignment(int first, long offsetTicks, OptionalInt outside) {
  private static final long HZ = 27_000_000;
  private static final long TICKS_PER_PTS = 300;

  /**
   * Aligns frames.
   *
   * @param pts of the frames in 90 kHz ticks, or {@link Cadence#NO_PTS}; one at least has one
   * @param frame header of any of them
   */
  static AudioAlignment of(long[] pts, AudioFrame frame, long videoStartTicks) {
    int reference = 0;
    while (pts[reference] == Cadence.NO_PTS) {
      reference++;
    }
    long start = pts[reference] * TICKS_PER_PTS - duration(reference, frame);
    long half = duration(1, frame) / 2;
    int first = 0;
    while (first < pts.length && start + duration(first, frame) < videoStartTicks - half) {
      first++;
    }
    long offset = start + duration(first, frame) - videoStartTicks;
    return new AudioAlignment(first, offset, outside(pts, frame, start, first, half));
  }

  private static OptionalInt outside(
      long[] pts, AudioFrame frame, long start, int first, long half) {
    for (int i = first; i < pts.length; i++) {
      long expected = start + duration(i, frame);
      if (pts[i] != Cadence.NO_PTS && Math.abs(pts[i] * TICKS_PER_PTS - expected) > half) {
        return OptionalInt.of(i);
      }
    }
    return OptionalInt.empty();
  }

  /** Duration of so many frames. */
  static long duration(long frames, AudioFrame frame) {
    return Math.multiplyExact(frames * frame.samples(), HZ) / frame.sampleRate();
  }
}
