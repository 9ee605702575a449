package org.plugcast.renderer.child;

/** How a program ended, in words. Pure. */
final class Ending {
  /** What shells, bubblewrap and Java add to the number of a signal. */
  private static final int SIGNALS = 128;

  private Ending() {}

  /**
   * What a program did.
   *
   * @param status not zero
   * @param said its last words
   */
  static String words(int status, String said) {
    String end = signal(status - SIGNALS);
    return said.isEmpty() ? end + ", and said nothing" : end + ": " + said;
  }

  /** Only signals that a program can get here: ffmpeg ends with large numbers of its own. */
  private static String signal(int number) {
    return switch (number) {
      case 4, 7, 8, 11 -> "crashed (signal " + number + ")";
      case 6 -> "gave up (signal 6)";
      case 9 -> "was ended by the system (signal 9): it took too much memory or processor time";
      case 24 -> "took too much processor time (signal 24)";
      case 25 -> "wrote too large a file (signal 25)";
      case 31 -> "did what it may not (signal 31)";
      default -> "ended with status " + (SIGNALS + number);
    };
  }
}
