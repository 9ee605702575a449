package org.plugcast.multicast.pacing;

import java.nio.ByteBuffer;

/**
 * UTC for pacing: the monotonic clock, anchored to the wall clock at the start and drawn towards it
 * by at most 10 ppm. A step of the wall clock therefore moves nothing.
 *
 * <p>Any thread may read, of other processes too by its {@link ClockPage}; one thread calls {@link
 * #discipline}.
 */
public final class AirClock implements AirTime {
  /** Largest correction of the rate, in parts in 10^9. */
  public static final long MAX_SLEW_PPB = 10_000;

  /** The time within which a small offset would be gone if the slew stayed, in seconds. */
  private static final long TIME_CONSTANT_S = 100;

  /** A change of the offset between two looks beyond this is a step of the wall clock. */
  private static final long STEP_NS = 10_000_000;

  private final TimeSource time;
  private final ClockPage page;
  private volatile long offsetNs;
  private final Counter steps = new Counter();

  public AirClock(TimeSource time) {
    this(time, new ClockPage(ByteBuffer.allocateDirect(ClockPage.BYTES)));
  }

  /**
   * @param page where other processes read this clock
   */
  public AirClock(TimeSource time, ClockPage page) {
    this.time = time;
    this.page = page;
    Reading reading = Reading.of(time);
    page.publish(reading.monotonicNs, reading.wallNs, 0);
  }

  @Override
  public long utcNs() {
    return page.utcNs(time.monotonicNs());
  }

  /** Compares with the wall clock and sets the slew; to be called about once in a second. */
  public void discipline() {
    Reading reading = Reading.of(time);
    long utcNs = page.utcNs(reading.monotonicNs);
    long offset = reading.wallNs - utcNs;
    if (Math.abs(offset - offsetNs) > STEP_NS) {
      steps.add(1);
    }
    offsetNs = offset;
    page.publish(reading.monotonicNs, utcNs, slewPpb(offset));
  }

  /** Wall clock less this clock at the last {@link #discipline}, in nanoseconds. */
  public long wallOffsetNs() {
    return offsetNs;
  }

  /** Steps of the wall clock seen since the start. */
  public long wallSteps() {
    return steps.get();
  }

  /** Correction of the rate for an offset: proportional, at most {@link #MAX_SLEW_PPB}. */
  static long slewPpb(long offsetNs) {
    return Math.clamp(offsetNs / TIME_CONSTANT_S, -MAX_SLEW_PPB, MAX_SLEW_PPB);
  }

  /** Both clocks at one moment: the closest of a few tries, for a thread may be held up between. */
  private record Reading(long monotonicNs, long wallNs) {
    private static final int TRIES = 5;

    static Reading of(TimeSource time) {
      long closest = Long.MAX_VALUE;
      Reading best = new Reading(0, 0);
      for (int i = 0; i < TRIES; i++) {
        long before = time.monotonicNs();
        long wall = time.wallNs();
        long width = time.monotonicNs() - before;
        if (width < closest) {
          closest = width;
          best = new Reading(before + width / 2, wall);
        }
      }
      return best;
    }
  }
}
