package org.plugcast.caching.share;

import java.time.Duration;
import org.plugcast.caching.jobs.Candidate.Need;

/** Which of all waiting clips is made next: the higher, the sooner. Pure. */
final class JobPriority {
  /** Minutes to air that are told apart. */
  private static final int HORIZON = 10_000;

  private JobPriority() {}

  /**
   * From -1 for what a channel needs to have anything on air, by minutes to air, to those of which
   * only the page has changed.
   */
  static int of(Need need, Duration untilAir) {
    int minutes = Math.clamp(untilAir.toMinutes(), 0, HORIZON - 1);
    return switch (need) {
      case START -> -1 - minutes;
      case AIR -> -1 - HORIZON - minutes;
      case TOUCH_UP -> -1 - 2 * HORIZON - minutes;
    };
  }
}
