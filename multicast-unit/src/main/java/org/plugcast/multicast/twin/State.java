package org.plugcast.multicast.twin;

/** Where a channel stands at one process of a unit. Times are UTC in nanoseconds. */
public sealed interface State {

  /** Since when. */
  long sinceNs();

  /** The same in fewer words. */
  default Stage stage() {
    return switch (this) {
      case Listening _, Shadow _ -> Stage.LISTENING;
      case Standby _, Spare _, Armed _ -> Stage.STANDBY;
      case OnAir _ -> Stage.ON_AIR;
      case Yielding _ -> Stage.YIELDING;
    };
  }

  /** A state from which a channel may be taken at an agreed datagram. */
  sealed interface Idle extends State {}

  /** Is about to send once the group has been silent for {@code waitNs}. */
  record Listening(long sinceNs, long waitNs) implements State {}

  /** Runs beside the process of the same unit that sends, and never sends unless told to. */
  record Shadow(long sinceNs) implements Idle {}

  /** Takes over once the group has been silent for {@code waitNs}. */
  record Standby(long sinceNs, long waitNs) implements Idle {}

  /**
   * Has left the channel to another process of the same unit, which speaks for the unit from now
   * on, and takes it back once the group has been silent for {@code waitNs}.
   */
  record Spare(long sinceNs, long waitNs) implements State {}

  /** Sends from datagram {@code from} on. */
  record Armed(long sinceNs, long from, Idle origin) implements State {}

  /**
   * Sends.
   *
   * @param contestableNs from when on hearing the twin means that both send
   * @param besideUntilNs until when the process of this unit that had it before may come back
   */
  record OnAir(long sinceNs, long contestableNs, long besideUntilNs) implements State {}

  /** Sends the datagrams before {@code until}. */
  record Yielding(long sinceNs, long until, Heir heir) implements State {}
}
