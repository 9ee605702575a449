package org.plugcast.caching;

import java.time.Duration;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Numbers with a unit as operators write them: {@code 20 s}, {@code 5 min}, {@code 2 GB}. */
final class Quantity {
  private static final Pattern TEXT = Pattern.compile("(\\d{1,12})\\s*([A-Za-z]+)");

  private static final Map<String, Duration> DURATIONS =
      Map.of(
          "ms", Duration.ofMillis(1),
          "s", Duration.ofSeconds(1),
          "min", Duration.ofMinutes(1),
          "h", Duration.ofHours(1),
          "d", Duration.ofDays(1));

  private static final Map<String, Long> SIZES =
      Map.of(
          "B", 1L, "kB", 1_000L, "MB", 1_000_000L, "GB", 1_000_000_000L, "TB", 1_000_000_000_000L);

  private Quantity() {}

  static Duration duration(String key, String value) {
    Matcher text = TEXT.matcher(value);
    Duration unit = text.matches() ? DURATIONS.get(text.group(2)) : null;
    if (unit == null) {
      throw ConfigurationException.of(
          key, value, "a duration like 500 ms, 20 s, 5 min, 1 h or 2 d");
    }
    return unit.multipliedBy(Long.parseLong(text.group(1)));
  }

  /** Bytes. */
  static long size(String key, String value) {
    Matcher text = TEXT.matcher(value);
    Long unit = text.matches() ? SIZES.get(text.group(2)) : null;
    if (unit == null) {
      throw ConfigurationException.of(key, value, "a size like 500 MB or 2 GB");
    }
    try {
      return Math.multiplyExact(Long.parseLong(text.group(1)), unit);
    } catch (ArithmeticException e) {
      throw ConfigurationException.of(key, value, "a size below 9000000 TB");
    }
  }
}
