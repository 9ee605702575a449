package org.plugcast.caching.jobs;

import java.time.Duration;
import java.time.Instant;
import org.plugcast.caching.catalogue.Tried;

/** What becomes of an item whose clip could not be made. Pure. */
public final class RetryPolicy {
  /** Attempts before an item is given up. */
  static final int MOST = 8;

  /** Attempts that ended with the whole process before an item is given up. */
  static final int MOST_CRASHES = 2;

  private static final Duration FIRST_PAUSE = Duration.ofSeconds(10);
  private static final Duration LONGEST_PAUSE = Duration.ofHours(1);
  private static final int GROWTH = 6;

  private RetryPolicy() {}

  /** After an attempt that failed through no proven fault of the file. */
  public static Tried afterFault(Tried tried, String reason, Instant now) {
    return tried.attempts() >= MOST
        ? tried.gaveUp("gave up after " + tried.attempts() + " attempts: " + reason)
        : tried.failed(reason, now.plus(pause(tried.attempts())));
  }

  /** After a restart of the unit: an attempt that was under way may have ended it. */
  public static Tried afterRestart(Tried tried) {
    boolean underWay = tried.attempts() > 0 && tried.reason().isEmpty();
    return underWay && tried.attempts() >= MOST_CRASHES
        ? tried.gaveUp(
            "gave up: the unit ended " + tried.attempts() + " times while the item was made")
        : tried;
  }

  /** 10 s, 1 min, 6 min, 36 min, then hours. */
  private static Duration pause(int attempts) {
    Duration pause = FIRST_PAUSE;
    for (int i = 1; i < attempts && pause.compareTo(LONGEST_PAUSE) < 0; i++) {
      pause = pause.multipliedBy(GROWTH);
    }
    return pause.compareTo(LONGEST_PAUSE) < 0 ? pause : LONGEST_PAUSE;
  }
}
