package org.plugcast.caching.jobs;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.plugcast.caching.jobs.ItemMaker.Outcome;

/** A clip that is being made. Any thread may look or stop it; one makes it. */
public final class Making {
  private final Instant since;
  private volatile int percent;
  private @Nullable Thread maker;
  private boolean stopped;

  public Making(Instant since) {
    this.since = since;
  }

  public Progress progress() {
    return new Progress(since, percent);
  }

  /** So far has it come; anything beyond 0 and 100 is taken for these. */
  public void at(int percents) {
    percent = Math.clamp(percents, 0, 100);
  }

  /** Called by the thread that makes it, before it does. */
  public synchronized void begin() {
    maker = Thread.currentThread();
    if (stopped) {
      maker.interrupt();
    }
  }

  /**
   * Called by the thread that makes it when it has ended; it is not interrupted after that. What
   * was stopped is withdrawn, whatever it says itself, unless it was done already.
   */
  public synchronized Outcome end(Outcome outcome) {
    maker = null;
    boolean made = outcome instanceof Outcome.Made;
    return stopped && !made ? new Outcome.Withdrawn("stopped") : outcome;
  }

  /** Has the making ended at once, now or as soon as it begins. */
  public synchronized void stop() {
    stopped = true;
    if (maker != null) {
      maker.interrupt();
    }
  }
}
