package org.plugcast.multicast.config;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.plugcast.multicast.twin.HeartbeatSeal;

/** The file of the key that both twins have: its text without the space around it. */
public final class HeartbeatKey {
  private static final int LONGEST_FILE = 4_096;

  private HeartbeatKey() {}

  /**
   * Reads it.
   *
   * @throws IOException saying what is wrong with the file, and what to do; never what is in it
   */
  public static HeartbeatSeal read(Path file) throws IOException {
    try {
      return new HeartbeatSeal(text(file).getBytes(StandardCharsets.UTF_8));
    } catch (IllegalArgumentException e) {
      throw refused(file, String.valueOf(e.getMessage()), e);
    }
  }

  private static String text(Path file) throws IOException {
    try {
      if (Files.size(file) > LONGEST_FILE) {
        throw new IllegalArgumentException("it has more than " + LONGEST_FILE + " bytes");
      }
      return Files.readString(file).strip();
    } catch (IOException e) {
      throw refused(file, "it cannot be read (" + e + ")", e);
    }
  }

  private static IOException refused(Path file, String why, Exception cause) {
    return new IOException(
        "no heartbeat key in "
            + file
            + ": "
            + why
            + "; write one line that nobody can guess into it (openssl rand -hex 32), and copy the file to"
            + " both units",
        cause);
  }
}
