package org.plugcast.multicast.fetch;

import java.time.Duration;

/** Waiting, so that tests need not wait. */
@FunctionalInterface
public interface Pause {
  void await(Duration duration) throws InterruptedException;

  /** Waits for real. */
  static Pause real() {
    return Thread::sleep;
  }
}
