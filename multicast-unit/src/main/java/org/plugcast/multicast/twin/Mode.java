package org.plugcast.multicast.twin;

/** How a channel is sent by the units that have it. */
public enum Mode {
  /** One group; one twin sends, the other stands by. */
  SAME_GROUP,
  /** A group for each twin; both send. */
  TWO_GROUPS,
  /** There is no twin. */
  ALONE
}
