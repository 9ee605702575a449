package org.plugcast.caching;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;

/** Reads {@code key = value} lines; {@code #} begins a comment line. */
final class ConfigurationFile {
  private static final List<String> KEYS =
      List.of(
          "http",
          "encoder-http",
          "media",
          "data",
          "profiles",
          "profile",
          "page",
          "page-watch",
          "workers",
          "lead",
          "rescan",
          "free-space",
          "keep-unused",
          "preview-space",
          "origin");

  private final SequencedMap<String, String> values;

  private ConfigurationFile(SequencedMap<String, String> values) {
    this.values = values;
  }

  /** Reads a file; a {@link ConfigurationException} names the key and the value it refuses. */
  static Configuration read(Path file) throws IOException {
    return parse(Files.readString(file));
  }

  static Configuration parse(String text) {
    SequencedMap<String, String> values = new LinkedHashMap<>();
    text.lines()
        .map(String::strip)
        .filter(line -> !line.isEmpty() && !line.startsWith("#"))
        .forEach(line -> put(values, line));
    return new ConfigurationFile(values).configuration();
  }

  private static void put(Map<String, String> values, String line) {
    int equals = line.indexOf('=');
    if (equals < 1) {
      throw new ConfigurationException("\"" + line + "\": expected key = value");
    }
    String key = line.substring(0, equals).strip();
    String value = line.substring(equals + 1).strip();
    if (!KEYS.contains(key)) {
      throw new ConfigurationException(
          key + " = " + value + ": unknown key; known are " + String.join(", ", KEYS));
    }
    String before = values.put(key, value);
    if (before != null) {
      throw new ConfigurationException(
          key + " = " + value + ": stands twice, the other value is " + before);
    }
  }

  private Configuration configuration() {
    ListenAddress http = ListenAddress.parse("http", get("http", Configuration.HTTP));
    String encoder = new ListenAddress(http.host(), Configuration.ENCODER_PORT).toString();
    return new Configuration(
        http,
        ListenAddress.parse("encoder-http", get("encoder-http", encoder)),
        path("media"),
        path("data"),
        Optional.of(get("profiles", "")).filter(folder -> !folder.isEmpty()).map(Path::of),
        get("profile", Configuration.PROFILE),
        get("page", Configuration.PAGE),
        Quantity.duration("page-watch", get("page-watch", Configuration.PAGE_WATCH)),
        (int) number("workers", Configuration.WORKERS, Integer.MAX_VALUE),
        Quantity.duration("lead", get("lead", Configuration.LEAD)),
        Quantity.duration("rescan", get("rescan", Configuration.RESCAN)),
        Quantity.size("free-space", get("free-space", Configuration.FREE_SPACE)),
        Quantity.duration("keep-unused", get("keep-unused", Configuration.KEEP_UNUSED)),
        Quantity.size("preview-space", get("preview-space", Configuration.PREVIEW_SPACE)),
        number("origin", Configuration.ORIGIN, Long.MAX_VALUE));
  }

  private String get(String key, String otherwise) {
    return values.getOrDefault(key, otherwise);
  }

  private Path path(String key) {
    String value = get(key, "");
    if (value.isEmpty()) {
      throw new ConfigurationException(key + " is missing: expected a folder");
    }
    return Path.of(value);
  }

  private long number(String key, String otherwise, long largest) {
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
