package org.plugcast.multicast.twin;

/** What a unit says of a channel in its heartbeats. */
public enum Claim {
  /** Nothing was heard of it lately; never sent. */
  NONE(0),
  /** Listens before it sends. */
  LISTENING(1),
  /** Would take over. */
  STANDBY(2),
  /** Sends. */
  ON_AIR(3),
  /** Sends up to an agreed datagram. */
  YIELDING(4),
  /** Has nothing to send or no way to. */
  UNABLE(5);

  /** By their numbers. */
  private static final Claim[] CLAIMS = values();

  private final int code;

  Claim(int code) {
    this.code = code;
  }

  /** Whether it says that it sends. */
  public boolean isOnAir() {
    return this == ON_AIR || this == YIELDING;
  }

  /** Its number in a heartbeat. */
  int code() {
    return code;
  }

  /** Whether a heartbeat may hold this number. */
  static boolean isCode(int code) {
    return code > 0 && code < CLAIMS.length;
  }

  static Claim ofCode(int code) {
    return CLAIMS[code];
  }
}
