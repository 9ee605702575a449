package org.plugcast.multicast.sender;

import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A second process that has begun, has its code compiled and waits, so that a sender that ends is
 * followed in tens of milliseconds: to begin one takes a second of a processor, and a busy machine
 * takes its time to give it. Any thread.
 */
final class SpareSender implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(SpareSender.class);

  /** One that cannot begin must not keep the machine busy with trying. */
  private static final Duration TRY_AGAIN_AFTER = Duration.ofSeconds(10);

  private final Launch launch;
  private @Nullable SenderChild waiting;
  private boolean closed;

  /** Begins a process that waits until it is told to begin. */
  @FunctionalInterface
  interface Launch {
    SenderChild start() throws IOException;
  }

  SpareSender(Launch launch) {
    this.launch = launch;
  }

  /** Begins one, unless there is one. */
  synchronized void prepare() {
    if (closed || waiting != null) {
      return;
    }
    try {
      SenderChild next = launch.start();
      waiting = next;
      next.onEnd(() -> ended(next));
    } catch (IOException e) {
      LOG.warn("spare-sender-not-started reason=\"{}\"", e.getMessage());
      tryAgain();
    }
  }

  /** The one that waits, which is a spare no more; else one that begins now. */
  synchronized SenderChild take() throws IOException {
    SenderChild next = waiting;
    waiting = null;
    return next != null && next.isAlive() ? next : launch.start();
  }

  /** Process number of the one that waits. */
  synchronized Optional<Long> pid() {
    return Optional.ofNullable(waiting).map(SenderChild::pid);
  }

  private synchronized void ended(SenderChild child) {
    if (waiting == child && !closed) {
      waiting = null;
      LOG.warn("spare-sender-ended effect=\"a sender that ends is back later\"");
      tryAgain();
    }
  }

  private void tryAgain() {
    CompletableFuture.delayedExecutor(TRY_AGAIN_AFTER.toMillis(), TimeUnit.MILLISECONDS)
        .execute(this::prepare);
  }

  @Override
  public synchronized void close() {
    closed = true;
    Optional.ofNullable(waiting).ifPresent(SenderChild::end);
  }
}
