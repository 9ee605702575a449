package org.plugcast.multicast.sender;

/** What a sender tells its unit: one line each. */
sealed interface Answer {

  /**
   * It runs.
   *
   * @param missing why it has no precedence over all else on the machine; empty if it has
   */
  record Ready(String missing) implements Answer {}

  /** A channel is known. */
  record Opened(long handle) implements Answer {}

  /** A channel cannot be sent. */
  record Refused(long handle, String reason) implements Answer {}

  static String write(Answer answer) {
    return switch (answer) {
      case Ready(String missing) -> "ready " + line(missing);
      case Opened(long handle) -> "opened " + handle;
      case Refused(long handle, String reason) -> "refused " + handle + " " + line(reason);
    };
  }

  /**
   * Reads a line.
   *
   * @throws IllegalArgumentException naming a line that is none
   */
  static Answer parse(String line) {
    String[] words = line.split(" ", 3);
    try {
      return switch (words[0]) {
        case "ready" -> new Ready(line.substring("ready ".length()));
        case "opened" -> new Opened(Long.parseLong(words[1]));
        case "refused" -> new Refused(Long.parseLong(words[1]), words[2]);
        default -> throw new IllegalArgumentException("no answer: " + line);
      };
    } catch (IndexOutOfBoundsException | NumberFormatException e) {
      throw new IllegalArgumentException("no answer: " + line, e);
    }
  }

  private static String line(String text) {
    return text.replaceAll("\\s+", " ");
  }
}
