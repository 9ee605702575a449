package org.plugcast.multicast.linux;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.Inet4Address;
import java.net.InetSocketAddress;
import java.net.NetworkInterface;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;

@EnabledOnOs(value = OS.LINUX, disabledReason = "these are calls of Linux")
class UdpReceiverTest {
  private static final long LONG_ENOUGH_NS = TimeUnit.SECONDS.toNanos(10);
  private static final Inet4Address HERE = Inet4Address.ofLiteral("127.0.0.1");
  private static final Inet4Address ALSO_HERE = Inet4Address.ofLiteral("127.0.0.2");
  private static final Inet4Address ONE = Inet4Address.ofLiteral("239.255.71.1");
  private static final Inet4Address TWO = Inet4Address.ofLiteral("239.255.71.2");
  private static final Inet4Address SPECIFIC = Inet4Address.ofLiteral("232.1.71.1");

  private UdpReceiver receiver;
  private UdpSender sender;
  private int loopback;

  @BeforeEach
  void open() throws IOException {
    loopback = NetworkInterface.getByInetAddress(HERE).getIndex();
    receiver = UdpReceiver.open(0, 1 << 20);
    sender = sender(HERE);
  }

  @AfterEach
  void close() throws IOException {
    sender.close();
    receiver.close();
  }

  @Test
  void oneBatchReachesSeveralGroups() throws Exception {
    receiver.join(ONE, loopback);
    receiver.join(TWO, loopback);
    put(0, ONE, "first");
    put(1, TWO, "second");
    put(2, HERE, "third");
    assertThat(sender.send(0, 3)).isEqualTo(3);
    assertThat(received(3))
        .containsExactly("first to 239.255.71.1", "second to 239.255.71.2", "third to 127.0.0.1");
  }

  @Test
  void tellsWhoSentAndWhereItCameBy() throws Exception {
    receiver.join(ONE, loopback);
    put(0, ONE, "hello");
    sender.send(0, 1);
    assertThat(receiver.receive(LONG_ENOUGH_NS)).isOne();
    assertThat(receiver.sourceAddress(0)).isEqualTo(0x7f000001);
    assertThat(receiver.sourcePort(0)).isEqualTo(sender.localPort());
    assertThat(receiver.destinationAddress(0)).isEqualTo(0xefff4701);
    assertThat(receiver.interfaceIndex(0)).isEqualTo(loopback);
    byte[] bytes = new byte[7];
    receiver.copyPayload(0, bytes, 2);
    assertThat(bytes).containsExactly(0, 0, 'h', 'e', 'l', 'l', 'o');
    assertThatThrownBy(() -> receiver.length(1)).isInstanceOf(IndexOutOfBoundsException.class);
  }

  /** {@code IP_MULTICAST_ALL} is off: by itself, a group joined by anyone here reaches everyone. */
  @Test
  void groupOfAnotherOnTheSamePortStaysAway() throws Exception {
    receiver.join(ONE, loopback);
    try (UdpReceiver other = UdpReceiver.open(receiver.localPort(), 1 << 20)) {
      other.join(TWO, loopback);
      put(0, TWO, "for the other");
      put(1, ONE, "for this one");
      sender.send(0, 2);
      assertThat(other.receive(LONG_ENOUGH_NS)).isOne();
      assertThat(received(1)).containsExactly("for this one to 239.255.71.1");
    }
  }

  @Test
  void sourceThatWasNotJoinedStaysAway() throws Exception {
    receiver.join(SPECIFIC, HERE, loopback);
    try (UdpSender stranger = sender(ALSO_HERE)) {
      put(stranger, 0, SPECIFIC, "from a stranger");
      assertThat(stranger.send(0, 1)).isOne();
    }
    put(0, SPECIFIC, "from the source");
    sender.send(0, 1);
    assertThat(received(1)).containsExactly("from the source to 232.1.71.1");
  }

  @Test
  void groupThatWasLeftStaysAway() throws Exception {
    receiver.join(ONE, loopback);
    receiver.join(SPECIFIC, HERE, loopback);
    receiver.join(TWO, loopback);
    receiver.leave(ONE, loopback);
    receiver.leave(SPECIFIC, HERE, loopback);
    put(0, ONE, "left");
    put(1, SPECIFIC, "left");
    put(2, TWO, "still there");
    sender.send(0, 3);
    assertThat(received(1)).containsExactly("still there to 239.255.71.2");
  }

  @Test
  void timesOfArrivalAreOfNowAndDoNotDecrease() throws Exception {
    for (int position = 0; position < UdpSender.BATCH; position++) {
      put(position, HERE, "x");
    }
    sender.send(0, UdpSender.BATCH);
    assertThat(receiver.receive(LONG_ENOUGH_NS)).isEqualTo(UdpReceiver.BATCH);
    long last = 0;
    for (int position = 0; position < UdpReceiver.BATCH; position++) {
      assertThat(receiver.kernelTimeNs(position)).isGreaterThanOrEqualTo(last);
      last = receiver.kernelTimeNs(position);
    }
    Instant arrived = Instant.ofEpochSecond(0, last);
    assertThat(Duration.between(arrived, Instant.now()).abs()).isLessThan(Duration.ofSeconds(1));
  }

  @Test
  void countsWhatTheBufferHadNoRoomFor() throws Exception {
    try (UdpReceiver small = UdpReceiver.open(HERE, 0, 1)) {
      int route = route(sender, HERE, small.localPort(), "x".repeat(1_000));
      for (int position = 0; position < UdpSender.BATCH; position++) {
        sender.put(position, route, 0, 1_000);
      }
      sender.send(0, UdpSender.BATCH);
      int came = small.receive(LONG_ENOUGH_NS);
      sender.send(0, 1);
      assertThat(small.receive(LONG_ENOUGH_NS)).isOne();
      assertThat(small.dropped()).isEqualTo(UdpSender.BATCH - came).isPositive();
    }
  }

  @Test
  void nothingThereIsNoFailure() throws Exception {
    assertThat(receiver.receive(0)).isZero();
    assertThat(receiver.receive(1_000)).isZero();
  }

  @Test
  void failuresNameCallAndErrno() throws Exception {
    assertThatThrownBy(() -> receiver.join(HERE, loopback))
        .isInstanceOf(IOException.class)
        .hasMessage("setsockopt: EINVAL (Invalid argument)");
    receiver.close();
    assertThatThrownBy(() -> receiver.receive(0)).hasMessage("the socket is closed");
  }

  private UdpSender sender(Inet4Address source) throws IOException {
    return UdpSender.open(
        new UdpSender.Options(
            new InetSocketAddress(source, 0), loopback, 1, 0, UdpSender.Loop.ON, 1 << 20));
  }

  private void put(int position, Inet4Address destination, String text) throws IOException {
    put(sender, position, destination, text);
  }

  private void put(UdpSender by, int position, Inet4Address destination, String text)
      throws IOException {
    int route = route(by, destination, receiver.localPort(), text);
    by.put(position, route, 0, text.length());
  }

  private static int route(UdpSender by, Inet4Address destination, int port, String text) {
    byte[] bytes = text.getBytes(StandardCharsets.US_ASCII);
    ByteBuffer memory = ByteBuffer.allocateDirect(bytes.length).put(bytes);
    return by.route(new InetSocketAddress(destination, port), memory);
  }

  /** All that comes until at least as many are there: on loopback, sending has delivered. */
  private List<String> received(int expected) throws IOException {
    List<String> all = new ArrayList<>();
    while (all.size() < expected) {
      int count = receiver.receive(LONG_ENOUGH_NS);
      assertThat(count).as("datagrams beyond " + all).isPositive();
      for (int position = 0; position < count; position++) {
        all.add(text(position));
      }
    }
    return all;
  }

  private String text(int position) throws IOException {
    String payload = StandardCharsets.US_ASCII.decode(receiver.payload(position)).toString();
    byte[] address = ByteBuffer.allocate(4).putInt(receiver.destinationAddress(position)).array();
    return payload + " to " + Inet4Address.getByAddress(address).getHostAddress();
  }
}
