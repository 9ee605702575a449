package org.plugcast.multicast.twin;

/** The state of a channel at a unit, as an operator sees it. */
public enum Stage {
  LISTENING,
  STANDBY,
  ON_AIR,
  YIELDING
}
