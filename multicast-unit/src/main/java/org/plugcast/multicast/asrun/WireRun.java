package org.plugcast.multicast.asrun;

import java.util.Locale;

/**
 * Successive datagrams that verification found alike.
 *
 * @param fromDatagram index of the first
 * @param toDatagram index of the first after them
 * @param firstNs UTC at which the first was heard, or was due if it is missing, in nanoseconds
 *     since 1970-01-01
 * @param lastNs likewise of the last
 * @param sender who was heard, as {@code 10.0.0.1:5004} or by a unit's name; empty if missing
 */
public record WireRun(
    long fromDatagram, long toDatagram, Verdict verdict, long firstNs, long lastNs, String sender) {

  /** What was found of datagrams. */
  public enum Verdict {
    /** Heard, every byte as it should be. */
    IDENTICAL,
    /** Heard late, every byte as it should be. */
    LATE,
    /** Heard, some byte not as it should be. */
    DIFFERENT,
    /** Heard, with nothing to compare with. */
    UNVERIFIED,
    /** Not heard. */
    MISSING,
    /** Nobody knows: this unit did not listen. */
    UNHEARD;

    /** As in logs and interfaces: lower case. */
    public String label() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  public WireRun {
    if (fromDatagram < 0 || toDatagram <= fromDatagram || lastNs < firstNs) {
      throw new IllegalArgumentException(
          "datagrams " + fromDatagram + " to " + toDatagram + " at " + firstNs + " to " + lastNs);
    }
  }

  /** UTC at which datagram {@code k} of the run was heard, on the line from first to last. */
  long heardNs(long k) {
    long steps = toDatagram - fromDatagram - 1;
    if (steps == 0) {
      return firstNs;
    }
    double share = (double) (k - fromDatagram) / steps;
    return firstNs + Math.round(share * (lastNs - firstNs));
  }
}
