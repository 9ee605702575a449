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
   * Runs the pacer, which is idle until its next deadline.
   *
   * @param onStart what the thread does first
   * @param onEnd what it does last, also after a failure
   */
  public static AgentThread pacing(
      Pacer pacer, AirTime clock, Waiting waiting, Runnable onStart, Runnable onEnd) {
    return new AgentThread(
        "pacer",
        self -> {
          try {
            onStart.run();
            while (self.running) {
              if (pacer.doWork() == 0) {
                waiting.await(pacer.nextDeadlineNs() - clock.utcNs());
              }
            }
          } finally {
            onEnd.run();
          }
        });
  }

  /** Runs the filler, at a regular interval and when woken. */
  public static AgentThread filling(Filler filler, long intervalNs) {
    AgentThread filling =
        new AgentThread(
            "filler",
            self -> {
              while (self.running) {
                filler.doWork();
                LockSupport.parkNanos(intervalNs);
              }
            });
    filler.onChange(filling::wake);
    return filling;
  }

  /**
   * Runs what has to be done again and again, at instants that are a whole interval apart.
   *
   * @param onStart what the thread does first
   * @param onEnd what it does last, also after a failure
   */
  public static AgentThread repeating(
      String name,
      Runnable work,
      long intervalNs,
      TimeSource time,
      Sleeper sleeper,
      Runnable onStart,
      Runnable onEnd) {
    return new AgentThread(
        name,
        self -> {
          try {
            onStart.run();
            long dueNs = time.monotonicNs();
            while (self.running) {
              work.run();
              dueNs = Math.max(dueNs + intervalNs, time.monotonicNs());
              sleeper.sleepUntil(dueNs);
            }
          } finally {
            onEnd.run();
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

  @FunctionalInterface
  private interface IdleLoop {
    void run(AgentThread self);
  }
}
