package org.plugcast.multicast.verify;

/** How a payload compares with what a datagram should be. */
public enum Likeness {
  /** Bit by bit. */
  SAME,
  OTHER,
  /** It is not known, not yet or no longer, what the datagram should be. */
  UNKNOWN
}
