package org.plugcast.multicast.linux;

import static java.lang.foreign.ValueLayout.JAVA_BYTE;
import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;
import static java.lang.foreign.ValueLayout.JAVA_SHORT;

import java.lang.foreign.MemoryLayout;
import java.lang.foreign.MemoryLayout.PathElement;
import java.lang.foreign.StructLayout;

/**
 * Structures of Linux' sockets and time as they lie in memory on amd64 and aarch64, where they are
 * the same. Pointers and sizes are 64-bit integers.
 */
final class Structures {
  /** An IPv4 address with a port, both in network order. ip(7). */
  static final StructLayout SOCKADDR_IN =
      MemoryLayout.structLayout(
          JAVA_SHORT.withName("sin_family"),
          JAVA_SHORT.withName("sin_port"),
          JAVA_INT.withName("sin_addr"),
          JAVA_LONG.withName("sin_zero"));

  /** A piece of memory. readv(2). */
  static final StructLayout IOVEC =
      MemoryLayout.structLayout(JAVA_LONG.withName("iov_base"), JAVA_LONG.withName("iov_len"));

  /** A message of sendmmsg(2) and recvmmsg(2): a {@code msghdr} and the length moved. */
  static final StructLayout MMSGHDR =
      MemoryLayout.structLayout(
          JAVA_LONG.withName("msg_name"),
          JAVA_INT.withName("msg_namelen"),
          MemoryLayout.paddingLayout(4),
          JAVA_LONG.withName("msg_iov"),
          JAVA_LONG.withName("msg_iovlen"),
          JAVA_LONG.withName("msg_control"),
          JAVA_LONG.withName("msg_controllen"),
          JAVA_INT.withName("msg_flags"),
          MemoryLayout.paddingLayout(4),
          JAVA_INT.withName("msg_len"),
          MemoryLayout.paddingLayout(4));

  /** The head of an ancillary message; its data follow. cmsg(3). */
  static final StructLayout CMSGHDR =
      MemoryLayout.structLayout(
          JAVA_LONG.withName("cmsg_len"),
          JAVA_INT.withName("cmsg_level"),
          JAVA_INT.withName("cmsg_type"));

  /** A group, or none, and an interface. ip(7). */
  static final StructLayout IP_MREQN =
      MemoryLayout.structLayout(
          JAVA_INT.withName("imr_multiaddr"),
          JAVA_INT.withName("imr_address"),
          JAVA_INT.withName("imr_ifindex"));

  /** A group, one source of it and an interface, the addresses in 128 bytes each. */
  static final StructLayout GROUP_SOURCE_REQ =
      MemoryLayout.structLayout(
          JAVA_INT.withName("gsr_interface"),
          MemoryLayout.paddingLayout(4),
          MemoryLayout.sequenceLayout(128, JAVA_BYTE).withName("gsr_group"),
          MemoryLayout.sequenceLayout(128, JAVA_BYTE).withName("gsr_source"));

  /** Where a datagram arrived; addresses in network order. ip(7), {@code IP_PKTINFO}. */
  static final StructLayout IN_PKTINFO =
      MemoryLayout.structLayout(
          JAVA_INT.withName("ipi_ifindex"),
          JAVA_INT.withName("ipi_spec_dst"),
          JAVA_INT.withName("ipi_addr"));

  /** A time or a duration. */
  static final StructLayout TIMESPEC =
      MemoryLayout.structLayout(JAVA_LONG.withName("tv_sec"), JAVA_LONG.withName("tv_nsec"));

  /** What poll(2) watches. */
  static final StructLayout POLLFD =
      MemoryLayout.structLayout(
          JAVA_INT.withName("fd"), JAVA_SHORT.withName("events"), JAVA_SHORT.withName("revents"));

  private Structures() {}

  static long offset(StructLayout layout, String member) {
    return layout.byteOffset(PathElement.groupElement(member));
  }
}
