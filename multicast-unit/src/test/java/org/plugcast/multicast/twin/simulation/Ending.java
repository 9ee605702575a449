package org.plugcast.multicast.twin.simulation;

/** How a plan goes. */
enum Ending {
  GOOD,
  CANCELLED,
  /** Only the giver hears of the plan, or only the taker that it is cancelled. */
  HALF_HEARD,
  TAKER_ENDS,
  TAKER_PAUSES,
  GIVER_ENDS,
  GIVER_PAUSES
}
