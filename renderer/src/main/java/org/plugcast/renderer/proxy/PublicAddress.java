package org.plugcast.renderer.proxy;

import java.net.Inet4Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * Tells addresses of the public internet from all others. Follows IANA's registries of special
 * purpose addresses (RFC 6890); what they call doubtful is no public address here.
 */
final class PublicAddress {
  /** Addresses for one purpose, in an operator's words. */
  private record Purpose(Network network, String words) {}

  private static final List<Purpose> V4 =
      List.of(
          purpose("0.0.0.0/8", "an address of this very machine"),
          purpose("10.0.0.0/8", "a private address"),
          purpose("100.64.0.0/10", "a provider's internal address"),
          purpose("127.0.0.0/8", "a loopback address"),
          purpose("169.254.0.0/16", "a link-local address"),
          purpose("172.16.0.0/12", "a private address"),
          purpose("192.0.0.0/24", "a reserved address"),
          purpose("192.0.2.0/24", "an address for documentation"),
          purpose("192.88.99.0/24", "a reserved address"),
          purpose("192.168.0.0/16", "a private address"),
          purpose("198.18.0.0/15", "an address for measurements"),
          purpose("198.51.100.0/24", "an address for documentation"),
          purpose("203.0.113.0/24", "an address for documentation"),
          purpose("224.0.0.0/4", "a multicast address"),
          purpose("240.0.0.0/4", "a reserved address"));

  /** Public addresses are in 2000::/3 (RFC 4291 §2.4), but for these. */
  private static final List<Purpose> V6 =
      List.of(
          purpose("2001::/23", "a reserved address"),
          purpose("2001:db8::/32", "an address for documentation"),
          purpose("2002::/16", "an address that stands for another"),
          purpose("3fff::/20", "an address for documentation"),
          purpose("::/128", "an address of this very machine"),
          purpose("::1/128", "a loopback address"),
          purpose("fc00::/7", "a private address"),
          purpose("fe80::/10", "a link-local address"),
          purpose("ff00::/8", "a multicast address"));

  private static final Network V6_PUBLIC = Network.of("2000::/3");

  /** Stands for an IPv4 address, its last four bytes, behind a translator (RFC 6052 §2.1). */
  private static final Network TRANSLATED = Network.of("64:ff9b::/96");

  private PublicAddress() {}

  private static Purpose purpose(String network, String words) {
    return new Purpose(Network.of(network), words);
  }

  /** What an address is that is not public; empty for a public one. */
  static Optional<String> whyNot(InetAddress address) {
    if (address instanceof Inet4Address) {
      return purpose(V4, address);
    }
    if (TRANSLATED.contains(address)) {
      return whyNot(embedded(address));
    }
    Optional<String> known = purpose(V6, address);
    return known.isPresent() || V6_PUBLIC.contains(address)
        ? known
        : Optional.of("a reserved address");
  }

  private static Optional<String> purpose(List<Purpose> purposes, InetAddress address) {
    return purposes.stream()
        .filter(purpose -> purpose.network.contains(address))
        .map(Purpose::words)
        .findFirst();
  }

  private static InetAddress embedded(InetAddress address) {
    try {
      return InetAddress.getByAddress(Arrays.copyOfRange(address.getAddress(), 12, 16));
    } catch (UnknownHostException e) {
      throw new IllegalStateException("four bytes are an address", e);
    }
  }
}
