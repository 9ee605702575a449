package org.plugcast.multicast.config;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/** One {@code key = value} line; {@code line} counts from 1. */
record Setting(int line, String key, String value) {

  /**
   * Reads lines of {@code key = value}; empty lines and those that begin with {@code #} say
   * nothing.
   */
  static List<Setting> parse(String text) throws ConfigException {
    List<Setting> settings = new ArrayList<>();
    int number = 0;
    for (String raw : text.lines().toList()) {
      number++;
      String line = raw.strip();
      if (line.isEmpty() || line.startsWith("#")) {
        continue;
      }
      int equals = line.indexOf('=');
      if (equals < 1) {
        throw new ConfigException(
            "line " + number,
            "\"" + line + "\"",
            "expected \"key = value\" or a comment that begins with #");
      }
      settings.add(
          new Setting(
              number, line.substring(0, equals).strip(), line.substring(equals + 1).strip()));
    }
    return settings;
  }

  /** Reads the value, giving the reason of an {@link IllegalArgumentException} key and value. */
  <T> T read(Function<String, T> reader) throws ConfigException {
    try {
      return reader.apply(value);
    } catch (IllegalArgumentException e) {
      ConfigException refused = refused(String.valueOf(e.getMessage()));
      refused.initCause(e);
      throw refused;
    }
  }

  ConfigException refused(String reason) {
    return new ConfigException(key, value, reason + " (line " + line + ")");
  }
}
