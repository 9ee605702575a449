package org.plugcast.multicast.fetch;

import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Whether the caching unit can be reached. Logs changes, counts the rest. Any thread. */
public final class Link {
  private static final Logger LOG = LoggerFactory.getLogger(Link.class);

  private final AtomicLong timelineFailures = new AtomicLong();
  private final AtomicLong clipFailures = new AtomicLong();
  private @Nullable Outage outage;

  /** Since when the caching unit has not answered, and why. */
  public record Outage(Instant since, String reason) {}

  /** It answered. */
  public synchronized void up() {
    if (outage != null) {
      LOG.info("caching-unit-reachable again since={}", outage.since());
    }
    outage = null;
  }

  /** It did not answer. */
  public synchronized void down(Instant now, String reason) {
    timelineFailures.incrementAndGet();
    if (outage == null) {
      LOG.warn("caching-unit-unreachable reason=\"{}\"", reason);
      outage = new Outage(now, reason);
    }
  }

  public void clipFailed() {
    clipFailures.incrementAndGet();
  }

  public synchronized Optional<Outage> outage() {
    return Optional.ofNullable(outage);
  }

  /** Requests for timelines that failed. */
  public long timelineFailures() {
    return timelineFailures.get();
  }

  /** Clips that failed to come. */
  public long clipFailures() {
    return clipFailures.get();
  }
}
