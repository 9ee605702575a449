package org.plugcast.multicast.twin;

/**
 * Tells a sender from a stray datagram: it is heard three times within a window. One datagram may
 * come late from a unit that was held up just before sending it. One thread.
 */
final class Insistence {
  /** Long ago, and no overflow when subtracted from a time. */
  static final long NEVER = Long.MIN_VALUE / 2;

  private final long windowNs;
  private long lastNs = NEVER;
  private long secondLastNs = NEVER;
  private long thirdLastNs = NEVER;
  private long beganNs = NEVER;

  Insistence(long windowNs) {
    this.windowNs = windowNs;
  }

  void note(long atNs) {
    if (atNs - lastNs > windowNs) {
      beganNs = atNs;
    }
    thirdLastNs = secondLastNs;
    secondLastNs = lastNs;
    lastNs = Math.max(lastNs, atNs);
  }

  void forget() {
    lastNs = NEVER;
    secondLastNs = NEVER;
    thirdLastNs = NEVER;
  }

  /** Whether there were three lately, all of them at {@code fromNs} or later. */
  boolean isFelt(long fromNs, long nowNs) {
    return thirdLastNs >= fromNs && lastNs - thirdLastNs <= windowNs && nowNs - lastNs <= windowNs;
  }

  /** How long it has gone on since {@code fromNs}. */
  long lastingNs(long fromNs) {
    return lastNs - Math.max(beganNs, fromNs);
  }
}
