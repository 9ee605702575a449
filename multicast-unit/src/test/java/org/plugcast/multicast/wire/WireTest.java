package org.plugcast.multicast.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.plugcast.multicast.pacing.Wire;
import org.plugcast.multicast.testing.GroupListener;

class WireTest {
  private static final InetAddress A = InetAddress.ofLiteral("239.255.78.1");
  private static final InetAddress B = InetAddress.ofLiteral("239.255.78.2");
  private static final int PORT = 20_000 + (int) (ProcessHandle.current().pid() % 20_000);
  private static final int TOO_LONG = 70_000;

  private final ByteBuffer memory = ByteBuffer.allocateDirect(TOO_LONG);

  private static WireOptions options(String outgoing) {
    return new WireOptions(outgoing, 0, 1, 34, WireOptions.Loop.ON);
  }

  static List<Wires> kinds() {
    return List.of(
        () -> LinuxWire.open(options("lo")),
        () -> LinuxWire.open(options("127.0.0.1")),
        () -> NioWire.open(options("lo")),
        () -> NioWire.open(options("127.0.0.1")));
  }

  private byte[] written(int offset, int value) {
    byte[] bytes = new byte[1_316];
    bytes[700] = (byte) value;
    memory.put(offset, bytes);
    return bytes;
  }

  @ParameterizedTest
  @MethodSource("kinds")
  void aBatchGoesToManyDestinations(Wires kind) throws Exception {
    byte[] first = written(0, 1);
    byte[] second = written(1_344, 2);
    try (GroupListener a = new GroupListener(A, PORT);
        GroupListener b = new GroupListener(B, PORT);
        Wire wire = kind.open()) {
      int toA = wire.route(new InetSocketAddress(A, PORT), memory);
      int toB = wire.route(new InetSocketAddress(B, PORT), memory);
      wire.put(0, toA, 0, 1_316);
      wire.put(1, toB, 1_344, 1_316);
      wire.put(2, toA, 1_344, 1_316);
      assertThat(wire.send(0, 3)).isEqualTo(3);
      assertThat(a.next(2)).containsExactly(first, second);
      assertThat(b.next(1)).containsExactly(second);
    }
  }

  @ParameterizedTest
  @MethodSource("kinds")
  void aDatagramThatIsRefusedHoldsNoOtherBack(Wires kind) throws Exception {
    byte[] good = written(0, 3);
    try (GroupListener a = new GroupListener(A, PORT);
        Wire wire = kind.open()) {
      int route = wire.route(new InetSocketAddress(A, PORT), memory);
      wire.put(0, route, 0, 1_316);
      wire.put(1, route, 0, TOO_LONG);
      wire.put(2, route, 0, 1_316);
      assertThat(wire.send(0, 3)).isOne();
      assertThat(wire.reason(wire.failure())).containsIgnoringCase("message too long");
      assertThat(wire.send(2, 1)).isOne();
      assertThat(a.next(2)).containsExactly(good, good);
    }
  }

  @ParameterizedTest
  @MethodSource("kinds")
  void aForgottenRouteIsNotUsed(Wires kind) throws IOException {
    try (Wire wire = kind.open()) {
      int route = wire.route(new InetSocketAddress(A, PORT), memory);
      wire.forget(route);
      assertThatThrownBy(() -> wire.put(0, route, 0, 10)).isInstanceOf(RuntimeException.class);
      assertThat(wire.route(new InetSocketAddress(B, PORT), memory)).isEqualTo(route);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"eth77", "192.0.2.77"})
  void saysWhyAnInterfaceIsNoGood(String outgoing) {
    assertThatThrownBy(() -> Wires.of(options(outgoing)).open())
        .isInstanceOf(IOException.class)
        .hasMessageContaining(outgoing);
  }

  @Test
  void theRoutingTableMayChooseTheInterface() throws Exception {
    byte[] bytes = written(0, 9);
    try (Wire wire = Wires.of(options(WireOptions.BY_ROUTE)).open();
        java.net.DatagramSocket receiver =
            new java.net.DatagramSocket(0, InetAddress.getLoopbackAddress())) {
      receiver.setSoTimeout(20_000);
      wire.put(
          0,
          wire.route(
              new InetSocketAddress(InetAddress.getLoopbackAddress(), receiver.getLocalPort()),
              memory),
          0,
          1_316);
      assertThat(wire.send(0, 1)).isOne();
      java.net.DatagramPacket packet = new java.net.DatagramPacket(new byte[2_000], 2_000);
      receiver.receive(packet);
      assertThat(packet.getLength()).isEqualTo(bytes.length);
    }
  }
}
