package org.plugcast.multicast.hearing;

import org.plugcast.multicast.pacing.AirTime;
import org.plugcast.multicast.pacing.TimeSource;

/**
 * The clock of the air and the wall clock at one moment: the closest of a few tries, for a thread
 * may be held up between reading the one and the other. Belongs to one thread.
 */
final class Moment {
  private static final int TRIES = 3;

  /** Two readings as close as this are as close as they get. */
  private static final long CLOSE_NS = 2_000;

  private final AirTime air;
  private final TimeSource time;
  private long airNs;
  private long wallNs;

  Moment(AirTime air, TimeSource time) {
    this.air = air;
    this.time = time;
  }

  /** Makes now the moment. */
  void look() {
    long closest = Long.MAX_VALUE;
    for (int i = 0; i < TRIES && closest > CLOSE_NS; i++) {
      long before = air.utcNs();
      long wall = time.wallNs();
      long width = air.utcNs() - before;
      if (width < closest) {
        closest = width;
        airNs = before + width / 2;
        wallNs = wall;
      }
    }
  }

  /** The clock of the air now, whatever the moment is. */
  long airNowNs() {
    return air.utcNs();
  }

  long airNs() {
    return airNs;
  }

  long wallNs() {
    return wallNs;
  }
}
