package org.plugcast.multicast.linux;

import static java.lang.foreign.ValueLayout.ADDRESS;
import static java.lang.foreign.ValueLayout.JAVA_INT;

import java.io.Closeable;
import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.MemorySegment;
import java.lang.invoke.MethodHandle;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.util.Objects;

/**
 * One socket that sends datagrams to many destinations, several by one call of the system, from
 * where they lie in memory. sendmmsg(2).
 *
 * <p>One thread puts and sends; routes may come and go by any thread. Putting and sending allocate
 * nothing. The sending thread must have ended, or be at rest, when the sender is closed; after that
 * every use is an {@link IllegalStateException}.
 */
public final class UdpSender implements Closeable {
  /** How many datagrams there is room for at a time. */
  public static final int BATCH = 64;

  private static final int MSG_DONTWAIT = 0x40;

  /**
   * Not a critical call: that saves at most 10 ns of the microseconds that each datagram takes, and
   * would keep the whole process from tidying memory meanwhile.
   */
  private static final MethodHandle SENDMMSG =
      Libc.handle(
          "sendmmsg", FunctionDescriptor.of(JAVA_INT, JAVA_INT, ADDRESS, JAVA_INT, JAVA_INT));

  private final UdpSocket socket;
  private final Batch batch;
  private final Routes routes = new Routes();
  private final MemorySegment[] starts = new MemorySegment[BATCH];
  private final MemorySegment state = Libc.state();

  /** What the datagrams lie in, so that a forgotten route's memory stays until they are sent. */
  private final Routes.Route[] held = new Routes.Route[BATCH];

  private int failure;

  private UdpSender(UdpSocket socket) {
    this.socket = socket;
    this.batch = new Batch(BATCH, Arena.ofAuto());
    for (int position = 0; position < BATCH; position++) {
      starts[position] = batch.from(position);
    }
  }

  /** Whether datagrams to groups come back to this machine's own listeners. */
  public enum Loop {
    ON,
    OFF
  }

  /**
   * How datagrams leave.
   *
   * @param source the local address, the wildcard leaves it to the routing table; and the local
   *     port, which may be another sender's too, 0 is any that is free
   * @param interfaceIndex of the interface for groups; 0 leaves it to the routing table
   * @param ttl time to live, 0 to 255; to single hosts at least 1
   * @param dscp differentiated services code point, 0 to 63. RFC 2474 §3
   * @param sendBufferBytes the socket's buffer, up to the system's limit without privilege
   */
  public record Options(
      InetSocketAddress source,
      int interfaceIndex,
      int ttl,
      int dscp,
      Loop loop,
      int sendBufferBytes) {
    /** Refuses what is out of range. */
    public Options {
      check("interface index", interfaceIndex, 0, Integer.MAX_VALUE);
      check("time to live", ttl, 0, 255);
      check("DSCP", dscp, 0, 63);
      check("send buffer", sendBufferBytes, 1, Integer.MAX_VALUE / 2);
    }

    private static void check(String what, int value, int least, int most) {
      if (value < least || value > most) {
        throw new IllegalArgumentException(
            what + " has to be " + least + " to " + most + ", is " + value);
      }
    }
  }

  /**
   * Opens the socket.
   *
   * @throws UnsupportedOperationException on a system other than {@linkplain Linux#isHere Linux}
   */
  public static UdpSender open(Options options) throws IOException {
    UdpSocket socket = UdpSocket.open();
    try {
      SenderOptions.apply(options, socket);
      return new UdpSender(socket);
    } catch (IOException | RuntimeException e) {
      socket.close();
      throw e;
    }
  }

  /**
   * Makes a destination and the memory that its datagrams lie in known. The memory is held until
   * the route is forgotten and no position of the batch has a datagram of it.
   *
   * @param directMemory a direct buffer, a mapped one for example; its position and limit do not
   *     matter
   * @return the route, for {@link #put}
   */
  public int route(InetSocketAddress destination, ByteBuffer directMemory) {
    return routes.add(destination, directMemory);
  }

  /** Lets go of a route; its number may be another's later. */
  public void forget(int route) {
    routes.remove(route);
  }

  /**
   * Puts a datagram at a position of the batch, where it stays until another one is put there.
   *
   * @param position 0 to {@link #BATCH} - 1
   * @param offset of the payload's first byte in the route's memory
   * @param length of the payload in bytes
   */
  public void put(int position, int route, int offset, int length) {
    Routes.Route known = routes.get(route);
    batch.put(position, known.destination(), known.address(offset, length), length);
    held[position] = known;
  }

  /**
   * Sends positions {@code from} to {@code from + count - 1} in their order without waiting. When
   * one is refused, those after it are not tried, and {@link #failure} tells why; to skip it, send
   * from the one after it.
   *
   * @return how many left
   */
  public int send(int from, int count) {
    Objects.checkFromIndexSize(from, count, BATCH);
    int descriptor = socket.descriptor();
    failure = 0;
    int sent = 0;
    while (sent < count && failure == 0) {
      sent += sendSome(descriptor, from + sent, count - sent);
    }
    return sent;
  }

  /** The errno that the first datagram not sent by the last {@link #send} met; 0: all left. */
  public int failure() {
    return failure;
  }

  /** The local port. */
  public int localPort() throws IOException {
    return socket.localPort();
  }

  @Override
  public void close() throws IOException {
    socket.close();
  }

  UdpSocket socket() {
    return socket;
  }

  /** The system tells an errno only if the first datagram fails: then none has left. */
  private int sendSome(int descriptor, int from, int count) {
    int sent = sendmmsg(descriptor, starts[from], count);
    if (sent >= 0) {
      return sent;
    }
    int errno = Libc.errno(state);
    failure = errno == Errno.EINTR.number() ? 0 : errno;
    return 0;
  }

  private int sendmmsg(int descriptor, MemorySegment messages, int count) {
    try {
      return (int) SENDMMSG.invokeExact(state, descriptor, messages, count, MSG_DONTWAIT);
    } catch (Throwable e) {
      throw Libc.thrown(e);
    }
  }
}
