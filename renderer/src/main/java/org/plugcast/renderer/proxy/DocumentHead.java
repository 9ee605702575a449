package org.plugcast.renderer.proxy;

import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.OptionalInt;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Finds where a script goes into an HTML document so that it is the first to run. Pure. */
final class DocumentHead {
  private static final Pattern BEFORE_DOCTYPE =
      Pattern.compile("\\A(\\xEF\\xBB\\xBF)?(\\s+|<!--.*?-->)*+", Pattern.DOTALL);

  private static final Pattern DOCTYPE =
      Pattern.compile("\\G<!doctype[^>]*>", Pattern.CASE_INSENSITIVE);

  private static final String START = "<!doctype";

  private DocumentHead() {}

  /**
   * After the document type, or before the first element where there is none: a script before the
   * document type would change how the page is laid out.
   *
   * @param bytes beginning of a document in an encoding that holds ASCII
   * @return index of a byte; empty if more has to be known
   */
  static OptionalInt end(byte[] bytes) {
    String text = new String(bytes, StandardCharsets.ISO_8859_1);
    Matcher before = BEFORE_DOCTYPE.matcher(text);
    int start = before.find() ? before.end() : 0;
    Matcher type = DOCTYPE.matcher(text);
    if (type.find(start)) {
      return OptionalInt.of(type.end());
    }
    String rest = text.substring(start);
    boolean open = rest.startsWith("<!--") || rest.toLowerCase(Locale.ROOT).startsWith(START);
    return open || rest.length() < START.length() ? OptionalInt.empty() : OptionalInt.of(start);
  }
}
