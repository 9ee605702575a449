package org.plugcast.caching;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Comparator;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.plugcast.ts.store.ClipStore;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** An encoder's own folder. What an earlier process left there is removed: others took it over. */
final class WorkFolder implements AutoCloseable {
  /** Temporary files of what is being made. */
  static final String WORK = "work";

  private static final Logger LOG = LoggerFactory.getLogger(WorkFolder.class);

  private final ClipStore clips;
  private final FileChannel lock;

  private WorkFolder(ClipStore clips, FileChannel lock) {
    this.clips = clips;
    this.lock = lock;
  }

  /** Takes the folder for this process, and empties it. */
  @SuppressWarnings("MustBeClosedChecker") // The channel goes to the folder, which closes it.
  static WorkFolder open(Path data) throws IOException {
    Files.createDirectories(data);
    FileChannel channel =
        FileChannel.open(data.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
    @Nullable FileLock taken = channel.tryLock();
    if (taken == null) {
      channel.close();
      throw ConfigurationException.of("data", data, "a folder that no other encoder uses");
    }
    remove(data.resolve(WORK));
    remove(data.resolve("clips"));
    return new WorkFolder(new ClipStore(data.resolve("clips")), channel);
  }

  /** Clips that are made and not in the store yet. */
  ClipStore clips() {
    return clips;
  }

  @Override
  public void close() {
    try {
      lock.close();
    } catch (IOException e) {
      LOG.debug("lock-not-closed", e);
    }
  }

  private static void remove(Path folder) throws IOException {
    if (!Files.exists(folder)) {
      return;
    }
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.deleteIfExists(file);
      }
    }
  }
}
