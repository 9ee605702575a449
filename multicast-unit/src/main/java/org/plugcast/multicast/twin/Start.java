package org.plugcast.multicast.twin;

/** How a process begins with a channel. */
public enum Start {
  /** Nobody else of this unit has it. */
  FRESH,
  /** Another process of this unit has it. */
  BESIDE_ANOTHER
}
