package org.plugcast.multicast.twin;

import java.util.Optional;

/**
 * What a unit goes by when it sends a channel or leaves it to its twin. All times in nanoseconds.
 *
 * @param mode how the channel is sent
 * @param self this unit
 * @param twin the other one; none only when {@link Mode#ALONE}
 * @param listenNs silence on the group before a unit that starts sends, 1 ms to 60 s
 * @param takeoverNs silence on the group after which a standby sends, 6 ms to 10 s
 * @param guardNs a unit that sent nothing for longer than this listens again before it sends; at
 *     most 2/3 of {@code takeoverNs}, or else the twin would already be sending
 * @param returnNs silence after which a process sends again that had left the channel to another
 *     one of the same unit, 3 ms to {@code takeoverNs}
 * @param clocksApartNs how far the twins' clocks are apart at most, 0 to 1 s. A standby sends
 *     nothing that the twin may have sent, were its clock ahead by this. Below {@code takeoverNs}
 *     it delays no takeover.
 */
public record Rules(
    Mode mode,
    Rank self,
    Optional<Rank> twin,
    long listenNs,
    long takeoverNs,
    long guardNs,
    long returnNs,
    long clocksApartNs) {
  public static final long LISTEN_MAIN_NS = 150_000_000;
  public static final long LISTEN_BACKUP_NS = 400_000_000;
  public static final long TAKEOVER_NS = 30_000_000;
  public static final long RETURN_NS = 10_000_000;
  public static final long CLOCKS_APART_NS = 20_000_000;

  private static final long MS = 1_000_000;

  public Rules {
    if (twin.isPresent() == (mode == Mode.ALONE)) {
      throw new IllegalArgumentException(
          mode + (twin.isPresent() ? " has no twin, but got " : " needs a twin, but got ") + twin);
    }
    if (twin.isPresent() && twin.get().id().equals(self.id())) {
      throw new IllegalArgumentException(
          "both twins send from " + self.id() + ": give them different source ports");
    }
    within("silence before a start", listenNs, MS, 60_000 * MS);
    within("silence before a takeover", takeoverNs, 6 * MS, 10_000 * MS);
    within("time after which a held-up sender listens", guardNs, MS, takeoverNs / 3 * 2);
    within("silence before a return", returnNs, 3 * MS, takeoverNs);
    within("distance of clocks", clocksApartNs, 0, 1_000 * MS);
  }

  /** With the usual times. */
  public static Rules of(Mode mode, Rank self, Optional<Rank> twin) {
    long listenNs = self.role() == Role.MAIN ? LISTEN_MAIN_NS : LISTEN_BACKUP_NS;
    return new Rules(
        mode, self, twin, listenNs, TAKEOVER_NS, TAKEOVER_NS / 3 * 2, RETURN_NS, CLOCKS_APART_NS);
  }

  /** With another silence before a takeover, and what follows from it. */
  public Rules takingOverAfter(long ns) {
    return new Rules(
        mode, self, twin, listenNs, ns, ns / 3 * 2, Math.min(returnNs, ns), clocksApartNs);
  }

  /** With another silence before a start. */
  public Rules listeningFor(long ns) {
    return new Rules(mode, self, twin, ns, takeoverNs, guardNs, returnNs, clocksApartNs);
  }

  /** With another trust in the twins' clocks. */
  public Rules withClocksApart(long ns) {
    return new Rules(mode, self, twin, listenNs, takeoverNs, guardNs, returnNs, ns);
  }

  /** Whether this unit sends where both want to. */
  public boolean outranksTwin() {
    return twin.map(self::outranks).orElse(true);
  }

  /** Whether this unit has the lower address, whatever the roles. */
  boolean precedesTwin() {
    return twin.map(other -> self.id().compareTo(other.id()) < 0).orElse(true);
  }

  private static void within(String what, long ns, long least, long most) {
    if (ns < least || ns > most) {
      throw new IllegalArgumentException(
          what + " " + inMs(ns) + " ms: expected " + inMs(least) + " to " + inMs(most) + " ms");
    }
  }

  private static String inMs(long ns) {
    return ns % MS == 0 ? Long.toString(ns / MS) : Double.toString(ns / (double) MS);
  }
}
