package org.plugcast.caching.jobs;

import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.plugcast.caching.catalogue.Examined;
import org.plugcast.caching.jobs.ItemMaker.Outcome;
import org.plugcast.caching.media.FoundFile;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Does the work on items, as many at a time as it is told to begin: opens them in threads of its
 * own and has encoders make their clips. What comes out is handed to the consumer on the working
 * thread.
 */
public final class Workshop implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Workshop.class);
  private static final Duration PATIENCE = Duration.ofSeconds(10);

  private final Encoders encoders;
  private final Examiner examiner;
  private final ExecutorService threads =
      Executors.newThreadPerTaskExecutor(Thread.ofPlatform().daemon().name("work-", 1).factory());

  public Workshop(ItemMaker maker, Encoders encoders) {
    this.encoders = encoders;
    this.examiner = new Examiner(maker);
  }

  /** How the examination of a file ended. */
  public sealed interface Examination {
    /** The file was read. */
    record Done(Examined examined) implements Examination {}

    /** It could not be read this time. */
    record Faulted(String reason) implements Examination {}
  }

  /** Begins to examine a file. */
  public void examine(FoundFile file, Consumer<Examination> done) {
    threads.execute(() -> done.accept(examine(file)));
  }

  /** Begins to make a clip. */
  public void make(Commission commission, Consumer<Outcome> done) {
    encoders.make(commission, done);
  }

  /** How far a clip has come that is being made. Any thread. */
  public Optional<Progress> progress(long itemId) {
    return encoders.progress(itemId);
  }

  /** Stops the making of an item's clip, if it is under way; it ends as withdrawn. Any thread. */
  public void stopMaking(long itemId) {
    encoders.stop(itemId);
  }

  /** Stops everything that is being made; each ends as withdrawn. */
  public void stopMaking() {
    encoders.stopAll();
  }

  @Override
  public void close() {
    threads.shutdownNow();
    encoders.close();
    try {
      if (!threads.awaitTermination(PATIENCE.toSeconds(), TimeUnit.SECONDS)) {
        LOG.warn("work-goes-on after={}", PATIENCE);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private Examination examine(FoundFile file) {
    try {
      return new Examination.Done(examiner.examine(file));
    } catch (IOException e) {
      return new Examination.Faulted(String.valueOf(e.getMessage()));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return new Examination.Faulted("stopped");
    } catch (RuntimeException e) {
      LOG.error("examination-broke file={}", file.path(), e);
      return new Examination.Faulted("internal error: " + e);
    }
  }
}
