package org.plugcast.ts.captions;

import java.text.Normalizer;
import java.text.Normalizer.Form;
import java.util.Map;

/**
 * A text in the characters that CEA-608 has: others are written by those, or are lost.
 *
 * @param text each of its characters takes one column
 * @param lost letters and signs for which there is nothing
 */
record Line21Text(String text, int lost) {
  private static final Map<String, String> SPELLINGS =
      Map.ofEntries(
          Map.entry("'", "’"),
          Map.entry("`", "‘"),
          Map.entry("…", "..."),
          Map.entry("–", "-"),
          Map.entry("‐", "-"),
          Map.entry("‑", "-"),
          Map.entry("−", "-"),
          Map.entry("―", "—"),
          Map.entry("„", "“"),
          Map.entry("‚", "’"),
          Map.entry("′", "’"),
          Map.entry("″", "\""),
          Map.entry("‹", "«"),
          Map.entry("›", "»"),
          Map.entry("œ", "oe"),
          Map.entry("Œ", "OE"),
          Map.entry("æ", "ae"),
          Map.entry("Æ", "AE"),
          Map.entry("ł", "l"),
          Map.entry("Ł", "L"),
          Map.entry("đ", "d"),
          Map.entry("Đ", "D"),
          Map.entry("ı", "i"),
          Map.entry("×", "x"),
          Map.entry("·", "•"),
          Map.entry("€", "EUR"),
          Map.entry("♫", "♪"),
          Map.entry("♬", "♪"),
          Map.entry("♩", "♪"),
          Map.entry("§", "S."),
          Map.entry("¼", "1/4"),
          Map.entry("¾", "3/4"));

  /** Spells a text; blanks that follow each other become one. */
  static Line21Text of(String raw) {
    StringBuilder text = new StringBuilder();
    int lost = 0;
    for (int codePoint : Normalizer.normalize(raw, Form.NFC).codePoints().toArray()) {
      String spelled = spelled(codePoint);
      text.append(spelled);
      lost += spelled.isEmpty() && !isMark(codePoint) ? 1 : 0;
    }
    return new Line21Text(text.toString().replaceAll(" {2,}", " ").strip(), lost);
  }

  private static String spelled(int codePoint) {
    String character = Character.toString(codePoint);
    String other = SPELLINGS.getOrDefault(character, character);
    return known(other).isEmpty() ? known(Normalizer.normalize(other, Form.NFKD)) : known(other);
  }

  /** What of a text has a code, without the marks above and below letters. */
  private static String known(String text) {
    StringBuilder known = new StringBuilder();
    text.codePoints()
        .filter(c -> Line21Characters.code(c).isPresent())
        .forEach(known::appendCodePoint);
    return known.toString();
  }

  private static boolean isMark(int codePoint) {
    return switch (Character.getType(codePoint)) {
      case Character.NON_SPACING_MARK, Character.ENCLOSING_MARK -> true;
      case Character.COMBINING_SPACING_MARK, Character.FORMAT -> true;
      default -> false;
    };
  }
}
