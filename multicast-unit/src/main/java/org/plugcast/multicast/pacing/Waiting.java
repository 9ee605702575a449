package org.plugcast.multicast.pacing;

/**
 * Waits for deadlines: sleeps until a little before, and spins the rest. How much before follows
 * from how late sleeps have ended, and is bounded by how often there is something to wait for: few
 * channels get precision, many do not cost a core. One thread.
 *
 * <p>The longer a processor has rested, the later and the less evenly a sleep on it ends. So a long
 * sleep is followed by a short one, and only how late the short ones end has to be spun away.
 */
public final class Waiting {
  private static final long LONGEST_LEAD_NS = 45_000;
  private static final long SHORTEST_LEAD_NS = 2_000;

  /** Before a deadline, the end of the long sleep and the beginning of the short one. */
  private static final long ROUSE_NS = 150_000;

  /**
   * Of an interval between two deadlines, as much may be spun away as it is of this: a tenth where
   * they are 0.35 ms apart, as those of a gigabit are, half of that where they come twice as often.
   */
  private static final double WHOLE_NS = 3_200_000;

  /** A sleep that ends later than the lead makes it longer; 99 others make it as much shorter. */
  private static final long STEP_NS = 20;

  private static final int RISE = 99;
  private static final int MEMORY = 64;

  private final TimeSource time;
  private final Sleeper sleeper;
  private final long longestNs;
  private long leadNs = LONGEST_LEAD_NS / 2;
  private long intervalNs = LONGEST_LEAD_NS;
  private long lastNs;

  /**
   * @param longestNs of one sleep
   */
  public Waiting(TimeSource time, Sleeper sleeper, long longestNs) {
    this.time = time;
    this.sleeper = sleeper;
    this.longestNs = longestNs;
  }

  /** Waits {@code waitNs}, or less: the caller looks at the clock and calls again. */
  public void await(long waitNs) {
    if (waitNs <= leadNs) {
      Thread.onSpinWait();
      return;
    }
    long nowNs = time.monotonicNs();
    if (waitNs > 2 * ROUSE_NS) {
      sleeper.sleepUntil(nowNs + Math.min(waitNs - ROUSE_NS, longestNs));
      return;
    }
    long alarmNs = nowNs + waitNs - leadNs;
    sleeper.sleepUntil(alarmNs);
    learn(time.monotonicNs() - alarmNs, nowNs);
  }

  /** How long before a deadline sleep ends. */
  long leadNs() {
    return leadNs;
  }

  private void learn(long oversleptNs, long nowNs) {
    intervalNs += (Math.min(nowNs - lastNs, longestNs) - intervalNs) / MEMORY;
    lastNs = nowNs;
    long wanted = leadNs + (oversleptNs > leadNs ? RISE * STEP_NS : -STEP_NS);
    long most = Math.min(LONGEST_LEAD_NS, (long) (intervalNs * (intervalNs / WHOLE_NS)));
    leadNs = Math.max(SHORTEST_LEAD_NS, Math.min(wanted, most));
  }
}
