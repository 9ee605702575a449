package org.plugcast.multicast.send;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.plugcast.multicast.testing.GroupListener;

class MulticastSenderTest {
  private static final InetAddress GROUP = InetAddress.ofLiteral("239.255.78.1");
  private static final int PORT = 20_000 + (int) (ProcessHandle.current().pid() % 20_000);

  private static MulticastSender sender(String outgoing) throws IOException {
    return new MulticastSender(
        new MulticastSender.Options(outgoing, 3, 34, new InetSocketAddress(GROUP, PORT)));
  }

  @ParameterizedTest
  @ValueSource(strings = {"lo", "127.0.0.1"})
  void sendsEachBufferAsOneDatagramAlsoWithANewSocket(String outgoing) throws Exception {
    byte[] bytes = new byte[1_316];
    bytes[700] = 7;
    try (GroupListener listener = new GroupListener(GROUP, PORT);
        MulticastSender sender = sender(outgoing)) {
      sender.send(ByteBuffer.wrap(bytes));
      sender.reopen();
      sender.send(ByteBuffer.wrap(bytes));
      assertThat(listener.next(2)).containsExactly(bytes, bytes);
    }
  }

  @Test
  void staysClosedOnceClosed() throws IOException {
    MulticastSender sender = sender("lo");
    sender.close();
    sender.reopen();
    assertThatThrownBy(() -> sender.send(ByteBuffer.allocate(10))).isInstanceOf(IOException.class);
  }

  @Test
  void saysWhyAnInterfaceIsNoGood() {
    assertThatThrownBy(() -> OutgoingInterface.find("eth77"))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("no interface is called eth77; there are: ")
        .hasMessageContaining("lo");
    assertThatThrownBy(() -> OutgoingInterface.find("192.0.2.77"))
        .isInstanceOf(IOException.class)
        .hasMessage("no interface has the address 192.0.2.77");
  }
}
