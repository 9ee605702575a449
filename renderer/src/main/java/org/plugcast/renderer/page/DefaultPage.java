package org.plugcast.renderer.page;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;

/** The "now playing" page that comes with Plugcast; it needs no network. */
public final class DefaultPage {
  /** Stands for it in a {@link PageRequest}. */
  public static final URI ADDRESS = URI.create("plugcast:now-playing");

  private static final String FILE = "now-playing.html";

  private DefaultPage() {}

  /** Writes it where the browser can read it. */
  static URI unpack(Path folder) throws IOException {
    try (InputStream in = DefaultPage.class.getResourceAsStream(FILE)) {
      if (in == null) {
        throw new IOException(FILE + " is missing beside DefaultPage");
      }
      Path file = folder.resolve(FILE);
      Files.copy(in, file);
      return file.toUri();
    }
  }
}
