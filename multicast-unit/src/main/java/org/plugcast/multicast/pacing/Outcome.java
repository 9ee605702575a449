package org.plugcast.multicast.pacing;

/**
 * What became of a datagram, as one number in its ring: 0 or more is sent, so many nanoseconds
 * late.
 */
final class Outcome {
  static final int SKIPPED = -1;
  static final int UNPREPARED = -2;

  /** The gate was closed: another one sends it. */
  static final int WITHHELD = -3;

  private static final int FAILURES = -1_000;

  private Outcome() {}

  static int sent(long latenessNs) {
    return Math.clamp(latenessNs, 0, Integer.MAX_VALUE);
  }

  /** The network refused it; {@code failure} is the wire's number for why, 0 or more. */
  static int failed(int failure) {
    return FAILURES - failure;
  }

  static boolean isSent(int outcome) {
    return outcome >= 0;
  }

  static boolean isFailed(int outcome) {
    return outcome <= FAILURES;
  }

  /** The wire's number for why. */
  static int failure(int outcome) {
    return FAILURES - outcome;
  }
}
