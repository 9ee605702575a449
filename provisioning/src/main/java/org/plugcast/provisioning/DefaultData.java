package org.plugcast.provisioning;

import java.nio.file.Path;

/** The data folder where none is named. */
final class DefaultData {
  private DefaultData() {}

  /** XDG Base Directory Specification. */
  static Path folder() {
    String home = System.getenv("XDG_DATA_HOME");
    return home == null || home.isEmpty()
        ? Path.of(System.getProperty("user.home"), ".local", "share", "plugcast")
        : Path.of(home, "plugcast");
  }
}
