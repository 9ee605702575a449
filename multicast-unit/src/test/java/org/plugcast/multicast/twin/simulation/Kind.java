package org.plugcast.multicast.twin.simulation;

/** What befalls the units in a run. */
enum Kind {
  /** Nothing but their start. */
  STEADY,
  /** Processes end and are started again. */
  CRASH,
  /** Processes stand still, at the worst moments too. */
  PAUSE,
  /** Paths are cut and healed, in one direction or both. */
  PARTITION,
  /** The wire between them is cut, the second path is not; processes end and stand still. */
  CUT_OFF,
  /** Planned handovers, some cancelled. */
  HANDOVER,
  /** A new process takes over beside the old one. */
  UPDATE,
  /** The same, and either fails. */
  BROKEN_UPDATE,
  /** Someone else talks on the group. */
  FOREIGN,
  /** All of it. */
  CHAOS;

  /** Whether each datagram is to be on the wire once at most. */
  boolean isWithoutRepeats() {
    return switch (this) {
      case STEADY, CRASH, HANDOVER, UPDATE -> true;
      case PAUSE, PARTITION, CUT_OFF, BROKEN_UPDATE, FOREIGN, CHAOS -> false;
    };
  }

  /** Whether none is to be missing either. */
  boolean isWithoutLoss() {
    return switch (this) {
      case STEADY, HANDOVER, UPDATE -> true;
      case CRASH, PAUSE, PARTITION, CUT_OFF, BROKEN_UPDATE, FOREIGN, CHAOS -> false;
    };
  }
}
