package org.plugcast.multicast.twin;

import org.plugcast.multicast.pacing.Cadence;

/**
 * The times of a channel, from the {@link Rules} and from how far apart its datagrams are: a
 * channel of few datagrams needs more patience. All in nanoseconds.
 *
 * @param listenNs silence before a start
 * @param takeoverNs silence before a takeover
 * @param guardNs a sender that sent nothing for so long listens again
 * @param siblingGuardNs the same while another process of this unit may come back after {@code
 *     returnNs}
 * @param returnNs silence before a process takes back what it left to another of its unit
 * @param wakeNs silence before sending after having been held up; twice as long at the unit of
 *     lower rank, for both may have been held up together
 * @param promptNs silence before a takeover from a twin that says it cannot send
 * @param holdNs what a turn of the watch takes longer than this does not count as silence; after
 *     more than {@code guardNs} it counts silence anew
 * @param windowNs three datagrams or heartbeats of the twin within this time mean that it sends
 * @param deafNs a twin of lower rank that goes on sending for so long does not hear this unit;
 *     unlike at both, lest two that both believe to be of higher rank give way together
 * @param yieldedNs silence before taking back what was left to the twin
 * @param clocksApartNs how far the twins' clocks are apart at most
 */
public record Timing(
    long listenNs,
    long takeoverNs,
    long guardNs,
    long siblingGuardNs,
    long returnNs,
    long wakeNs,
    long promptNs,
    long holdNs,
    long windowNs,
    long deafNs,
    long yieldedNs,
    long clocksApartNs) {

  /** Plans are made at least so long ahead, and cancelled not later. */
  public static final long LEAD_NS = 100_000_000;

  /** Plans are made at most so long ahead. */
  public static final long FARTHEST_NS = 60_000_000_000L;

  /** For so long a process comes back quickly to what it left to another of its unit. */
  public static final long SOON_BACK_NS = 200_000_000;

  /** For so long the other one is on its guard. */
  static final long SIBLING_NS = 300_000_000;

  /** A lost datagram or two are no silence. */
  private static final int DATAGRAMS_OF_TAKEOVER = 4;

  /** Silence is heard from the last datagram on, the guard of 2/3 is counted from the next. */
  private static final int DATAGRAMS_OF_RETURN = 3;

  private static final int DATAGRAMS_OF_WINDOW = 5;
  private static final long SHORTEST_WINDOW_NS = 50_000_000;

  /**
   * How long the twin's claim that it sends holds: less than silence before a takeover, so that the
   * last heartbeat of a twin that died does not delay it.
   */
  long claimNs() {
    return takeoverNs * 4 / 5;
  }

  /** The times of a channel. */
  public static Timing of(Rules rules, Cadence cadence) {
    long stretchedNs = Math.max(rules.takeoverNs(), DATAGRAMS_OF_TAKEOVER * cadence.datagramNs());
    long addedNs = stretchedNs - rules.takeoverNs();
    long guardNs = rules.guardNs() + addedNs / 3 * 2;
    long returnNs =
        Math.max(rules.returnNs() + addedNs, DATAGRAMS_OF_RETURN * cadence.datagramNs());
    return new Timing(
        Math.max(rules.listenNs(), 2 * stretchedNs),
        stretchedNs,
        guardNs,
        Math.min(guardNs, returnNs / 3 * 2),
        Math.min(stretchedNs, returnNs),
        rules.outranksTwin() ? stretchedNs : 2 * stretchedNs,
        stretchedNs / 6,
        stretchedNs / 3,
        Math.max(SHORTEST_WINDOW_NS, DATAGRAMS_OF_WINDOW * cadence.datagramNs()),
        (rules.precedesTwin() ? 15 : 10) * stretchedNs,
        stretchedNs + rules.clocksApartNs(),
        rules.clocksApartNs());
  }
}
