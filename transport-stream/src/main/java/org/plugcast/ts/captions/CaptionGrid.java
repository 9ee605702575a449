package org.plugcast.ts.captions;

import org.plugcast.ts.elementary.FrameRate;

/**
 * How the constant rate of captions falls on frames: 9600 bit/s in all, and in it one byte pair for
 * each field of a picture of 60 or 50 fields a second. ANSI/CTA-708-E §4.3.6, table 3.
 *
 * <p>Fields are counted from the first frame, even ones are first fields; a <em>slot</em> is the
 * byte pair of a first field.
 */
record CaptionGrid(FrameRate rate) {
  private static final int CONSTRUCTS_PER_SECOND = 600;
  private static final long MILLIS = 1_000;

  /** Frames in a second, 29.97 taken for 30. */
  private int framesPerSecond() {
    return Math.toIntExact(Math.ceilDiv(rate.numerator(), rate.denominator()));
  }

  private int fieldsPerSecond() {
    return framesPerSecond() % 25 == 0 ? 50 : 60;
  }

  /** cc_count: constructs of three bytes in each frame. */
  int constructs() {
    return CONSTRUCTS_PER_SECOND / framesPerSecond();
  }

  /** Most byte pairs of fields in a frame. */
  int mostFields() {
    return Math.ceilDiv(fieldsPerSecond(), framesPerSecond());
  }

  /** First field of a frame; those up to that of the next frame are in it. */
  long firstField(long frame) {
    return frame * fieldsPerSecond() / framesPerSecond();
  }

  /** First slot that is not before a frame. */
  int slotAt(int frame) {
    return Math.toIntExact(Math.ceilDiv(firstField(frame), 2L));
  }

  /** The frame in which a slot is. */
  int frameOf(int slot) {
    long field = 2L * slot;
    return Math.toIntExact(((field + 1) * framesPerSecond() - 1) / fieldsPerSecond());
  }

  /** The frame nearest to a time. */
  long frameAt(long millis) {
    return (millis * rate.numerator() + MILLIS / 2 * rate.denominator())
        / (MILLIS * rate.denominator());
  }
}
