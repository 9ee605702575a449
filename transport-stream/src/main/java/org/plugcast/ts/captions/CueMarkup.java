package org.plugcast.ts.captions;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/** Plain lines of what stands in a subtitle file: tags, entities and control characters go. */
final class CueMarkup {
  /** Longest line that is kept, in characters. */
  private static final int LONGEST_LINE = 500;

  /** Lines of a cue that are kept. */
  private static final int MOST_LINES = 12;

  /** {@code <i>}, {@code </font>}, {@code <c.yellow>}, {@code <v Anna>}, {@code <00:00:01.500>}. */
  private static final Pattern TAG = Pattern.compile("</?[A-Za-z0-9][^<>]{0,200}>");

  /** {@code {\an8}}, {@code {\i1}}, as players of SubRip have it from SubStation Alpha. */
  private static final Pattern OVERRIDE = Pattern.compile("\\{\\\\[^{}]{0,200}}");

  private static final Pattern AT_TOP = Pattern.compile("\\{\\\\an[789]}");
  private static final Pattern ENTITY = Pattern.compile("&(amp|lt|gt|nbsp|lrm|rlm|quot);");

  private static final Map<String, String> ENTITIES =
      Map.of("amp", "&", "lt", "<", "gt", ">", "nbsp", " ", "lrm", "", "rlm", "", "quot", "\"");

  private CueMarkup() {}

  static List<String> plain(List<String> lines) {
    List<String> plain = new ArrayList<>();
    for (String line : lines) {
      String text = plain(line);
      if (!text.isBlank() && plain.size() < MOST_LINES) {
        plain.add(text);
      }
    }
    return plain;
  }

  static boolean isAtTop(List<String> lines) {
    return lines.stream().anyMatch(line -> AT_TOP.matcher(shortened(line)).find());
  }

  private static String plain(String line) {
    String bare = OVERRIDE.matcher(TAG.matcher(shortened(line)).replaceAll("")).replaceAll("");
    String text =
        ENTITY.matcher(bare).replaceAll(match -> ENTITIES.getOrDefault(match.group(1), ""));
    StringBuilder clean = new StringBuilder();
    text.codePoints()
        .map(c -> Character.isWhitespace(c) || Character.isSpaceChar(c) ? ' ' : c)
        .filter(CueMarkup::isText)
        .forEach(clean::appendCodePoint);
    return clean.toString().strip();
  }

  private static boolean isText(int codePoint) {
    return switch (Character.getType(codePoint)) {
      case Character.CONTROL, Character.FORMAT, Character.SURROGATE -> false;
      case Character.PRIVATE_USE, Character.UNASSIGNED -> false;
      default -> true;
    };
  }

  private static String shortened(String line) {
    return line.length() <= LONGEST_LINE ? line : line.substring(0, LONGEST_LINE);
  }
}
