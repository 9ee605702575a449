package org.plugcast.renderer.proxy;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.util.Optional;

/**
 * The folder of an operator's page, which may read of it the files that everybody may read, none
 * that is hidden, none that a link leads to outside the folder.
 *
 * @param root without links
 */
record PageFolder(Path root) {
  static PageFolder of(Path folder) throws IOException {
    return new PageFolder(folder.toRealPath());
  }

  /**
   * A file that the page may read.
   *
   * @param path decoded, relative to the folder, with a slash before it
   */
  Optional<Path> readable(String path) {
    try {
      Path file = root.resolve(path.replaceFirst("^/+", "")).toRealPath();
      return file.startsWith(root) && !hidden(file) && isForAll(file)
          ? Optional.of(file)
          : Optional.empty();
    } catch (IOException | IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  private boolean hidden(Path file) {
    for (Path name : root.relativize(file)) {
      if (name.toString().startsWith(".")) {
        return true;
      }
    }
    return false;
  }

  /** This process may read more than the one that runs the page may. */
  private static boolean isForAll(Path file) throws IOException {
    return Files.isRegularFile(file)
        && Files.getPosixFilePermissions(file).contains(PosixFilePermission.OTHERS_READ);
  }

  static Digest digest(Path file) throws IOException {
    Digest digest = new Digest();
    try (InputStream in = Files.newInputStream(file)) {
      digest.update(in);
    }
    return digest;
  }
}
