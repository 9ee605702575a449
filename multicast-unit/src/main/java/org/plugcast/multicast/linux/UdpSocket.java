package org.plugcast.multicast.linux;

import static java.lang.foreign.ValueLayout.ADDRESS;
import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;

import java.io.Closeable;
import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.net.InetAddress;

/** A socket of UDP over IPv4, and what is asked of it now and then. socket(7), ip(7), udp(7). */
final class UdpSocket implements Closeable {
  static final int SOL_SOCKET = 1;
  static final int SO_REUSEADDR = 2;
  static final int IPPROTO_IP = 0;

  private static final int SOCK_DGRAM = 2;
  private static final int SOCK_CLOEXEC = 0x80000;
  private static final int CLOSED = -1;

  private volatile int descriptor;

  private UdpSocket(int descriptor) {
    this.descriptor = descriptor;
  }

  static UdpSocket open() throws IOException {
    Linux.require("this kind of socket");
    Libc socket =
        Libc.find("socket", FunctionDescriptor.of(JAVA_INT, JAVA_INT, JAVA_INT, JAVA_INT));
    return new UdpSocket(socket.call((int) Ipv4.AF_INET, SOCK_DGRAM | SOCK_CLOEXEC, 0));
  }

  /** The number that the system knows the socket by. */
  int descriptor() {
    int open = descriptor;
    if (open == CLOSED) {
      throw new IllegalStateException("the socket is closed");
    }
    return open;
  }

  void set(int level, int option, int value) throws IOException {
    try (Arena arena = Arena.ofConfined()) {
      set(level, option, arena.allocateFrom(JAVA_INT, value));
    }
  }

  void set(int level, int option, MemorySegment value) throws IOException {
    option("setsockopt", JAVA_INT).call(descriptor(), level, option, value, (int) value.byteSize());
  }

  /** The buffer's size: beyond the limit of the system where this process may, else up to it. */
  void setBuffer(int forced, int limited, int bytes) throws IOException {
    try {
      set(SOL_SOCKET, forced, bytes);
    } catch (IOException withoutPrivilege) {
      set(SOL_SOCKET, limited, bytes);
    }
  }

  int get(int level, int option) throws IOException {
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment value = arena.allocate(JAVA_INT);
      MemorySegment length = arena.allocateFrom(JAVA_INT, (int) JAVA_INT.byteSize());
      option("getsockopt", ADDRESS).call(descriptor(), level, option, value, length);
      return value.get(JAVA_INT, 0);
    }
  }

  /** Takes a local address; port 0 is any. */
  void bind(InetAddress address, int port) throws IOException {
    Libc bind = Libc.find("bind", FunctionDescriptor.of(JAVA_INT, JAVA_INT, ADDRESS, JAVA_INT));
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment name = arena.allocate(Structures.SOCKADDR_IN);
      name.set(JAVA_LONG, 0, Ipv4.socketAddress(address, port));
      bind.call(descriptor(), name, (int) name.byteSize());
    }
  }

  int localPort() throws IOException {
    Libc ask =
        Libc.find("getsockname", FunctionDescriptor.of(JAVA_INT, JAVA_INT, ADDRESS, ADDRESS));
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment name = arena.allocate(Structures.SOCKADDR_IN);
      MemorySegment length = arena.allocateFrom(JAVA_INT, (int) name.byteSize());
      ask.call(descriptor(), name, length);
      return Ipv4.port(name.get(JAVA_LONG, 0));
    }
  }

  @Override
  public void close() throws IOException {
    int open = descriptor;
    descriptor = CLOSED;
    if (open != CLOSED) {
      Libc.find("close", FunctionDescriptor.of(JAVA_INT, JAVA_INT)).call(open);
    }
  }

  private static Libc option(String name, ValueLayout length) throws IOException {
    return Libc.find(
        name, FunctionDescriptor.of(JAVA_INT, JAVA_INT, JAVA_INT, JAVA_INT, ADDRESS, length));
  }
}
