package org.plugcast.multicast.verify;

/**
 * Datagrams one after the other of which the same is to be said.
 *
 * @param from index of the first
 * @param until one more than the index of the last
 * @param firstHeardNs when the first was heard, on the clock of the air; of those that were not
 *     heard, when the one before was
 * @param lastHeardNs when the last was heard; of those that were not heard, when the one after was,
 *     or when nobody waited any longer
 * @param source who sent them; of those that were not heard, who sent the one before
 * @param place whether it is what became of these indices, or came beside that
 */
public record Run(
    long from,
    long until,
    Verdict verdict,
    long firstHeardNs,
    long lastHeardNs,
    long source,
    Place place) {

  /** Where a run stands. */
  public enum Place {
    /** Runs in place cover each index once, in order. */
    IN_PLACE,
    /** One more datagram of an index that has its verdict, or will have it. */
    BESIDE
  }

  /** How many datagrams. */
  public long datagrams() {
    return until - from;
  }
}
