package org.plugcast.multicast.linux;

import static java.lang.foreign.ValueLayout.ADDRESS;
import static java.lang.foreign.ValueLayout.JAVA_BYTE;
import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;
import static java.lang.foreign.ValueLayout.JAVA_SHORT;

import java.io.Closeable;
import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemorySegment;
import java.lang.invoke.MethodHandle;
import java.net.NetworkInterface;
import java.nio.charset.StandardCharsets;

/**
 * Whether an interface can send at all: it is up and its cable leads somewhere. netdevice(7),
 * {@code SIOCGIFFLAGS}. Asking allocates nothing. One thread.
 */
public final class LinkState implements Closeable {
  private static final int NAME_BYTES = 16;
  private static final int REQUEST_BYTES = 40;
  private static final long SIOCGIFFLAGS = 0x8913;
  private static final int IFF_UP = 0x1;
  private static final int IFF_RUNNING = 0x40;
  private static final MethodHandle IOCTL =
      Libc.handle(
          "ioctl",
          FunctionDescriptor.of(JAVA_INT, JAVA_INT, JAVA_LONG, ADDRESS),
          Linker.Option.firstVariadicArg(2));

  private final UdpSocket socket;
  private final MemorySegment request = Arena.ofAuto().allocate(REQUEST_BYTES);
  private final MemorySegment state = Libc.state();

  private LinkState(UdpSocket socket) {
    this.socket = socket;
  }

  /**
   * Watches an interface, also while it is gone.
   *
   * @throws UnsupportedOperationException on a system other than {@linkplain Linux#isHere Linux}
   */
  public static LinkState of(NetworkInterface network) throws IOException {
    byte[] name = network.getName().getBytes(StandardCharsets.UTF_8);
    if (name.length >= NAME_BYTES) {
      throw new IOException("interface name " + network.getName() + " is too long");
    }
    LinkState link = new LinkState(UdpSocket.open());
    MemorySegment.copy(MemorySegment.ofArray(name), 0, link.request, 0, name.length);
    return link;
  }

  /** False also when there is no such interface any more. */
  public boolean isRunning() {
    request.set(JAVA_BYTE, NAME_BYTES - 1, (byte) 0);
    if (ioctl() < 0) {
      return false;
    }
    int flags = request.get(JAVA_SHORT, NAME_BYTES);
    return (flags & IFF_UP) != 0 && (flags & IFF_RUNNING) != 0;
  }

  @Override
  public void close() throws IOException {
    socket.close();
  }

  private int ioctl() {
    try {
      return (int) IOCTL.invokeExact(state, socket.descriptor(), SIOCGIFFLAGS, request);
    } catch (Throwable e) {
      throw Libc.thrown(e);
    }
  }
}
