package org.plugcast.multicast.linux;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.NetworkInterface;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;

@EnabledOnOs(OS.LINUX)
class LinkStateTest {

  @Test
  void theLoopbackInterfaceRuns() throws IOException {
    NetworkInterface loopback = NetworkInterface.getByInetAddress(InetAddress.getLoopbackAddress());
    try (LinkState link = LinkState.of(loopback)) {
      assertThat(link.isRunning()).isTrue();
      assertThat(link.isRunning()).isTrue();
    }
  }
}
