package org.plugcast.multicast.linux;

import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;
import static org.plugcast.multicast.linux.UdpSocket.IPPROTO_IP;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.net.Inet4Address;

/** Groups that a socket joined. ip(7), RFC 3678. */
final class Memberships {
  private static final int IP_ADD_MEMBERSHIP = 35;
  private static final int IP_DROP_MEMBERSHIP = 36;

  /** By interface index, which {@code IP_ADD_SOURCE_MEMBERSHIP} cannot. RFC 3678 §5.1. */
  private static final int MCAST_JOIN_SOURCE_GROUP = 46;

  private static final int MCAST_LEAVE_SOURCE_GROUP = 47;

  private static final long IMR_IFINDEX = Structures.offset(Structures.IP_MREQN, "imr_ifindex");
  private static final long GSR_GROUP = Structures.offset(Structures.GROUP_SOURCE_REQ, "gsr_group");
  private static final long GSR_SOURCE =
      Structures.offset(Structures.GROUP_SOURCE_REQ, "gsr_source");

  private final UdpSocket socket;

  Memberships(UdpSocket socket) {
    this.socket = socket;
  }

  void join(Inet4Address group, int interfaceIndex) throws IOException {
    change(IP_ADD_MEMBERSHIP, group, interfaceIndex);
  }

  void leave(Inet4Address group, int interfaceIndex) throws IOException {
    change(IP_DROP_MEMBERSHIP, group, interfaceIndex);
  }

  void join(Inet4Address group, Inet4Address source, int interfaceIndex) throws IOException {
    change(MCAST_JOIN_SOURCE_GROUP, group, source, interfaceIndex);
  }

  void leave(Inet4Address group, Inet4Address source, int interfaceIndex) throws IOException {
    change(MCAST_LEAVE_SOURCE_GROUP, group, source, interfaceIndex);
  }

  private void change(int option, Inet4Address group, int interfaceIndex) throws IOException {
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment request = arena.allocate(Structures.IP_MREQN);
      request.set(JAVA_INT, 0, Ipv4.inMemory(group));
      request.set(JAVA_INT, IMR_IFINDEX, interfaceIndex);
      socket.set(IPPROTO_IP, option, request);
    }
  }

  private void change(int option, Inet4Address group, Inet4Address source, int interfaceIndex)
      throws IOException {
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment request = arena.allocate(Structures.GROUP_SOURCE_REQ.byteSize(), 8);
      request.set(JAVA_INT, 0, interfaceIndex);
      request.set(JAVA_LONG, GSR_GROUP, Ipv4.socketAddress(group, 0));
      request.set(JAVA_LONG, GSR_SOURCE, Ipv4.socketAddress(source, 0));
      socket.set(IPPROTO_IP, option, request);
    }
  }
}
