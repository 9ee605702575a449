package org.plugcast.renderer.proxy;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.net.UnknownHostException;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PublicAddressTest {
  @ParameterizedTest
  @CsvSource({
    "0.0.0.0, this very machine",
    "0.1.2.3, this very machine",
    "10.0.0.1, private",
    "10.255.255.255, private",
    "100.64.0.1, provider",
    "100.127.255.255, provider",
    "127.0.0.1, loopback",
    "127.255.255.254, loopback",
    "169.254.169.254, link-local",
    "172.16.0.1, private",
    "172.31.255.255, private",
    "192.0.0.8, reserved",
    "192.0.2.1, documentation",
    "192.88.99.1, reserved",
    "192.168.1.1, private",
    "198.19.0.1, measurements",
    "198.51.100.7, documentation",
    "203.0.113.7, documentation",
    "224.0.0.1, multicast",
    "239.255.255.255, multicast",
    "255.255.255.255, reserved",
    "::, this very machine",
    "::1, loopback",
    "::127.0.0.1, reserved",
    "::ffff:127.0.0.1, loopback",
    "::ffff:10.1.2.3, private",
    "64:ff9b::10.1.2.3, private",
    "64:ff9b::7f00:1, loopback",
    "64:ff9b:1::1, reserved",
    "100::1, reserved",
    "2001::1, reserved",
    "2001:db8::1, documentation",
    "2002:7f00:1::1, stands for another",
    "3fff::1, documentation",
    "fc00::1, private",
    "fd12:3456::1, private",
    "fe80::1, link-local",
    "fec0::1, reserved",
    "ff02::1, multicast"
  })
  void othersAreTold(String address, String words) throws UnknownHostException {
    assertThat(PublicAddress.whyNot(InetAddress.getByName(address)).orElse("public"))
        .contains(words);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "1.1.1.1",
        "9.255.255.255",
        "11.0.0.0",
        "100.63.255.255",
        "100.128.0.0",
        "126.255.255.255",
        "128.0.0.0",
        "169.253.255.255",
        "172.15.255.255",
        "172.32.0.0",
        "192.167.255.255",
        "223.255.255.255",
        "2001:200::1",
        "2606:4700::1111",
        "2a00:1450::1",
        "64:ff9b::1.1.1.1"
      })
  void publicOnesAreLetThrough(String address) throws UnknownHostException {
    assertThat(PublicAddress.whyNot(InetAddress.getByName(address))).isEmpty();
  }
}
