package org.plugcast.multicast.linux;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.management.ThreadMXBean;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.NetworkInterface;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;

@EnabledOnOs(value = OS.LINUX, disabledReason = "these are calls of Linux")
class UdpSenderTest {
  private static final InetAddress HERE = InetAddress.getLoopbackAddress();

  @Test
  void sendsToSeveralDestinationsByOneCall() throws Exception {
    try (DatagramSocket one = listener();
        DatagramSocket two = listener();
        UdpSender sender = UdpSender.open(options())) {
      int toOne = sender.route(address(one), memory("..one"));
      int toTwo = sender.route(address(two), memory("two, or 2"));
      sender.put(0, toTwo, 0, 3);
      sender.put(1, toOne, 2, 3);
      sender.put(2, toTwo, 8, 1);
      assertThat(sender.send(0, 3)).isEqualTo(3);
      assertThat(sender.failure()).isZero();
      assertThat(received(one)).isEqualTo("one");
      assertThat(received(two)).isEqualTo("two");
      assertThat(received(two)).isEqualTo("2");
    }
  }

  @Test
  void datagramThatIsRefusedTellsWhyAndOthersLeave() throws Exception {
    try (DatagramSocket one = listener();
        UdpSender sender = UdpSender.open(options())) {
      int route = sender.route(address(one), ByteBuffer.allocateDirect(70_000));
      sender.put(0, route, 0, 1);
      sender.put(1, route, 0, 70_000);
      sender.put(2, route, 0, 2);
      assertThat(sender.send(0, 3)).isEqualTo(1);
      assertThat(sender.failure()).isEqualTo(Errno.EMSGSIZE.number());
      assertThat(sender.send(1, 2)).isZero();
      assertThat(sender.send(2, 1)).isOne();
      assertThat(sender.failure()).isZero();
      assertThat(received(one)).hasSize(1);
      assertThat(received(one)).hasSize(2);
    }
  }

  @Test
  void routesComeAndGo() throws Exception {
    try (UdpSender sender = UdpSender.open(options())) {
      InetSocketAddress somewhere = new InetSocketAddress(HERE, 9);
      int first = sender.route(somewhere, memory("a"));
      int second = sender.route(somewhere, memory("b"));
      sender.forget(first);
      assertThatThrownBy(() -> sender.put(0, first, 0, 1))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessage("route " + first + " is not known");
      assertThat(sender.route(somewhere, memory("c"))).isEqualTo(first).isNotEqualTo(second);
    }
  }

  @Test
  void payloadHasToLieInMemoryOfItsRoute() throws Exception {
    try (UdpSender sender = UdpSender.open(options())) {
      InetSocketAddress somewhere = new InetSocketAddress(HERE, 9);
      int route = sender.route(somewhere, memory("four"));
      assertThatThrownBy(() -> sender.put(0, route, 2, 3))
          .isInstanceOf(IndexOutOfBoundsException.class);
      assertThatThrownBy(() -> sender.put(UdpSender.BATCH, route, 0, 4))
          .isInstanceOf(IndexOutOfBoundsException.class);
      assertThatThrownBy(() -> sender.send(60, 5)).isInstanceOf(IndexOutOfBoundsException.class);
      assertThatThrownBy(() -> sender.route(somewhere, ByteBuffer.allocate(4)))
          .hasMessageStartingWith("memory of a route has to be direct");
    }
  }

  @Test
  void timeToLiveAndCodePointAreThoseOfTheSocket() throws Exception {
    try (UdpSender sender = UdpSender.open(options())) {
      UdpSocket socket = sender.socket();
      assertThat(socket.get(UdpSocket.IPPROTO_IP, SenderOptions.IP_TTL)).isEqualTo(7);
      assertThat(socket.get(UdpSocket.IPPROTO_IP, SenderOptions.IP_MULTICAST_TTL)).isEqualTo(7);
      assertThat(socket.get(UdpSocket.IPPROTO_IP, SenderOptions.IP_TOS)).isEqualTo(34 << 2);
      assertThat(socket.get(UdpSocket.IPPROTO_IP, SenderOptions.IP_MULTICAST_LOOP)).isOne();
    }
  }

  @Test
  void optionThatTheSystemRefusesNamesCallAndErrno() throws Exception {
    InetAddress elsewhere = InetAddress.getByName("203.0.113.77");
    UdpSender.Options wrong =
        new UdpSender.Options(
            new InetSocketAddress(elsewhere, 0), 0, 7, 34, UdpSender.Loop.ON, 1 << 20);
    assertThatThrownBy(() -> UdpSender.open(wrong))
        .isInstanceOf(IOException.class)
        .hasMessage("bind: EADDRNOTAVAIL (Cannot assign requested address)");
  }

  @Test
  void closedSenderSaysSo() throws Exception {
    UdpSender sender = UdpSender.open(options());
    int route = sender.route(new InetSocketAddress(HERE, 9), memory("a"));
    sender.put(0, route, 0, 1);
    sender.close();
    sender.close();
    assertThatThrownBy(() -> sender.send(0, 1)).hasMessage("the socket is closed");
  }

  /**
   * Compiling the loop allocates once, sooner or later; what each call allocates is in all rounds.
   */
  @Test
  void sendingAllocatesNothing() throws Exception {
    try (DatagramSocket sink = listener();
        UdpSender sender = UdpSender.open(options())) {
      int route = sender.route(address(sink), ByteBuffer.allocateDirect(13_160));
      long least = Long.MAX_VALUE;
      for (int round = 0; round < 8; round++) {
        least = Math.min(least, bytesAllocated(sender, route));
      }
      assertThat(least).as("bytes allocated by 10,000 calls").isLessThan(1_000);
    }
  }

  private static long bytesAllocated(UdpSender sender, int route) {
    ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    long before = threads.getCurrentThreadAllocatedBytes();
    sendMany(sender, route, 10_000);
    return threads.getCurrentThreadAllocatedBytes() - before;
  }

  private static void sendMany(UdpSender sender, int route, int calls) {
    for (int call = 0; call < calls; call++) {
      sender.put(0, route, 0, 1_316);
      sender.put(1, route, 1_316, 1_316);
      if (sender.send(0, 2) != 2) {
        throw new IllegalStateException(Errno.describe(sender.failure()));
      }
    }
  }

  private static UdpSender.Options options() throws IOException {
    int loopback = NetworkInterface.getByInetAddress(HERE).getIndex();
    return new UdpSender.Options(
        new InetSocketAddress(HERE, 0), loopback, 7, 34, UdpSender.Loop.ON, 1 << 20);
  }

  private static DatagramSocket listener() throws IOException {
    DatagramSocket socket = new DatagramSocket(new InetSocketAddress(HERE, 0));
    socket.setSoTimeout(5_000);
    return socket;
  }

  private static InetSocketAddress address(DatagramSocket socket) {
    return new InetSocketAddress(HERE, socket.getLocalPort());
  }

  private static ByteBuffer memory(String text) {
    byte[] bytes = text.getBytes(StandardCharsets.US_ASCII);
    return ByteBuffer.allocateDirect(bytes.length).put(bytes);
  }

  private static String received(DatagramSocket socket) throws IOException {
    DatagramPacket packet = new DatagramPacket(new byte[2_048], 2_048);
    socket.receive(packet);
    byte[] payload = Arrays.copyOf(packet.getData(), packet.getLength());
    return new String(payload, StandardCharsets.US_ASCII);
  }
}
