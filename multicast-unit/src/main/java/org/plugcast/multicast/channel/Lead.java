package org.plugcast.multicast.channel;

import java.util.OptionalLong;
import org.plugcast.multicast.pacing.Feed;

/**
 * How long before a change of a channel's source it is begun to prepare that; one at a time. Any
 * thread.
 */
final class Lead {
  /** Less than is prepared of clips that are gone. */
  private static final long USUAL_NS = 1_200_000_000;

  /** Longer than anything is prepared ahead, so that no change is late by it. */
  private static final long LONGEST_NS = 4 * USUAL_NS;

  private boolean preparing;
  private int late;

  /** In nanoseconds; empty while a change is being prepared. */
  synchronized OptionalLong ns() {
    if (preparing) {
      return OptionalLong.empty();
    }
    return OptionalLong.of(Math.min(USUAL_NS << Math.clamp(late - 1, 0, 8), LONGEST_NS));
  }

  /** A change is being prepared from now on. */
  synchronized void begin() {
    preparing = true;
  }

  /**
   * It is prepared. After one that was late the next is as far away, for what is done for the first
   * time takes the longest; then it is twice as far.
   */
  synchronized void end(Feed.Change change) {
    preparing = false;
    late = change == Feed.Change.LATE ? late + 1 : 0;
  }
}
