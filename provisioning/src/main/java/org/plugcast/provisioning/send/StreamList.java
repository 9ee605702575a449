package org.plugcast.provisioning.send;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A list of what to send: {@code FILE GROUP:PORT [COPIES [RATE]]} a line. */
public final class StreamList {
  private static final int FEWEST_WORDS = 2;
  private static final int MOST_WORDS = 4;

  private StreamList() {}

  /**
   * Reads the lines; empty ones and those that begin with {@code #} say nothing.
   *
   * @param folder against which relative names of files count
   * @throws IllegalArgumentException naming the line and what was expected
   */
  public static List<SendRequest.Stream> parse(List<String> lines, Path folder) {
    List<SendRequest.Stream> streams = new ArrayList<>();
    for (int i = 0; i < lines.size(); i++) {
      String line = lines.get(i).strip();
      if (!line.isEmpty() && !line.startsWith("#")) {
        try {
          streams.add(stream(line, folder));
        } catch (IllegalArgumentException e) {
          throw new IllegalArgumentException("line " + (i + 1) + ": " + e.getMessage(), e);
        }
      }
    }
    return streams;
  }

  private static SendRequest.Stream stream(String line, Path folder) {
    String[] words = line.split("\\s+", -1);
    if (words.length < FEWEST_WORDS || words.length > MOST_WORDS) {
      throw new IllegalArgumentException(
          "\"" + line + "\": expected FILE GROUP:PORT [COPIES [RATE]]");
    }
    return new SendRequest.Stream(
        folder.resolve(words[0]),
        Destination.parse(words[1], words.length > 2 ? copies(words[2]) : 1),
        words.length > 3 ? Optional.of(Quantities.rate(words[3])) : Optional.empty());
  }

  private static int copies(String text) {
    try {
      return Integer.parseInt(text);
    } catch (NumberFormatException e) {
      throw new IllegalArgumentException("copies \"" + text + "\": expected a number", e);
    }
  }
}
