package org.plugcast.multicast.twin;

/** What the twin's heartbeats say of a channel. One thread. */
final class TwinClaims {
  /** Which datagrams the twin has left behind is of use for a second. */
  private static final long NEXT_FOR_NS = 1_000_000_000;

  private final long believedNs;
  private final Insistence insistence;
  private long lastNs = Insistence.NEVER;
  private Claim last = Claim.NONE;
  private long next;

  /**
   * @param believedNs how long a claim holds
   * @param windowNs three claims within this time mean that the twin sends
   */
  TwinClaims(long believedNs, long windowNs) {
    this.believedNs = believedNs;
    insistence = new Insistence(windowNs);
  }

  void beat(long atNs, Claim claim, long nextDatagram) {
    if (!claim.isOnAir() || atNs - lastNs > believedNs) {
      insistence.forget();
    }
    if (claim.isOnAir()) {
      insistence.note(atNs);
    }
    lastNs = Math.max(lastNs, atNs);
    last = claim;
    next = nextDatagram;
  }

  /**
   * What it said last, if it is not too old. Where the wire was silent all the same, heartbeats are
   * all there is to go by, and are believed for twice as long.
   *
   * @param heardNs when the twin was last heard on the group
   */
  Claim at(long nowNs, long heardNs) {
    long holdsNs = lastNs - heardNs > believedNs ? 2 * believedNs : believedNs;
    return nowNs - lastNs <= holdsNs ? last : Claim.NONE;
  }

  /** Whether it says again and again that it sends, since {@code fromNs}. */
  boolean isInsisting(long fromNs, long nowNs) {
    return nowNs - lastNs <= believedNs && insistence.isFelt(fromNs, nowNs);
  }

  long lastNs() {
    return lastNs;
  }

  /** A datagram before which the twin may have sent all, as far as is known; else 0. */
  long next(long nowNs) {
    return nowNs - lastNs <= NEXT_FOR_NS ? next : 0;
  }

  /** Whether the twin said after {@code ns} that it has stopped: all that it sent is known. */
  boolean isSilentAfter(long ns) {
    return lastNs > ns && !last.isOnAir() && next > 0;
  }
}
