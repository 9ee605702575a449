package org.plugcast.multicast.verify;

/** What became of a datagram on the wire. */
public enum Verdict {
  /** Heard, bit by bit as it should be, in order and in time. */
  IDENTICAL,
  /** Not heard, though somebody was sending. */
  MISSING,
  /** Not heard, and nobody was sending: between two senders, or until now. */
  SILENT,
  /** Heard in its place, but not as it should be. */
  DIFFERENT,
  /** As it should be, but too long after it was due. */
  LATE,
  /** Heard before. */
  REPEATED,
  /** As it should be, but after a later one. */
  OUT_OF_ORDER,
  /** It is not known what it should be, and so not for sure which index it has. */
  UNVERIFIED,
  /** Not heard, while this machine was not able to hear everything: says nothing of the wire. */
  UNHEARD;

  /** Whether something is wrong with the wire or with one of the senders. */
  public boolean isFault() {
    return switch (this) {
      case MISSING, DIFFERENT, LATE, REPEATED, OUT_OF_ORDER -> true;
      case IDENTICAL, SILENT, UNVERIFIED, UNHEARD -> false;
    };
  }

  /** Whether a datagram was there at all. */
  boolean isHeard() {
    return switch (this) {
      case IDENTICAL, DIFFERENT, LATE, REPEATED, OUT_OF_ORDER, UNVERIFIED -> true;
      case MISSING, SILENT, UNHEARD -> false;
    };
  }
}
