package org.plugcast.provisioning.update;

import java.time.Duration;

/** The clock of an update. */
public interface Waiting {
  /** Monotonic time in nanoseconds, from an arbitrary origin. */
  long nowNs();

  void pause(Duration duration) throws InterruptedException;

  /** The machine's own. */
  static Waiting system() {
    return new Waiting() {
      @Override
      public long nowNs() {
        return System.nanoTime();
      }

      @Override
      public void pause(Duration duration) throws InterruptedException {
        Thread.sleep(duration);
      }
    };
  }
}
