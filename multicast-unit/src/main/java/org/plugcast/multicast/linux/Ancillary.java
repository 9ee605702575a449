package org.plugcast.multicast.linux;

import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.util.concurrent.TimeUnit;

/** What the system tells beside each datagram. cmsg(3), ip(7), socket(7). */
final class Ancillary {
  /** Room for three messages of at most 40 bytes, and some. */
  private static final long ROOM = 256;

  private static final long HEAD = Structures.CMSGHDR.byteSize();
  private static final long LEVEL = Structures.offset(Structures.CMSGHDR, "cmsg_level");
  private static final long TYPE = Structures.offset(Structures.CMSGHDR, "cmsg_type");
  private static final long ADDRESS = Structures.offset(Structures.IN_PKTINFO, "ipi_addr");
  private static final long NANOSECONDS = Structures.offset(Structures.TIMESPEC, "tv_nsec");

  /** Stands for a datagram that came without a count of drops: none happened so far. */
  private static final long UNTOLD = -1;

  private final MemorySegment memory;
  private final long[] timesNs;
  private final int[] destinations;
  private final int[] interfaces;
  private final long[] drops;

  Ancillary(int size, Arena arena) {
    memory = arena.allocate(size * ROOM, Long.BYTES);
    timesNs = new long[size];
    destinations = new int[size];
    interfaces = new int[size];
    drops = new long[size];
  }

  /** Gives all messages of a batch their room anew: the system made it as small as what it told. */
  void offer(Batch batch) {
    for (int position = 0; position < timesNs.length; position++) {
      batch.putControl(position, memory.address() + position * ROOM, ROOM);
    }
  }

  /** Reads what was told about one datagram. */
  void read(int position, long length) {
    timesNs[position] = 0;
    destinations[position] = 0;
    interfaces[position] = 0;
    drops[position] = UNTOLD;
    long start = position * ROOM;
    long at = start;
    while (at + HEAD <= start + length) {
      long all = memory.get(JAVA_LONG, at);
      if (all < HEAD) {
        return;
      }
      readOne(position, memory.get(JAVA_INT, at + LEVEL), memory.get(JAVA_INT, at + TYPE), at);
      at += (all + Long.BYTES - 1) & -Long.BYTES;
    }
  }

  long timeNs(int position) {
    return timesNs[position];
  }

  int destination(int position) {
    return destinations[position];
  }

  int interfaceIndex(int position) {
    return interfaces[position];
  }

  /** How many datagrams were dropped until this one, if it was told; else what was known before. */
  long dropped(int position, long before) {
    return drops[position] == UNTOLD ? before : drops[position];
  }

  private void readOne(int position, int level, int type, long at) {
    long data = at + HEAD;
    if (level == UdpSocket.SOL_SOCKET && type == ReceiverOptions.SO_TIMESTAMPNS) {
      timesNs[position] =
          TimeUnit.SECONDS.toNanos(memory.get(JAVA_LONG, data))
              + memory.get(JAVA_LONG, data + NANOSECONDS);
    } else if (level == UdpSocket.SOL_SOCKET && type == ReceiverOptions.SO_RXQ_OVFL) {
      drops[position] = Integer.toUnsignedLong(memory.get(JAVA_INT, data));
    } else if (level == UdpSocket.IPPROTO_IP && type == ReceiverOptions.IP_PKTINFO) {
      interfaces[position] = memory.get(JAVA_INT, data);
      destinations[position] = Integer.reverseBytes(memory.get(JAVA_INT, data + ADDRESS));
    }
  }
}
