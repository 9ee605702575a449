package org.plugcast.multicast.asrun;

import java.util.Locale;

/** Values as JSON. RFC 8259 §7. */
final class JsonText {
  private JsonText() {}

  /** A number as a number, all else as a string. */
  static String value(Object value) {
    return value instanceof Number ? value.toString() : string(value.toString());
  }

  static String string(String text) {
    StringBuilder json = new StringBuilder(text.length() + 2).append('"');
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == '"' || c == '\\') {
        json.append('\\').append(c);
      } else if (c < 0x20) {
        json.append(String.format(Locale.ROOT, "\\u%04x", (int) c));
      } else {
        json.append(c);
      }
    }
    return json.append('"').toString();
  }
}
