package org.plugcast.provisioning.headend;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;

/** Where a caching unit meets encoders on other machines: lines of {@code key = value}. */
public final class EncodersFile {
  private static final List<String> KEYS =
      List.of("database", "store", "store-endpoint", "store-region");

  private EncodersFile() {}

  /** Reads a file; throws {@link IllegalArgumentException} that says what was expected. */
  public static SequencedMap<String, String> read(Path file) {
    SequencedMap<String, String> settings = new LinkedHashMap<>();
    try {
      Files.readAllLines(file).stream()
          .map(String::strip)
          .filter(line -> !line.isEmpty() && !line.startsWith("#"))
          .forEach(line -> put(settings, file, line));
    } catch (IOException e) {
      throw new IllegalArgumentException(
          "--encoders " + file + ": expected a file that can be read; " + e, e);
    }
    return settings;
  }

  private static void put(SequencedMap<String, String> settings, Path file, String line) {
    int equals = line.indexOf('=');
    String key = line.substring(0, Math.max(0, equals)).strip();
    if (!KEYS.contains(key)) {
      throw new IllegalArgumentException(
          "--encoders " + file + ": \"" + line + "\": expected " + String.join(", ", KEYS));
    }
    settings.put(key, line.substring(equals + 1).strip());
  }
}
