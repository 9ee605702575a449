package org.plugcast.multicast.record;

/** What verification found of a heard datagram. */
public enum Check {
  /** Every byte is what it should be. */
  IDENTICAL,
  /** Every byte is what it should be, but it came late. */
  LATE,
  /** Some byte is not what it should be. */
  DIFFERENT,
  /** Nobody knew what it should be. */
  UNCHECKED
}
