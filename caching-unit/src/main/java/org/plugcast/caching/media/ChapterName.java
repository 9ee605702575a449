package org.plugcast.caching.media;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Names of chapters as if their file were a folder: no file can have such a name as long as it is
 * none. Pure.
 *
 * @param file that has the chapter
 * @param number from 1
 */
public record ChapterName(String file, int number) {
  private static final String PREFIX = "/chapter ";
  private static final Pattern NAME = Pattern.compile("(.+)" + PREFIX + "([1-9][0-9]{0,5})");

  static String of(String file, int number) {
    return file + PREFIX + number;
  }

  /** Reads a name; empty if it is none of a chapter. */
  public static Optional<ChapterName> parse(String name) {
    if (!name.contains(PREFIX)) {
      return Optional.empty();
    }
    Matcher matcher = NAME.matcher(name);
    return matcher.matches()
        ? Optional.of(new ChapterName(matcher.group(1), Integer.parseInt(matcher.group(2))))
        : Optional.empty();
  }
}
