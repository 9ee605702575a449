package org.plugcast.multicast.linux;

import static java.lang.foreign.ValueLayout.ADDRESS;
import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.MemorySegment;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;

@EnabledOnOs(value = OS.LINUX, disabledReason = "these are calls of Linux")
class SleepTest {

  @Test
  void javaReadsTheClockThatSleepWaitsFor() throws Exception {
    clockNs();
    long before = System.nanoTime();
    long between = clockNs();
    long after = System.nanoTime();
    assertThat(between).isBetween(before, after);
  }

  @Test
  void returnsNotBeforeTheInstant() {
    long until = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(3);
    Sleep.untilNs(until);
    assertThat(System.nanoTime()).isGreaterThanOrEqualTo(until);
  }

  @Test
  void instantThatIsPastIsNoWait() {
    Sleep.untilNs(System.nanoTime() - 1);
    Sleep.untilNs(0);
    Sleep.untilNs(-1);
  }

  private static long clockNs() throws IOException {
    Libc clock = Libc.find("clock_gettime", FunctionDescriptor.of(JAVA_INT, JAVA_INT, ADDRESS));
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment time = arena.allocate(Structures.TIMESPEC);
      clock.call(Sleep.CLOCK_MONOTONIC, time);
      return TimeUnit.SECONDS.toNanos(time.get(JAVA_LONG, 0)) + time.get(JAVA_LONG, 8);
    }
  }
}
