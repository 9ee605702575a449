package org.plugcast.caching.media;

import java.io.IOException;
import java.nio.file.ClosedWatchServiceException;
import java.nio.file.Path;
import java.nio.file.StandardWatchEventKinds;
import java.nio.file.WatchKey;
import java.nio.file.WatchService;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Looks at the media folder whenever something changes in it, and from time to time all the same:
 * network file systems report no changes, and queues of events overflow. Runs on one thread of its
 * own.
 */
public final class MediaWatch implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(MediaWatch.class);

  /** A change is followed by a look once there is no further change for this long. */
  private static final Duration QUIET = Duration.ofMillis(300);

  /** Events that never end are cut off after this many quiet times. */
  private static final int LONGEST_UNREST = 10;

  private final MediaFolder folder;
  private final Path root;
  private final Duration rescan;
  private final Duration settle;
  private final MediaListener listener;
  private final WatchService events;
  private final Settling settling = new Settling();
  private final Thread thread;
  private boolean eventsFail;

  /**
   * @param rescan between two looks when nothing happens
   * @param settle between two looks while a file changes
   */
  public MediaWatch(Path root, Duration rescan, Duration settle, MediaListener listener)
      throws IOException {
    this.root = root;
    this.folder = new MediaFolder(root);
    this.rescan = rescan;
    this.settle = settle.compareTo(rescan) < 0 ? settle : rescan;
    this.listener = listener;
    this.events = root.getFileSystem().newWatchService();
    this.thread = Thread.ofVirtual().name("media-watch").unstarted(this::run);
  }

  public void start() {
    thread.start();
  }

  @Override
  public void close() throws IOException {
    thread.interrupt();
    events.close();
  }

  private void run() {
    try {
      while (!Thread.currentThread().isInterrupted()) {
        look();
        await(settling.isChanging() ? settle : rescan);
      }
    } catch (InterruptedException | ClosedWatchServiceException e) {
      LOG.debug("media-watch-ended folder={}", root);
    }
  }

  private void look() {
    try {
      MediaScan scan = folder.scan();
      scan.folders().forEach(this::register);
      listener.seen(settling.look(scan));
    } catch (IOException e) {
      listener.unreadable("media folder " + root + " cannot be read: " + e.getMessage());
    }
  }

  private void register(Path path) {
    try {
      path.register(
          events,
          StandardWatchEventKinds.ENTRY_CREATE,
          StandardWatchEventKinds.ENTRY_DELETE,
          StandardWatchEventKinds.ENTRY_MODIFY);
    } catch (IOException e) {
      if (!eventsFail) {
        eventsFail = true;
        LOG.warn("media-events-fail folder={} reason={} rescan={}", path, e.getMessage(), rescan);
      }
    }
  }

  private void await(Duration longest) throws InterruptedException {
    if (take(longest)) {
      int unrest = 0;
      while (unrest < LONGEST_UNREST && take(QUIET)) {
        unrest++;
      }
    }
  }

  private boolean take(Duration longest) throws InterruptedException {
    WatchKey key = events.poll(longest.toMillis(), TimeUnit.MILLISECONDS);
    if (key == null) {
      return false;
    }
    key.pollEvents();
    key.reset();
    return true;
  }
}
