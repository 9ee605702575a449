package org.plugcast.caching.http.encoder;

import java.util.Map;

/** Server-sent events as text. WHATWG HTML §9.2. Pure. */
final class EventText {
  /** Says how soon a client that was cut off should come again, in ms. */
  static final String WELCOME = "retry: 2000\n\n";

  /** A comment, as a sign of life. */
  static final String ALIVE = ": alive\n\n";

  private EventText() {}

  /**
   * Events for what is different.
   *
   * @param before JSON of each item, by number
   */
  static String differences(Map<Long, String> before, Map<Long, String> after) {
    StringBuilder text = new StringBuilder();
    after.forEach(
        (id, json) -> {
          if (!json.equals(before.get(id))) {
            text.append("event: item\ndata: ").append(json).append("\n\n");
          }
        });
    before
        .keySet()
        .forEach(
            id -> {
              if (!after.containsKey(id)) {
                text.append("event: gone\ndata: ").append(id).append("\n\n");
              }
            });
    return text.toString();
  }
}
