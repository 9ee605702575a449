package org.plugcast.caching.planner;

import java.time.Duration;

/**
 * How far ahead a timeline is settled.
 *
 * @param start from the first plan of a channel to its first packet, at least
 * @param lead from the publication of a revision to its effect, at least: units fetch it and its
 *     clips in this time
 * @param history how much of what was on air a revision still tells
 */
public record Rules(Duration start, Duration lead, Duration history) {
  public static final Rules DEFAULT =
      new Rules(Duration.ofSeconds(3), Duration.ofSeconds(20), Duration.ofMinutes(5));

  public Rules {
    if (start.isNegative() || lead.isNegative() || history.isNegative()) {
      throw new IllegalArgumentException("negative: " + start + ", " + lead + ", " + history);
    }
  }
}
