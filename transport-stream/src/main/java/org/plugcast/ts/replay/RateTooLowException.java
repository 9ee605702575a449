package org.plugcast.ts.replay;

import java.io.IOException;
import org.plugcast.ts.mpeg.MuxRate;

/** A recording does not fit into the rate that was asked for. */
public final class RateTooLowException extends IOException {
  private static final long serialVersionUID = 1L;

  private final long least;

  RateTooLowException(MuxRate wanted, long least) {
    super(
        "rate "
            + wanted.bitsPerSecond()
            + " bit/s is too low for this recording: give at least --rate "
            + least
            + ", or none");
    this.least = least;
  }

  /** Least rate that would do, in bit/s. */
  public long least() {
    return least;
  }
}
