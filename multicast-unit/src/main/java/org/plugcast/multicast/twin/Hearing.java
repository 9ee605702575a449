package org.plugcast.multicast.twin;

/**
 * Who has been heard of a channel, for status. Times are UTC in nanoseconds, far in the past when
 * never.
 */
public final class Hearing {
  private final GroupEar ear;
  private final TwinClaims claims;
  private final PhaseMeter phase;

  Hearing(GroupEar ear, TwinClaims claims, PhaseMeter phase) {
    this.ear = ear;
    this.claims = claims;
    this.phase = phase;
  }

  /** When the twin was last heard on the group. */
  public long twinNs() {
    return ear.twinNs();
  }

  /** When another process of this unit was last heard on the group. */
  public long siblingNs() {
    return ear.siblingNs();
  }

  /** When a sender that is neither twin was last heard on the group. */
  public long foreignNs() {
    return ear.foreignNs();
  }

  /** When the twin's heartbeat last spoke of the channel. */
  public long beatNs() {
    return claims.lastNs();
  }

  /** Datagrams heard of the twin. */
  public long twinCount() {
    return ear.twinCount();
  }

  /** Datagrams heard of another process of this unit, while this one did not send. */
  public long siblingCount() {
    return ear.siblingCount();
  }

  /** Datagrams heard of others. */
  public long foreignCount() {
    return ear.foreignCount();
  }

  /** IPv4 address of the last sender that is neither twin, the first octet in the top byte. */
  public int foreignAddress() {
    return ear.foreignAddress();
  }

  public int foreignPort() {
    return ear.foreignPort();
  }

  /**
   * How much later the twin is heard than a datagram is due here, in nanoseconds: the least of the
   * last second, up to a whole number of datagrams. 0 when the twin is not heard.
   */
  public long twinPhaseNs() {
    return phase.leastNs();
  }
}
