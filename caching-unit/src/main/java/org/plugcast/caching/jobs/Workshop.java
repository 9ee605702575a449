package org.plugcast.caching.jobs;

import java.io.IOException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
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
 * Does the work on items in threads of its own, as many at a time as it is told to begin. What
 * comes out is handed to the consumer on the working thread.
 */
public final class Workshop implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Workshop.class);
  private static final Duration PATIENCE = Duration.ofSeconds(10);

  private final ItemMaker maker;
  private final Examiner examiner;
  private final ExecutorService threads =
      Executors.newThreadPerTaskExecutor(Thread.ofPlatform().daemon().name("work-", 1).factory());
  private final Map<Long, Making> makings = new ConcurrentHashMap<>();
  private final InstantSource clock;

  public Workshop(ItemMaker maker, InstantSource clock) {
    this.maker = maker;
    this.clock = clock;
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
  public void make(long itemId, FoundFile file, MakeRequest request, Consumer<Outcome> done) {
    Making making = new Making(clock.instant());
    makings.put(itemId, making);
    threads.execute(
        () -> {
          making.begin();
          Outcome outcome = making.end(make(file, request, making));
          makings.remove(itemId);
          done.accept(outcome);
        });
  }

  /** How far a clip has come that is being made. Any thread. */
  public Optional<Progress> progress(long itemId) {
    return Optional.ofNullable(makings.get(itemId)).map(Making::progress);
  }

  /** Stops the making of an item's clip, if it is under way; it ends as withdrawn. Any thread. */
  public void stopMaking(long itemId) {
    Optional.ofNullable(makings.get(itemId)).ifPresent(Making::stop);
  }

  /** Stops everything that is being made; each ends as withdrawn. */
  public void stopMaking() {
    makings.values().forEach(Making::stop);
  }

  @Override
  public void close() {
    threads.shutdownNow();
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

  private Outcome make(FoundFile file, MakeRequest request, Making making) {
    try {
      Outcome outcome = maker.make(request, making::at);
      return file.isUnchanged()
          ? outcome
          : new Outcome.Withdrawn("the file changed while it was made");
    } catch (InterruptedException e) {
      return new Outcome.Withdrawn("stopped");
    } catch (RuntimeException e) {
      LOG.error("making-broke file={}", file.path(), e);
      return new Outcome.Faulted("internal error: " + e);
    }
  }
}
