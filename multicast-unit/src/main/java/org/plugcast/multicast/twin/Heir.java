package org.plugcast.multicast.twin;

/** To whom a channel is left. */
public enum Heir {
  /** The other unit. */
  TWIN,
  /** Another process of this unit, on the same machine. */
  SIBLING
}
