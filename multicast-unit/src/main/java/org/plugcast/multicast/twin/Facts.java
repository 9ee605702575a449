package org.plugcast.multicast.twin;

/**
 * What is known of a channel at one moment, besides its state. Answers do not change until the next
 * event. Times are UTC in nanoseconds.
 */
public interface Facts {

  long nowNs();

  Timing timing();

  /** Whether this unit sends where both twins want to. */
  boolean outranksTwin();

  /** Whether there is something to send and a way to. */
  boolean isAble();

  /** Whether the pacer has closed the gate by itself since it was opened. */
  boolean hasLapsed();

  /**
   * Whether this process was held up between its decision to send and the first datagram, so that
   * the twin was not told in time, or was not heard. Of no use where that one was due at once.
   */
  boolean hasMissedStart();

  /** Whether the pacer is later than a sender may be without listening again. */
  boolean isBehind();

  /**
   * How long nobody else was heard on the group, of the time since {@code sinceNs} in which this
   * process listened.
   */
  long quietNs(long sinceNs);

  /**
   * Whether that time is counted from a datagram that was heard, so that the silence began with its
   * sender, not with this process.
   */
  boolean isSilenceHeard(long sinceNs);

  /** Whether the twin, or another process of this unit, was heard on the group after this. */
  boolean isPartnerHeardAfter(long ns);

  /** Whether a sender that is neither twin was heard within the last second. */
  boolean isForeignHeard();

  /** Like {@link #quietNs}, for the twin and other processes of this unit alone. */
  long partnerQuietNs(long sinceNs);

  /** Whether the pacer has been standing still for so long that it does not recover. */
  boolean isStalled();

  /** Whether the twin sends as well, by what was heard from {@code fromNs} on. */
  Contest contest(long fromNs);

  /** The twin's last heartbeat if it is not too old. */
  Claim twinClaim();

  /** The next datagram that the pacer sends or passes over. */
  long next();

  /** When a datagram is to be sent. */
  long dueNs(long datagram);

  /** The first datagram that is to be sent at this time or later. */
  long firstDueFrom(long ns);

  /** The first datagram that is still to come and that the twin cannot have sent. */
  long firstToSend();
}
