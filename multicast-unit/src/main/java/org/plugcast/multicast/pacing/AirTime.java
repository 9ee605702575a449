package org.plugcast.multicast.pacing;

/** UTC as the air has it: never steps, whatever happens to the wall clock. */
@FunctionalInterface
public interface AirTime {

  /** UTC now, in nanoseconds since 1970-01-01. */
  long utcNs();
}
