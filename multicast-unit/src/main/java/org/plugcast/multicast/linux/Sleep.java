package org.plugcast.multicast.linux;

import static java.lang.foreign.ValueLayout.ADDRESS;
import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;

import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.MemorySegment;
import java.lang.invoke.MethodHandle;
import java.util.concurrent.TimeUnit;

/**
 * Sleeps until an instant of the clock of {@link System#nanoTime}, which is {@code CLOCK_MONOTONIC}
 * on Linux, so that what happens between reading the clock and sleeping makes nothing late.
 * clock_nanosleep(2).
 */
public final class Sleep {
  static final int CLOCK_MONOTONIC = 1;

  private static final int TIMER_ABSTIME = 1;
  private static final long NANOSECONDS = Structures.offset(Structures.TIMESPEC, "tv_nsec");
  private static final MethodHandle CLOCK_NANOSLEEP =
      Libc.handle(
          "clock_nanosleep", FunctionDescriptor.of(JAVA_INT, JAVA_INT, JAVA_INT, ADDRESS, ADDRESS));

  /** One per thread: a sleep allocates nothing after the first of its thread. */
  private static final ThreadLocal<Sleep> OWN = ThreadLocal.withInitial(Sleep::new);

  private final MemorySegment until = Arena.ofAuto().allocate(Structures.TIMESPEC);
  private final MemorySegment state = Libc.state();

  private Sleep() {}

  /**
   * Returns at an instant of {@link System#nanoTime}, at once if it is past; earlier if a signal
   * comes.
   *
   * @throws UnsupportedOperationException on a system other than {@linkplain Linux#isHere Linux}
   */
  public static void untilNs(long monotonicNs) {
    if (monotonicNs > 0) {
      Linux.require("sleeping until an instant");
      OWN.get().sleep(monotonicNs);
    }
  }

  private void sleep(long monotonicNs) {
    until.set(JAVA_LONG, 0, monotonicNs / TimeUnit.SECONDS.toNanos(1));
    until.set(JAVA_LONG, NANOSECONDS, monotonicNs % TimeUnit.SECONDS.toNanos(1));
    int errno = clockNanosleep();
    if (errno != 0 && errno != Errno.EINTR.number()) {
      throw new IllegalStateException("clock_nanosleep: " + Errno.describe(errno));
    }
  }

  /** The one call that returns its errno. */
  private int clockNanosleep() {
    try {
      return (int)
          CLOCK_NANOSLEEP.invokeExact(
              state, CLOCK_MONOTONIC, TIMER_ABSTIME, until, MemorySegment.NULL);
    } catch (Throwable e) {
      throw Libc.thrown(e);
    }
  }
}
