package org.plugcast.multicast.linux;

import static java.lang.foreign.ValueLayout.ADDRESS;
import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;
import static java.lang.foreign.ValueLayout.JAVA_SHORT;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.MemorySegment;
import java.lang.invoke.MethodHandle;
import java.util.concurrent.TimeUnit;

/** Waits until a socket has something to read. ppoll(2). */
final class Arrival {
  private static final short POLLIN = 1;
  private static final long EVENTS = Structures.offset(Structures.POLLFD, "events");
  private static final long NANOSECONDS = Structures.offset(Structures.TIMESPEC, "tv_nsec");
  private static final MethodHandle PPOLL =
      Libc.handle("ppoll", FunctionDescriptor.of(JAVA_INT, ADDRESS, JAVA_LONG, ADDRESS, ADDRESS));

  private final MemorySegment watched;
  private final MemorySegment timeout;
  private final MemorySegment state = Libc.state();

  Arrival(Arena arena) {
    watched = arena.allocate(Structures.POLLFD);
    watched.set(JAVA_SHORT, EVENTS, POLLIN);
    timeout = arena.allocate(Structures.TIMESPEC);
  }

  /** False: nothing came in this time, or a signal did. */
  boolean await(int descriptor, long timeoutNs) throws IOException {
    watched.set(JAVA_INT, 0, descriptor);
    timeout.set(JAVA_LONG, 0, timeoutNs / TimeUnit.SECONDS.toNanos(1));
    timeout.set(JAVA_LONG, NANOSECONDS, timeoutNs % TimeUnit.SECONDS.toNanos(1));
    int ready = ppoll();
    if (ready < 0 && Libc.errno(state) != Errno.EINTR.number()) {
      throw Libc.failure("ppoll", Libc.errno(state));
    }
    return ready > 0;
  }

  private int ppoll() {
    try {
      return (int) PPOLL.invokeExact(state, watched, 1L, timeout, MemorySegment.NULL);
    } catch (Throwable e) {
      throw Libc.thrown(e);
    }
  }
}
