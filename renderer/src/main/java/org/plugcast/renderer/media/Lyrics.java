package org.plugcast.renderer.media;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Words of a song, with or without time stamps (LRC). They keep their lines. */
public final class Lyrics {
  /** Longest text, in characters; more are cut off. */
  private static final int LONGEST = 200_000;

  private static final int LONGEST_CHARACTER = 4;

  private Lyrics() {}

  /** Reads a file. */
  public static String read(Path file) throws IOException {
    try (var in = Files.newInputStream(file)) {
      return clean(PlainText.decode(in.readNBytes(LONGEST * LONGEST_CHARACTER)));
    }
  }

  /** Those in a file's tags, by any of the names that ffprobe has for them. */
  static Optional<String> ofTags(Map<String, String> tags) {
    return tags.entrySet().stream()
        .filter(tag -> isNameOf(tag.getKey()))
        .map(tag -> clean(tag.getValue()))
        .filter(text -> !text.isBlank())
        .findFirst();
  }

  /** Whether a tag of this name holds lyrics. */
  static boolean isNameOf(String tag) {
    String key = tag.toLowerCase(Locale.ROOT);
    return key.equals("lyrics")
        || key.startsWith("lyrics-")
        || key.equals("unsyncedlyrics")
        || key.equals("syncedlyrics");
  }

  /** Lines of text without control characters. */
  static String clean(String raw) {
    StringBuilder text = new StringBuilder();
    raw.codePoints()
        .limit(LONGEST)
        .filter(c -> c == '\n' || c == '\t' || !Character.isISOControl(c))
        .filter(c -> c != 0xfeff && Character.getType(c) != Character.SURROGATE)
        .forEach(text::appendCodePoint);
    return text.toString();
  }
}
