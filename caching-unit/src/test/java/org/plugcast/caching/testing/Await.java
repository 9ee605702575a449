package org.plugcast.caching.testing;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;

/** Waits for what other threads bring about. */
public final class Await {
  private static final Duration LONGEST = Duration.ofSeconds(30);
  private static final CountDownLatch NEVER = new CountDownLatch(1);

  private Await() {}

  /** Returns once the condition holds; fails after half a minute. */
  public static void until(String what, BooleanSupplier condition) throws InterruptedException {
    long end = System.nanoTime() + LONGEST.toNanos();
    while (!condition.getAsBoolean()) {
      if (System.nanoTime() > end || NEVER.await(5, TimeUnit.MILLISECONDS)) {
        throw new AssertionError("not within " + LONGEST + ": " + what);
      }
    }
  }
}
