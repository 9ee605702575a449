package org.plugcast.multicast.linux;

import static java.lang.foreign.ValueLayout.JAVA_INT;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;

/** Sets a sender's options on its socket. ip(7), socket(7). */
final class SenderOptions {
  static final int IP_TOS = 1;
  static final int IP_TTL = 2;
  static final int IP_MULTICAST_TTL = 33;
  static final int IP_MULTICAST_LOOP = 34;

  private static final int IP_MULTICAST_IF = 32;
  private static final int SO_SNDBUF = 7;
  private static final int SO_SNDBUFFORCE = 32;

  /** The two lowest bits of the octet are congestion notification. RFC 3168 §5. */
  private static final int DSCP_SHIFT = 2;

  private static final long IMR_IFINDEX = Structures.offset(Structures.IP_MREQN, "imr_ifindex");

  private SenderOptions() {}

  static void apply(UdpSender.Options options, UdpSocket socket) throws IOException {
    socket.setBuffer(SO_SNDBUFFORCE, SO_SNDBUF, options.sendBufferBytes());
    socket.set(UdpSocket.IPPROTO_IP, IP_TOS, options.dscp() << DSCP_SHIFT);
    socket.set(UdpSocket.IPPROTO_IP, IP_TTL, Math.max(1, options.ttl()));
    socket.set(UdpSocket.IPPROTO_IP, IP_MULTICAST_TTL, options.ttl());
    socket.set(UdpSocket.IPPROTO_IP, IP_MULTICAST_LOOP, loop(options.loop()));
    if (options.interfaceIndex() != 0) {
      setInterface(socket, options.interfaceIndex());
    }
    if (options.source().getPort() != 0) {
      socket.set(UdpSocket.SOL_SOCKET, UdpSocket.SO_REUSEADDR, 1);
    }
    socket.bind(options.source().getAddress(), options.source().getPort());
  }

  private static int loop(UdpSender.Loop loop) {
    return switch (loop) {
      case ON -> 1;
      case OFF -> 0;
    };
  }

  private static void setInterface(UdpSocket socket, int index) throws IOException {
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment request = arena.allocate(Structures.IP_MREQN);
      request.set(JAVA_INT, IMR_IFINDEX, index);
      socket.set(UdpSocket.IPPROTO_IP, IP_MULTICAST_IF, request);
    }
  }
}
