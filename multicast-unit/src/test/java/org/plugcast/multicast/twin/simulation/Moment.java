package org.plugcast.multicast.twin.simulation;

/** Where in what it does a process may be held up. */
enum Moment {
  PACER_HAS_READ_CLOCK,
  PACER_HAS_PASSED_GATE,
  WATCH_HAS_READ_CLOCK,
  WATCH_HAS_DRAINED,
  WATCH_OPENS_GATE,
  WATCH_HAS_TICKED
}
