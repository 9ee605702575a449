package org.plugcast.multicast.pacing;

import java.time.Instant;

/** The two clocks of a machine, in nanoseconds. */
public interface TimeSource {

  /** A clock that never steps; its zero means nothing. */
  long monotonicNs();

  /** UTC since 1970-01-01, as the machine believes it to be; may step. */
  long wallNs();

  /** The clocks of this machine. */
  static TimeSource system() {
    return new TimeSource() {
      @Override
      public long monotonicNs() {
        return System.nanoTime();
      }

      @Override
      public long wallNs() {
        Instant now = Instant.now();
        return now.getEpochSecond() * 1_000_000_000 + now.getNano();
      }
    };
  }
}
