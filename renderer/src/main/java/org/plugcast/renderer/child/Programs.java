package org.plugcast.renderer.child;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Where programs of the system are. */
public final class Programs {
  private Programs() {}

  /**
   * Finds a program in {@code PATH}.
   *
   * @param debianPackage that has it
   * @throws IOException if it is not installed; says how to install it
   */
  public static Path find(String name, String debianPackage) throws IOException {
    String path = System.getenv().getOrDefault("PATH", "/usr/bin:/bin");
    for (String folder : List.of((path + ":/usr/bin").split(":", -1))) {
      Path file = Path.of(folder, name);
      if (!folder.isEmpty() && Files.isExecutable(file)) {
        return file;
      }
    }
    throw new IOException(name + " is not installed; on Debian: apt-get install " + debianPackage);
  }
}
