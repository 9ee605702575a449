package org.plugcast.provisioning.send;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.InetSocketAddress;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DestinationTest {
  @Test
  void copiesCarryIntoTheNextOctet() {
    assertThat(Destination.parse("239.1.1.254:5000", 4).addresses())
        .containsExactly(
            new InetSocketAddress("239.1.1.254", 5000),
            new InetSocketAddress("239.1.1.255", 5000),
            new InetSocketAddress("239.1.2.0", 5000),
            new InetSocketAddress("239.1.2.1", 5000));
    assertThat(Destination.parse("239.1.255.255:5000", 2).addresses())
        .endsWith(new InetSocketAddress("239.2.0.0", 5000));
  }

  @Test
  void hostsAreTakenAsWellAsGroups() {
    assertThat(Destination.parse("192.0.2.9:1234", 1).multicast()).isFalse();
    assertThat(Destination.parse("192.0.2.255:1234", 3).addresses()).hasSize(3);
    assertThat(Destination.parse("224.0.0.1:1", 1000).multicast()).isTrue();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "239.1.1.1 | 1 | 239.1.1.1: expected GROUP:PORT, as 239.1.1.1:5000",
        ":5000 | 1 | :5000: expected GROUP:PORT",
        "239.1.1:5000 | 1 | 239.1.1:5000: 239.1.1 is not an IPv4 address",
        "239.1.1.256:5000 | 1 | 239.1.1.256 is not an IPv4 address",
        "localhost:5000 | 1 | localhost is not an IPv4 address",
        "ff15::1:5000 | 1 | ff15::1 is not an IPv4 address",
        "239.1.1.1:0 | 1 | port 0: expected 1 to 65535",
        "239.1.1.1:65536 | 1 | port 65536: expected 1 to 65535",
        "239.1.1.1:http | 1 | port http: expected 1 to 65535",
        "239.1.1.1:5000 | 0 | --copies 0: expected 1 to 1000",
        "239.1.1.1:5000 | 1001 | --copies 1001: expected 1 to 1000",
        "239.255.255.250:5000 | 10 | they would end at 240.0.0.3, which is not multicast",
        "223.255.255.255:5000 | 2 | they would end at 224.0.0.0, which is multicast",
        "0.0.0.0:5000 | 1 | not an address to send to",
        "255.255.255.250:5000 | 9 | not an address to send to"
      })
  void badValuesAreNamed(String text, int copies, String message) {
    assertThatThrownBy(() -> Destination.parse(text, copies))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining(message);
  }
}
