package org.plugcast.multicast.asrun;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.plugcast.ts.multiplex.Digest;

/**
 * Where a chain ends. Whoever keeps it elsewhere can find out later whether the log was cut or
 * written anew.
 *
 * @param number of the last line; 0 of an empty log
 * @param hash of the last line
 */
public record AsRunHead(long number, Digest hash) {
  static final AsRunHead NONE = new AsRunHead(0, AsRunLine.GENESIS);

  public AsRunHead {
    if (number < 0) {
      throw new IllegalArgumentException("line " + number + ": expected 0 or more");
    }
  }

  /**
   * Where the log of a channel ends on the disk.
   *
   * @param data folder of the unit's data
   */
  public static AsRunHead of(Path data, int channel) throws IOException {
    for (Path day : AsRunFolder.of(data, channel).days().reversed()) {
      Optional<String> line = LastLine.of(day);
      if (line.isPresent()) {
        return ofLine(day, line.get());
      }
    }
    return NONE;
  }

  /** Whether a channel has a log, empty or not. */
  public static boolean isThere(Path data, int channel) {
    return Files.isDirectory(AsRunFolder.of(data, channel).folder());
  }

  private static AsRunHead ofLine(Path day, String line) throws IOException {
    try {
      return of(AsRunLine.parse(line));
    } catch (IllegalArgumentException e) {
      throw new IOException(day + ": the last line: " + e.getMessage(), e);
    }
  }

  static AsRunHead of(AsRunLine line) {
    return new AsRunHead(line.number(), line.hash());
  }

  /** As in files and interfaces: the number, a blank, the hash. */
  public String toText() {
    return number + " " + hash;
  }

  /** Reads {@link #toText}. */
  public static AsRunHead parse(String text) {
    String[] words = text.strip().split(" ", -1);
    if (words.length != 2) {
      throw new IllegalArgumentException(
          "\"" + text.strip() + "\": expected the number of a line and its hash");
    }
    return new AsRunHead(AsRunText.number(words[0]), new Digest(words[1]));
  }
}
