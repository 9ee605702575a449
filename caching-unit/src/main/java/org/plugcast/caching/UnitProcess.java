package org.plugcast.caching;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.FileStore;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.LongSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What the processes of this module have in common. */
final class UnitProcess {
  private static final Logger LOG = LoggerFactory.getLogger(UnitProcess.class);

  private UnitProcess() {}

  /**
   * Waits until the process is ended from outside, and closes what runs in it then. With the system
   * property {@code plugcast.supervised=true} it ends when its standard input ends.
   */
  static void untilKilled(String name, Runnable close) throws InterruptedException {
    Runtime.getRuntime().addShutdownHook(new Thread(close, "stop"));
    if (Boolean.getBoolean("plugcast.supervised")) {
      Thread.ofPlatform().name("supervisor").daemon().start(() -> endWithInput(name));
    }
    Thread.currentThread().join();
  }

  private static void endWithInput(String name) {
    try {
      System.in.transferTo(OutputStream.nullOutputStream());
    } catch (IOException e) {
      System.err.println(name + ": standard input: " + e);
    }
    System.exit(0);
  }

  /** Bytes that may still be written to a folder; none where that cannot be told. */
  static LongSupplier freeSpace(Path folder) throws IOException {
    FileStore disk = Files.getFileStore(folder);
    return () -> {
      try {
        return disk.getUsableSpace();
      } catch (IOException e) {
        LOG.warn("free-space-unknown reason={}", e.getMessage());
        return 0;
      }
    };
  }
}
