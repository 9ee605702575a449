package org.plugcast.renderer.media;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/** Words about an item, made fit to be shown: no control characters, of bounded length. */
public final class Tags {
  /** Longest value, in code points. */
  static final int LONGEST_VALUE = 200;

  private static final int MOST_TAGS = 40;
  private static final int LONGEST_KEY = 40;

  private Tags() {}

  /**
   * Keys of lower-case letters and hyphens ({@code Album_Artist} becomes {@code album-artist}),
   * first value of each wins; nothing blank stays.
   */
  public static Map<String, String> clean(Map<String, String> raw) {
    Map<String, String> clean = new LinkedHashMap<>();
    raw.forEach(
        (key, value) -> {
          String name = key(key);
          String words = text(value);
          if (!name.isEmpty()
              && name.length() <= LONGEST_KEY
              && !words.isEmpty()
              && clean.size() < MOST_TAGS) {
            clean.putIfAbsent(name, words);
          }
        });
    return clean;
  }

  private static String key(String raw) {
    return text(raw).toLowerCase(Locale.ROOT).replaceAll("[^a-z]+", "-").replaceAll("^-|-$", "");
  }

  /**
   * One line of at most {@value #LONGEST_VALUE} code points: control, format (which reverse or hide
   * text), private and unpaired surrogate characters become blanks, blanks are joined.
   */
  public static String text(String raw) {
    StringBuilder text = new StringBuilder();
    boolean blank = false;
    int length = 0;
    for (int i = 0; i < raw.length() && length < LONGEST_VALUE; ) {
      int c = raw.codePointAt(i);
      i += Character.charCount(c);
      if (isBlank(c)) {
        blank = !text.isEmpty();
        continue;
      }
      if (blank) {
        text.append(' ');
        length++;
        blank = false;
      }
      if (length < LONGEST_VALUE) {
        text.appendCodePoint(c);
        length++;
      }
    }
    return text.toString().strip();
  }

  private static boolean isBlank(int codePoint) {
    return switch (Character.getType(codePoint)) {
      case Character.CONTROL,
          Character.FORMAT,
          Character.SURROGATE,
          Character.PRIVATE_USE,
          Character.UNASSIGNED,
          Character.LINE_SEPARATOR,
          Character.PARAGRAPH_SEPARATOR,
          Character.SPACE_SEPARATOR ->
          // A zero-width joiner holds letters and emoji together.
          codePoint != 0x200d && codePoint != 0x200c;
      default -> codePoint == 0xfffd;
    };
  }
}
