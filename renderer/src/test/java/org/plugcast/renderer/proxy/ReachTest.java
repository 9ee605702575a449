package org.plugcast.renderer.proxy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ReachTest {
  @ParameterizedTest
  @CsvSource({
    // entry, host, port, open
    "example.org, example.org, 80, true",
    "example.org, EXAMPLE.org., 443, true",
    "example.org, example.org, 8080, false",
    "example.org, www.example.org, 443, false",
    "example.org, example.org.evil.example, 443, false",
    "example.org:8443, example.org, 8443, true",
    "example.org:8443, example.org, 443, false",
    "*.example.org, www.example.org, 443, true",
    "*.example.org, a.b.example.org, 443, true",
    "*.example.org, example.org, 443, false",
    "*.example.org, notexample.org, 443, false",
    "*, any.example, 443, true",
    "*, any.example, 22, false",
    "*, 1.1.1.1, 80, true",
    "127.0.0.1:8080, 127.0.0.1, 8080, true",
    "127.0.0.1:8080, 127.0.0.1, 80, false",
    "127.0.0.1:8080, localhost, 8080, false",
    "10.1.0.0/16, 10.1.2.3, 80, true",
    "10.1.0.0/16, 10.2.2.3, 80, false",
    "10.1.0.0/16:8080, 10.1.2.3, 8080, true",
    "fd00::/8, [fd12::1], 80, true",
    "[fd12::1]:8080, [fd12::1], 8080, true",
    "fd12::1, [fd12::2], 80, false"
  })
  void anEntryOpensWhatItNames(String entry, String host, int port, boolean open) {
    assertThat(Reach.of(List.of(entry)).refusal(host, port).isEmpty()).isEqualTo(open);
  }

  @Test
  void nothingIsOpenByItself() {
    assertThat(Reach.of(List.of()).refusal("example.org", 443))
        .hasValueSatisfying(words -> assertThat(words).contains("none of the hosts"));
  }

  @Test
  void whatIsClosedStaysClosed() throws UnknownHostException {
    Reach reach = Reach.of(List.of("*", "*:8080", "!192.0.2.0/24", "!ads.example"));
    assertThat(reach.refusal("192.0.2.9", 8080)).isPresent();
    assertThat(reach.refusal("ads.example", 443)).isPresent();
    assertThat(reach.refusal(InetAddress.getByName("192.0.2.9"), 80, PublicAddress::whyNot))
        .hasValueSatisfying(words -> assertThat(words).contains("closed"));
  }

  @Test
  void aNameOpensNoPrivateAddress() throws UnknownHostException {
    InetAddress inside = InetAddress.getByName("10.1.2.3");
    assertThat(Reach.of(List.of("*")).refusal(inside, 80, PublicAddress::whyNot))
        .hasValueSatisfying(
            words -> assertThat(words).contains("10.1.2.3", "private", "not listed"));
    Reach listed = Reach.of(List.of("signage.example", "10.1.2.3"));
    assertThat(listed.refusal(inside, 80, PublicAddress::whyNot)).isEmpty();
    assertThat(listed.refusal(inside, 8080, PublicAddress::whyNot)).isPresent();
  }

  @Test
  void aPageReachesItsOwnServer() throws UnknownHostException {
    Reach none = Reach.of(List.of());
    assertThat(none.with(URI.create("https://example.org:8443/page")).refusal("example.org", 8443))
        .isEmpty();
    assertThat(none.with(URI.create("http://example.org/page")).refusal("example.org", 443))
        .isEmpty();
    Reach literal = none.with(URI.create("http://127.0.0.1:8080/page"));
    InetAddress loopback = InetAddress.getLoopbackAddress();
    assertThat(literal.refusal(loopback, 8080, PublicAddress::whyNot)).isEmpty();
    assertThat(literal.refusal(loopback, 80, PublicAddress::whyNot)).isPresent();
    Reach named = none.with(URI.create("http://example.org:8080/"));
    assertThat(named.refusal(loopback, 8080, PublicAddress::whyNot)).isPresent();
    assertThat(none.with(URI.create("file:///srv/page.html")).refusal("srv", 80)).isPresent();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "http://example.org",
        "a b",
        "example.org:0",
        "example.org:99999",
        "a/b",
        "10.1.0.0/33",
        "10.1.0.0/x",
        "*.",
        "a,b",
        "example.org:http",
        "[::1",
        "user@host"
      })
  void otherEntriesAreTold(String entry) {
    assertThatThrownBy(() -> Reach.of(List.of(entry))).isInstanceOf(IllegalArgumentException.class);
  }
}
