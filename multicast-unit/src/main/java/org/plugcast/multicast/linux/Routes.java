package org.plugcast.multicast.linux;

import java.lang.foreign.MemorySegment;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Destinations by number, each with its memory. Read by one thread while others change it. */
final class Routes {
  private volatile @Nullable Route[] known = new @Nullable Route[0];

  /**
   * A destination and the memory that its datagrams lie in.
   *
   * @param destination the first 8 bytes of its {@code sockaddr_in}
   * @param base address of the memory's first byte
   * @param memory keeps the memory in place
   */
  record Route(long destination, long base, ByteBuffer memory) {
    /** Address of a payload. */
    long address(int offset, int length) {
      Objects.checkFromIndexSize(offset, length, memory.capacity());
      return base + offset;
    }
  }

  /** Keeps a route under the lowest number that is free. */
  synchronized int add(InetSocketAddress destination, ByteBuffer memory) {
    if (!memory.isDirect()) {
      throw new IllegalArgumentException("memory of a route has to be direct, is " + memory);
    }
    MemorySegment whole = MemorySegment.ofBuffer(memory.duplicate().clear());
    Route route = new Route(Ipv4.socketAddress(destination), whole.address(), memory);
    int number = 0;
    while (number < known.length && known[number] != null) {
      number++;
    }
    @Nullable Route[] changed = Arrays.copyOf(known, Math.max(known.length, number + 1));
    changed[number] = route;
    known = changed;
    return number;
  }

  synchronized void remove(int number) {
    get(number);
    @Nullable Route[] changed = Arrays.copyOf(known, known.length);
    changed[number] = null;
    known = changed;
  }

  Route get(int number) {
    @Nullable Route[] now = known;
    Route route = number >= 0 && number < now.length ? now[number] : null;
    if (route == null) {
      throw new IllegalArgumentException("route " + number + " is not known");
    }
    return route;
  }
}
