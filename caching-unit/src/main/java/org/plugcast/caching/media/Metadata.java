package org.plugcast.caching.media;

import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Facts about an item by lower-case key, fit for a timeline: one line each, of bounded length. Tags
 * in files are written by anyone; nothing here trusts them.
 */
public final class Metadata {
  /** Longest value, in characters. */
  static final int LONGEST_VALUE = 500;

  /** Most facts about one item. */
  static final int MOST = 48;

  private static final int LONGEST_KEY = 40;

  private static final Map<String, String> SYNONYMS =
      Map.ofEntries(
          Map.entry("mediaid", "media-id"),
          Map.entry("music-id", "media-id"),
          Map.entry("id", "media-id"),
          Map.entry("performer", "artist"),
          Map.entry("album-artist", "album-artist"),
          Map.entry("albumartist", "album-artist"),
          Map.entry("program", "programme"),
          Map.entry("program-name", "programme"),
          Map.entry("programme-name", "programme"),
          Map.entry("movie-name", "programme"),
          Map.entry("year", "date"));

  private Metadata() {}

  /** Puts cleaned facts over those that are there; empty values and odd keys are passed over. */
  public static void merge(SortedMap<String, String> into, Map<String, String> facts) {
    new TreeMap<>(facts)
        .forEach(
            (key, value) -> {
              String name = key(key);
              String text = value(value);
              if (!name.isEmpty()
                  && !text.isEmpty()
                  && (into.size() < MOST || into.containsKey(name))) {
                into.put(name, text);
              }
            });
  }

  /**
   * {@code AlbumArtist}, {@code album_artist} and {@code Album Artist} become {@code album-artist}.
   */
  static String key(String name) {
    String key =
        name.strip()
            .replaceAll("(?<=[a-z])(?=[A-Z])", "-")
            .toLowerCase(java.util.Locale.ROOT)
            .replaceAll("[^a-z]+", "-")
            .replaceAll("^-+|-+$", "");
    return key.length() > LONGEST_KEY ? "" : SYNONYMS.getOrDefault(key, key);
  }

  /** One line without control characters and broken surrogates, cut to {@link #LONGEST_VALUE}. */
  static String value(String text) {
    StringBuilder line = new StringBuilder();
    text.codePoints()
        .limit(LONGEST_VALUE * 4L)
        .map(c -> isBlank(c) ? ' ' : c)
        .filter(c -> c < Character.MIN_SURROGATE || c > Character.MAX_SURROGATE)
        .forEach(line::appendCodePoint);
    String plain = line.toString().replaceAll(" {2,}", " ").strip();
    return plain.codePointCount(0, plain.length()) <= LONGEST_VALUE
        ? plain
        : plain.substring(0, plain.offsetByCodePoints(0, LONGEST_VALUE));
  }

  private static boolean isBlank(int c) {
    return Character.isISOControl(c)
        || Character.isWhitespace(c)
        || Character.isSpaceChar(c)
        || Character.getType(c) == Character.FORMAT && c != 0x200d && c != 0x200c
        || c == 0xfffe
        || c == 0xffff;
  }
}
