package org.plugcast.multicast.sender;

/** The words of a line, one after the other. */
final class CommandWords {
  private final String line;
  private int at;

  CommandWords(String line) {
    this.line = line;
  }

  /**
   * The next word.
   *
   * @throws IllegalArgumentException naming the line when there is none
   */
  String next() {
    if (at >= line.length()) {
      throw refused();
    }
    int end = line.indexOf(' ', at);
    String word = line.substring(at, end < 0 ? line.length() : end);
    at = end < 0 ? line.length() : end + 1;
    return word;
  }

  /** All that is left, spaces too. */
  String rest() {
    if (at >= line.length()) {
      throw refused();
    }
    return restOrNothing();
  }

  /** All that is left, which may be nothing. */
  String restOrNothing() {
    String rest = line.substring(at);
    at = line.length();
    return rest;
  }

  long nextLong() {
    try {
      return Long.parseLong(next());
    } catch (NumberFormatException e) {
      throw refused();
    }
  }

  int nextInt() {
    return Math.toIntExact(nextLong());
  }

  IllegalArgumentException refused() {
    return new IllegalArgumentException("not understood: " + line);
  }
}
