package org.plugcast.caching.station;

/** What came of an order to start or stop an item. */
public sealed interface Verdict {
  /** It was done. */
  record Done() implements Verdict {}

  /** There was nothing to do: the item is as it was to be. */
  record Already() implements Verdict {}

  /**
   * It cannot be done as the item is now.
   *
   * @param reason what the item is, and what to do
   */
  record Refused(String reason) implements Verdict {}
}
