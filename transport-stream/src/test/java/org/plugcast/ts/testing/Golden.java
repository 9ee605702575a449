package org.plugcast.ts.testing;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Texts that tests expect, in {@code src/test/resources}; {@code -Dplugcast.golden=write} rewrites
 * them.
 */
public final class Golden {
  private static final Path RESOURCES = Path.of("src/test/resources");

  private Golden() {}

  /** Holds a text against the file of that name, or makes it the file's new content. */
  public static void check(String file, String text) throws IOException {
    Path path = RESOURCES.resolve(file);
    if ("write".equals(System.getProperty("plugcast.golden"))) {
      Files.createDirectories(path.getParent());
      Files.writeString(path, text);
    }
    assertThat(text).isEqualTo(Files.readString(path));
  }

  /** Bytes of a fixture. */
  public static byte[] bytes(String file) throws IOException {
    return Files.readAllBytes(RESOURCES.resolve(file));
  }
}
