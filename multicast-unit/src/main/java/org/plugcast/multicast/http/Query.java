package org.plugcast.multicast.http;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The part of an address behind the question mark; an exception says what is expected. */
final class Query {
  private final Map<String, String> values;

  private Query(Map<String, String> values) {
    this.values = values;
  }

  /**
   * Reads {@code key=value&key=value}.
   *
   * @param known all keys that may be there, each once
   * @throws IllegalArgumentException saying what is expected
   */
  static Query parse(String text, Set<String> known) {
    Map<String, String> values = new HashMap<>();
    for (String part : text.isEmpty() ? new String[0] : text.split("&", -1)) {
      int equals = part.indexOf('=');
      String key = equals < 0 ? part : part.substring(0, equals);
      if (equals < 0 || !known.contains(key)) {
        throw new IllegalArgumentException(
            "\"" + part + "\": expected " + (known.isEmpty() ? "nothing" : words(known)));
      }
      String value = URLDecoder.decode(part.substring(equals + 1), StandardCharsets.UTF_8);
      if (values.put(key, value) != null) {
        throw new IllegalArgumentException(key + " is given twice");
      }
    }
    return new Query(values);
  }

  private static String words(Set<String> known) {
    return String.join(", ", known.stream().sorted().map(key -> key + "=...").toList());
  }

  /** A time of UTC. */
  Instant instant(String key, Instant preset) {
    Optional<String> text = Optional.ofNullable(values.get(key));
    try {
      return text.map(Instant::parse).orElse(preset);
    } catch (DateTimeException e) {
      throw new IllegalArgumentException(
          key + "=" + text.orElse("") + ": expected a time like 2026-11-21T18:00:00Z", e);
    }
  }

  /** One of some words. */
  String word(String key, List<String> words, String preset) {
    String word = values.getOrDefault(key, preset);
    if (!words.contains(word)) {
      throw new IllegalArgumentException(
          key + "=" + word + ": expected " + String.join(" or ", words));
    }
    return word;
  }
}
