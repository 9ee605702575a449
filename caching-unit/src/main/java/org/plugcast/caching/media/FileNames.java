package org.plugcast.caching.media;

import java.nio.file.Path;

/** File names as text that names one file only. */
final class FileNames {
  private static final char REPLACEMENT = '\ufffd';

  private FileNames() {}

  /**
   * The last name of a path; percent-encoded where its bytes are not text, so that two such names
   * stay different.
   */
  static String text(Path path) {
    String name = String.valueOf(path.getFileName());
    if (isText(name)) {
      return name;
    }
    String encoded = path.toUri().getRawPath();
    String trimmed = encoded.endsWith("/") ? encoded.substring(0, encoded.length() - 1) : encoded;
    return trimmed.substring(trimmed.lastIndexOf('/') + 1);
  }

  /** Whether the bytes of a name are text in the character set of the file system. */
  static boolean isText(String name) {
    return name.indexOf(REPLACEMENT) < 0;
  }

  /** A name for people: one line of at most 64 characters. */
  static String label(String name) {
    String line = name.replaceAll("[\\p{Cntrl}\\p{Zl}\\p{Zp}]+", " ").strip();
    String shown = line.isEmpty() ? "channel" : line;
    return shown.codePointCount(0, shown.length()) <= 64
        ? shown
        : shown.substring(0, shown.offsetByCodePoints(0, 64));
  }
}
