package org.plugcast.caching.station;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The one thread that owns all channels. A change that breaks is told and does not end it. */
final class StationThread implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(StationThread.class);
  private static final Duration PATIENCE = Duration.ofSeconds(10);

  private final ScheduledThreadPoolExecutor thread =
      new ScheduledThreadPoolExecutor(1, Thread.ofPlatform().name("station").daemon().factory());
  private final Consumer<Throwable> broken;

  /**
   * @param broken told of our own errors
   */
  StationThread(Consumer<Throwable> broken) {
    this.broken = broken;
  }

  /** Does something again and again, with a pause between. */
  void repeat(Duration pause, Runnable work) {
    var _ =
        thread.scheduleWithFixedDelay(
            () -> guarded(work), pause.toMillis(), pause.toMillis(), TimeUnit.MILLISECONDS);
  }

  /** Makes a change; who asked for it learns how it ended. */
  CompletableFuture<Void> submit(Runnable change) {
    return CompletableFuture.runAsync(change, thread).whenComplete(this::noteFailure);
  }

  /** Makes a change and answers. */
  <T> CompletableFuture<T> ask(Supplier<T> question) {
    return CompletableFuture.supplyAsync(question, thread).whenComplete(this::noteFailure);
  }

  /** Makes a change that nobody waits for. */
  void execute(Runnable change) {
    try {
      thread.execute(() -> guarded(change));
    } catch (RejectedExecutionException e) {
      LOG.debug("station-closed", e);
    }
  }

  private void noteFailure(@Nullable Object done, @Nullable Throwable failure) {
    if (failure != null) {
      broken.accept(failure);
    }
  }

  private void guarded(Runnable change) {
    try {
      change.run();
    } catch (RuntimeException e) {
      broken.accept(e);
    }
  }

  @Override
  public void close() {
    thread.shutdown();
    try {
      if (!thread.awaitTermination(PATIENCE.toSeconds(), TimeUnit.SECONDS)) {
        LOG.warn("station-goes-on after={}", PATIENCE);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
