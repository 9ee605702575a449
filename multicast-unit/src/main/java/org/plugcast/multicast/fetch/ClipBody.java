package org.plugcast.multicast.fetch;

import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.time.Duration;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;
import org.plugcast.ts.multiplex.Digest;

/**
 * The bytes of a clip. Where the connection breaks or stalls it goes on from the byte it came to.
 * One thread reads.
 */
final class ClipBody extends InputStream {
  private static final Backoff RETRY = new Backoff(Duration.ofMillis(200), Duration.ofSeconds(2));

  /** Failures in a row, without a byte between them, after which the whole clip is given up. */
  private static final int TRIES = 4;

  private final CachingUnit unit;
  private final Digest digest;
  private final Pause pause;
  private final ScheduledFuture<?> watchdog;
  private volatile @Nullable InputStream body;
  private final AtomicLong position = new AtomicLong();
  private long positionSeen = -1;
  private int failures;

  /**
   * @param stall a connection that brings nothing is closed within this time
   */
  ClipBody(
      CachingUnit unit,
      Digest digest,
      Pause pause,
      ScheduledExecutorService timer,
      Duration stall) {
    this.unit = unit;
    this.digest = digest;
    this.pause = pause;
    this.watchdog =
        timer.scheduleWithFixedDelay(
            this::closeIfStalled,
            stall.toMillis() / 2,
            stall.toMillis() / 2,
            TimeUnit.MILLISECONDS);
  }

  @Override
  public int read() throws IOException {
    byte[] one = new byte[1];
    return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
  }

  @Override
  public int read(byte[] destination, int offset, int length) throws IOException {
    while (true) {
      try {
        int read = open().read(destination, offset, length);
        position.addAndGet(Math.max(0, read));
        failures = 0;
        return read;
      } catch (IOException e) {
        closeBody();
        failures++;
        if (position.get() == 0 || failures >= TRIES) {
          throw e;
        }
        await(RETRY.after(failures));
      }
    }
  }

  @Override
  public void close() throws IOException {
    watchdog.cancel(false);
    closeBody();
  }

  private InputStream open() throws IOException {
    InputStream open = body;
    if (open == null) {
      try {
        open = unit.clip(digest, position.get());
      } catch (InterruptedException e) {
        throw interrupted(e);
      }
      body = open;
    }
    return open;
  }

  private void closeIfStalled() {
    long now = position.get();
    if (now == positionSeen) {
      try {
        closeBody();
      } catch (IOException e) {
        // The reader will notice the broken connection by itself.
      }
    }
    positionSeen = now;
  }

  private void closeBody() throws IOException {
    InputStream open = body;
    body = null;
    if (open != null) {
      open.close();
    }
  }

  private void await(Duration wait) throws IOException {
    try {
      pause.await(wait);
    } catch (InterruptedException e) {
      throw interrupted(e);
    }
  }

  private static IOException interrupted(InterruptedException e) {
    Thread.currentThread().interrupt();
    return (IOException) new InterruptedIOException("fetching was ended").initCause(e);
  }
}
