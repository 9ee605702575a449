package org.plugcast.caching.share;

import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import org.plugcast.caching.catalogue.Encoding;
import org.plugcast.caching.catalogue.Encoding.Ending;
import org.plugcast.caching.catalogue.Encodings;
import org.plugcast.caching.jobs.DiskGuard;
import org.plugcast.caching.jobs.ItemMaker;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What an encoder does with a job: makes the clip that is asked for, unless nobody asks any more,
 * and tells what came of it. Any number of threads.
 */
public final class EncodeJob implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(EncodeJob.class);

  /** Attempts that ended with the whole encoder before an item is set aside. */
  static final int MOST_LOST = 8;

  private static final Duration TELL_EVERY = Duration.ofSeconds(1);

  private final String worker;
  private final Encodings encodings;
  private final ItemMaker maker;
  private final Publisher publisher;
  private final DiskGuard disk;
  private final LongSupplier freeSpace;
  private final InstantSource clock;
  private final Set<EncodeAttempt> attempts = ConcurrentHashMap.newKeySet();
  private final ScheduledExecutorService teller =
      new ScheduledThreadPoolExecutor(1, Thread.ofPlatform().daemon().name("progress").factory());

  private volatile boolean closing;

  /**
   * @param worker name that no other has
   * @param freeSpace bytes that may still be written to the work folder
   */
  public EncodeJob(
      String worker,
      Encodings encodings,
      ItemMaker maker,
      Publisher publisher,
      DiskGuard disk,
      LongSupplier freeSpace,
      InstantSource clock) {
    this.worker = worker;
    this.encodings = encodings;
    this.maker = maker;
    this.publisher = publisher;
    this.disk = disk;
    this.freeSpace = freeSpace;
    this.clock = clock;
  }

  /**
   * Does a job.
   *
   * @throws TryAgainException if it has to be done again, later or elsewhere
   */
  public void run(String renderKey) {
    if (closing) {
      throw new TryAgainException("the encoder ends");
    }
    Optional<Encoding> begun = encodings.begin(renderKey, worker, clock.instant());
    if (begun.isEmpty()) {
      LOG.info("job-not-wanted key={}", renderKey);
    } else if (begun.get().attempts() > MOST_LOST) {
      String reason = "gave up: " + MOST_LOST + " encoders ended while they made the item";
      encodings.end(begun.get(), Ending.REFUSED, reason);
      LOG.error("item-set-aside key={} reason=\"{}\"", renderKey, reason);
    } else {
      run(begun.get());
    }
  }

  private void run(Encoding encoding) {
    EncodeAttempt attempt =
        new EncodeAttempt(encoding, encodings, maker, publisher, disk, freeSpace, clock);
    attempts.add(attempt);
    if (closing) {
      attempt.interrupt();
    }
    ScheduledFuture<?> telling =
        teller.scheduleWithFixedDelay(
            attempt::tell, TELL_EVERY.toMillis(), TELL_EVERY.toMillis(), TimeUnit.MILLISECONDS);
    try {
      attempt.run();
    } finally {
      telling.cancel(false);
      attempts.remove(attempt);
    }
  }

  /** Has all attempts end at once; others take them up. */
  @Override
  public void close() {
    closing = true;
    attempts.forEach(EncodeAttempt::interrupt);
    teller.shutdown();
  }
}
