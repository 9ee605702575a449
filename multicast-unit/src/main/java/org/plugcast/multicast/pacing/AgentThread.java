package org.plugcast.multicast.pacing;

import java.util.concurrent.locks.LockSupport;

/** Runs an agent on a thread of its own, and idles between. */
public final class AgentThread implements AutoCloseable {
  private static final long PATIENCE_MS = 1_000;

  private final Thread thread;
  private volatile boolean running = true;

  private AgentThread(String name, IdleLoop loop) {
    thread = new Thread(() -> loop.run(this), name);
    thread.setDaemon(true);
    thread.start();
  }

  /**
   * Runs the pacer: parks until {@code spinNs} before the next deadline, and spins the rest.
   *
   * @param onStart what the thread does first
   */
  public static AgentThread pacing(
      Pacer pacer, AirClock clock, long longestParkNs, long spinNs, Runnable onStart) {
    return new AgentThread(
        "pacer",
        self -> {
          onStart.run();
          while (self.running) {
            if (pacer.doWork() == 0) {
              awaitUntil(pacer.nextDeadlineNs(), clock, longestParkNs, spinNs);
            }
          }
        });
  }

  /** Runs the filler, at a regular interval and when woken. */
  public static AgentThread filling(Filler filler, long intervalNs) {
    return new AgentThread(
        "filler",
        self -> {
          while (self.running) {
            filler.doWork();
            LockSupport.parkNanos(intervalNs);
          }
        });
  }

  /** Makes the agent look at once whether there is work. */
  public void wake() {
    LockSupport.unpark(thread);
  }

  public boolean isAlive() {
    return thread.isAlive();
  }

  /** Ends the loop; returns when the agent has ended, or after a second. */
  @Override
  public void close() {
    running = false;
    wake();
    try {
      thread.join(PATIENCE_MS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static void awaitUntil(long deadlineNs, AirClock clock, long longestParkNs, long spinNs) {
    long wait = deadlineNs - clock.utcNs();
    if (wait > spinNs) {
      LockSupport.parkNanos(Math.min(wait - spinNs, longestParkNs));
    } else {
      Thread.onSpinWait();
    }
  }

  @FunctionalInterface
  private interface IdleLoop {
    void run(AgentThread self);
  }
}
