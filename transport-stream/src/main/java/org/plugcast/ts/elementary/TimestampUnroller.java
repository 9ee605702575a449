package org.plugcast.ts.elementary;

import org.plugcast.ts.mpeg.Timestamp;

/**
 * Makes the 33-bit time stamps of a programme's streams one time line without wraps: each lies next
 * to the one before, of whatever stream. For one thread.
 */
final class TimestampUnroller {
  private boolean started;
  private long last;

  /** Unrolled 90 kHz ticks of a time stamp as coded. */
  long unroll(long coded) {
    last = started ? last + Timestamp.difference(coded, last) : coded;
    started = true;
    return last;
  }
}
