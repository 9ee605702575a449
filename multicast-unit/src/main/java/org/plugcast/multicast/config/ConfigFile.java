package org.plugcast.multicast.config;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The configuration file, looked at again and again. One thread. */
public final class ConfigFile {
  private final Path file;
  private @Nullable Stamp seen;

  public ConfigFile(Path file) {
    this.file = file;
  }

  /** Reads the file now. */
  public UnitConfig read() throws IOException, ConfigException {
    seen = Stamp.of(file);
    UnitConfig config = UnitConfig.parse(Files.readString(file));
    checkKey(config.twins().heartbeatKey());
    return config;
  }

  /** Now it can be told where the key is wrong; its sender would only end. */
  private static void checkKey(Optional<Path> key) throws ConfigException {
    if (key.isPresent()) {
      try {
        HeartbeatKey.read(key.get());
      } catch (IOException e) {
        throw new ConfigException(
            TwinKeys.HEARTBEAT_KEY, key.get().toString(), String.valueOf(e.getMessage()));
      }
    }
  }

  /** Reads the file if it is another one, or differs in time or size, since it was last read. */
  public Optional<UnitConfig> readIfChanged() throws IOException, ConfigException {
    return Stamp.of(file).equals(seen) ? Optional.empty() : Optional.of(read());
  }

  private record Stamp(FileTime modified, long size, String key) {
    static Stamp of(Path file) throws IOException {
      BasicFileAttributes attributes = Files.readAttributes(file, BasicFileAttributes.class);
      return new Stamp(
          attributes.lastModifiedTime(), attributes.size(), String.valueOf(attributes.fileKey()));
    }
  }
}
