package org.plugcast.caching;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;

/** {@code key = value} lines; {@code #} begins a comment line. */
final class KeyValues {
  private final SequencedMap<String, String> values;

  private KeyValues(SequencedMap<String, String> values) {
    this.values = values;
  }

  /** Reads a text; a {@link ConfigurationException} names a key that is not among those known. */
  static KeyValues parse(String text, List<String> known) {
    SequencedMap<String, String> values = new LinkedHashMap<>();
    text.lines()
        .map(String::strip)
        .filter(line -> !line.isEmpty() && !line.startsWith("#"))
        .forEach(line -> put(values, line, known));
    return new KeyValues(values);
  }

  private static void put(Map<String, String> values, String line, List<String> known) {
    int equals = line.indexOf('=');
    if (equals < 1) {
      throw new ConfigurationException("\"" + line + "\": expected key = value");
    }
    String key = line.substring(0, equals).strip();
    String value = line.substring(equals + 1).strip();
    if (!known.contains(key)) {
      throw new ConfigurationException(
          key + " = " + value + ": unknown key; known are " + String.join(", ", known));
    }
    String before = values.put(key, value);
    if (before != null) {
      throw new ConfigurationException(
          key + " = " + value + ": stands twice, the other value is " + before);
    }
  }

  boolean has(String key) {
    return values.containsKey(key);
  }

  String get(String key, String otherwise) {
    return values.getOrDefault(key, otherwise);
  }

  Optional<Path> optionalPath(String key) {
    return Optional.of(get(key, "")).filter(folder -> !folder.isEmpty()).map(Path::of);
  }

  Path path(String key) {
    return Path.of(needed(key, "a folder"));
  }

  /**
   * A value that has no default.
   *
   * @param expected what it should be, for people
   */
  String needed(String key, String expected) {
    String value = get(key, "");
    if (value.isEmpty()) {
      throw new ConfigurationException(key + " is missing: expected " + expected);
    }
    return value;
  }

  long number(String key, String otherwise, long largest) {
    String value = get(key, otherwise);
    try {
      long number = Long.parseLong(value);
      if (number <= largest) {
        return number;
      }
    } catch (NumberFormatException e) {
      throw ConfigurationException.of(key, value, "a whole number");
    }
    throw ConfigurationException.of(key, value, "at most " + largest);
  }
}
