package org.plugcast.provisioning.notice;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.function.Consumer;

/**
 * Notices in a file, a line of JSON each. A file that has grown large is kept under another name,
 * once. Thread-safe.
 */
public final class EventLog implements Consumer<Notice> {
  private final Path file;
  private final long largest;
  private final Consumer<String> onFailure;
  private boolean failing;

  /**
   * A log.
   *
   * @param file is made where it is missing
   * @param largest size in bytes at which a new file is begun
   * @param onFailure hears why nothing can be written, once until it can be again
   */
  public EventLog(Path file, long largest, Consumer<String> onFailure) {
    this.file = file;
    this.largest = largest;
    this.onFailure = onFailure;
  }

  @Override
  public synchronized void accept(Notice notice) {
    try {
      rotate();
      Files.writeString(
          file, notice.toJson() + "\n", StandardOpenOption.CREATE, StandardOpenOption.APPEND);
      failing = false;
    } catch (IOException e) {
      if (!failing) {
        onFailure.accept("events are not written to " + file + ": " + e);
      }
      failing = true;
    }
  }

  private void rotate() throws IOException {
    if (Files.exists(file) && Files.size(file) >= largest) {
      Files.move(
          file,
          file.resolveSibling(file.getFileName() + ".1"),
          StandardCopyOption.REPLACE_EXISTING);
    }
  }
}
