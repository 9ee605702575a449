package org.plugcast.caching.jobs;

import java.time.Duration;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.plugcast.caching.catalogue.Tried;
import org.plugcast.caching.jobs.ItemMaker.Outcome;
import org.plugcast.ts.multiplex.Digest;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Makes clips in threads of this process. The outcome is told on the thread that made it. */
public final class LocalEncoders implements Encoders {
  private static final Logger LOG = LoggerFactory.getLogger(LocalEncoders.class);
  private static final Duration PATIENCE = Duration.ofSeconds(10);

  private final ItemMaker maker;
  private final ExecutorService threads =
      Executors.newThreadPerTaskExecutor(Thread.ofPlatform().daemon().name("make-", 1).factory());
  private final Map<Long, Making> makings = new ConcurrentHashMap<>();
  private final InstantSource clock;

  public LocalEncoders(ItemMaker maker, InstantSource clock) {
    this.maker = maker;
    this.clock = clock;
  }

  @Override
  public void make(Commission commission, Consumer<Outcome> done) {
    Making making = new Making(clock.instant());
    makings.put(commission.itemId(), making);
    threads.execute(
        () -> {
          making.begin();
          Outcome outcome = making.end(make(commission, making));
          makings.remove(commission.itemId());
          done.accept(outcome);
        });
  }

  @Override
  public Optional<Progress> progress(long itemId) {
    return Optional.ofNullable(makings.get(itemId)).map(Making::progress);
  }

  @Override
  public void stop(long itemId) {
    Optional.ofNullable(makings.get(itemId)).ifPresent(Making::stop);
  }

  @Override
  public void stopAll() {
    makings.values().forEach(Making::stop);
  }

  @Override
  public Set<Digest> kept() {
    return Set.of();
  }

  @Override
  public void forget(Digest digest) {
    // Nothing is kept elsewhere.
  }

  @Override
  public Tried afterRestart(Tried tried) {
    return RetryPolicy.afterRestart(tried);
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

  private Outcome make(Commission commission, Making making) {
    try {
      Outcome outcome = maker.make(commission.request(), making::at);
      return commission.file().isUnchanged()
          ? outcome
          : new Outcome.Withdrawn("the file changed while it was made");
    } catch (InterruptedException e) {
      return new Outcome.Withdrawn("stopped");
    } catch (RuntimeException e) {
      LOG.error("making-broke file={}", commission.file().path(), e);
      return new Outcome.Faulted("internal error: " + e);
    }
  }
}
