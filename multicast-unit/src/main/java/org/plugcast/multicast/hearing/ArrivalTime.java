package org.plugcast.multicast.hearing;

/**
 * Puts the stamps of one socket, which are of the wall clock, onto the clock of the air. Pure.
 *
 * <p>A stamp says how long ago a datagram came, measured by the wall clock; that is believed as far
 * as it is possible: not after now, not before the socket was last found empty, and not before the
 * datagram ahead of it. So a step of the wall clock moves a time by no more than the socket was not
 * looked at.
 */
final class ArrivalTime {
  private long floorNs;

  /**
   * @param openedNs when the socket was opened, on the clock of the air
   */
  ArrivalTime(long openedNs) {
    floorNs = openedNs;
  }

  /**
   * When a datagram came, on the clock of the air; never decreases.
   *
   * @param stampNs of the wall clock
   * @param airNowNs the clock of the air now
   * @param wallNowNs the wall clock at the same moment
   */
  long heardAtNs(long stampNs, long airNowNs, long wallNowNs) {
    long longestNs = Math.max(0, airNowNs - floorNs);
    floorNs = Math.max(floorNs, airNowNs - Math.clamp(wallNowNs - stampNs, 0, longestNs));
    return floorNs;
  }

  /** The socket was found empty, and that at this time or later. */
  void emptyAt(long airNs) {
    floorNs = Math.max(floorNs, airNs);
  }
}
