package org.plugcast.multicast.linux;

import static java.lang.foreign.ValueLayout.ADDRESS;
import static java.lang.foreign.ValueLayout.JAVA_INT;

import java.io.Closeable;
import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.MemorySegment;
import java.lang.invoke.MethodHandle;
import java.net.Inet4Address;
import java.net.InetAddress;
import java.nio.ByteBuffer;
import java.util.Objects;

/**
 * Receives datagrams of groups on one port, several by one call of the system, with the time at
 * which the system took each in. recvmmsg(2).
 *
 * <p>Only groups that this receiver joined reach it, whatever others on the machine have joined.
 * One thread receives and reads; what it reads by position is good until it receives again.
 * Receiving allocates nothing. The receiving thread must be at rest when the receiver is closed;
 * after that every use is an {@link IllegalStateException}.
 */
public final class UdpReceiver implements Closeable {
  /** How many datagrams one call takes at most. */
  public static final int BATCH = 64;

  /** Room for the payload of each; what is longer is cut. RFC 768. */
  public static final int LARGEST_PAYLOAD = 65_536;

  private static final int MSG_DONTWAIT = 0x40;
  private static final MethodHandle RECVMMSG =
      Libc.handle(
          "recvmmsg",
          FunctionDescriptor.of(JAVA_INT, JAVA_INT, ADDRESS, JAVA_INT, JAVA_INT, ADDRESS));

  private final UdpSocket socket;
  private final Memberships memberships;
  private final Arrival arrival;
  private final Batch batch;
  private final Ancillary ancillary;
  private final ByteBuffer[] payloads = new ByteBuffer[BATCH];
  private final MemorySegment start;
  private final MemorySegment state = Libc.state();
  private int received;
  private long dropped;

  private UdpReceiver(UdpSocket socket, int largestPayload) {
    Arena arena = Arena.ofAuto();
    this.socket = socket;
    memberships = new Memberships(socket);
    arrival = new Arrival(arena);
    batch = new Batch(BATCH, arena);
    ancillary = new Ancillary(BATCH, arena);
    start = batch.from(0);
    MemorySegment memory = arena.allocate((long) BATCH * largestPayload);
    for (int position = 0; position < BATCH; position++) {
      MemorySegment room = memory.asSlice((long) position * largestPayload, largestPayload);
      batch.put(position, 0, room.address(), largestPayload);
      payloads[position] = room.asByteBuffer().asReadOnlyBuffer();
    }
  }

  /**
   * Listens on all addresses of a port.
   *
   * @param port 0 is any that is free
   * @param receiveBufferBytes the socket's buffer, up to the system's limit without privilege
   * @throws UnsupportedOperationException on a system other than {@linkplain Linux#isHere Linux}
   */
  public static UdpReceiver open(int port, int receiveBufferBytes) throws IOException {
    return open(InetAddress.ofLiteral("0.0.0.0"), port, receiveBufferBytes);
  }

  /** Listens on a port for what is sent to one address: a group, or one of this machine. */
  public static UdpReceiver open(InetAddress address, int port, int receiveBufferBytes)
      throws IOException {
    return open(address, port, receiveBufferBytes, LARGEST_PAYLOAD);
  }

  /**
   * Listens on a port with room for smaller payloads than the largest: {@link #BATCH} of them are
   * memory that a process with many receivers may not want to spend.
   *
   * @param largestPayload bytes, 1 to {@link #LARGEST_PAYLOAD}; what is longer is cut
   */
  public static UdpReceiver open(
      InetAddress address, int port, int receiveBufferBytes, int largestPayload)
      throws IOException {
    if (largestPayload < 1 || largestPayload > LARGEST_PAYLOAD) {
      throw new IllegalArgumentException(
          "room for payloads of " + largestPayload + " bytes: expected 1 to " + LARGEST_PAYLOAD);
    }
    UdpSocket socket = UdpSocket.open();
    try {
      ReceiverOptions.apply(receiveBufferBytes, socket);
      socket.bind(address, port);
      return new UdpReceiver(socket, largestPayload);
    } catch (IOException | RuntimeException e) {
      socket.close();
      throw e;
    }
  }

  /** Joins a group, from any source, on the interface of an index. */
  public void join(Inet4Address group, int interfaceIndex) throws IOException {
    memberships.join(group, interfaceIndex);
  }

  /** Joins a group from one source. RFC 4607. */
  public void join(Inet4Address group, Inet4Address source, int interfaceIndex) throws IOException {
    memberships.join(group, source, interfaceIndex);
  }

  /** Leaves a group that was joined from any source. */
  public void leave(Inet4Address group, int interfaceIndex) throws IOException {
    memberships.leave(group, interfaceIndex);
  }

  /** Leaves a group that was joined from one source. */
  public void leave(Inet4Address group, Inet4Address source, int interfaceIndex)
      throws IOException {
    memberships.leave(group, source, interfaceIndex);
  }

  /**
   * Takes what there is, up to {@link #BATCH} datagrams; waits for the first.
   *
   * @param timeoutNs the longest wait; 0: none
   * @return how many came; 0 also if a signal ended the wait
   */
  public int receive(long timeoutNs) throws IOException {
    received = 0;
    int descriptor = socket.descriptor();
    if (timeoutNs <= 0 || arrival.await(descriptor, timeoutNs)) {
      ancillary.offer(batch);
      received = take(descriptor);
      for (int position = 0; position < received; position++) {
        ancillary.read(position, batch.controlLength(position));
        dropped = ancillary.dropped(position, dropped);
      }
    }
    return received;
  }

  /** Bytes of payload, 0 to as many as there is room for. */
  public int length(int position) {
    return batch.length(checked(position));
  }

  /** Copies the payload to {@code destination} from {@code offset} on. */
  public void copyPayload(int position, byte[] destination, int offset) {
    payloads[position].get(0, destination, offset, length(position));
  }

  /** The payload, from the buffer's start to its limit; read-only, the next datagram's later. */
  public ByteBuffer payload(int position) {
    int length = length(position);
    return payloads[position].clear().limit(length);
  }

  /** When the system took the datagram in, in ns of UTC since 1970. */
  public long kernelTimeNs(int position) {
    return ancillary.timeNs(checked(position));
  }

  /** Who sent it: an IPv4 address with its first number in the top byte. */
  public int sourceAddress(int position) {
    return Ipv4.address(batch.socketAddress(checked(position)));
  }

  /** Port of who sent it, 0 to 65535. */
  public int sourcePort(int position) {
    return Ipv4.port(batch.socketAddress(checked(position)));
  }

  /** Where it was sent to: an IPv4 address with its first number in the top byte. */
  public int destinationAddress(int position) {
    return ancillary.destination(checked(position));
  }

  /** Index of the interface that it came by. */
  public int interfaceIndex(int position) {
    return ancillary.interfaceIndex(checked(position));
  }

  /**
   * Datagrams that found the socket's buffer full, up to the last one received: modulo 2^32 as the
   * system counts.
   */
  public long dropped() {
    return dropped;
  }

  /** The port that it listens on. */
  public int localPort() throws IOException {
    return socket.localPort();
  }

  @Override
  public void close() throws IOException {
    socket.close();
  }

  private int checked(int position) {
    return Objects.checkIndex(position, received);
  }

  private int take(int descriptor) throws IOException {
    int taken = recvmmsg(descriptor);
    if (taken >= 0) {
      return taken;
    }
    int errno = Libc.errno(state);
    if (errno == Errno.EAGAIN.number() || errno == Errno.EINTR.number()) {
      return 0;
    }
    throw Libc.failure("recvmmsg", errno);
  }

  private int recvmmsg(int descriptor) {
    try {
      return (int)
          RECVMMSG.invokeExact(state, descriptor, start, BATCH, MSG_DONTWAIT, MemorySegment.NULL);
    } catch (Throwable e) {
      throw Libc.thrown(e);
    }
  }
}
