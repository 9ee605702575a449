package org.plugcast.caching.jobs;

/**
 * An item that waits for work.
 *
 * @param rank how many items of its channel are needed before it, those on air or in work among
 *     them
 */
public record Candidate(int channelId, long itemId, Need need, int rank) {

  /** Why the work is wanted, the most urgent first. */
  public enum Need {
    /** The channel has nothing to play at all. */
    START,
    /** The channel has nothing to play for this item, or what it plays is out of date. */
    AIR,
    /** Only what the page tells beside the item has changed. */
    TOUCH_UP
  }
}
