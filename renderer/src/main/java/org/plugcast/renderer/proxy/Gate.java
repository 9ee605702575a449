package org.plugcast.renderer.proxy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.NetworkInterface;
import java.net.SocketException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Turns a host into the addresses that may be connected to. Whoever connects uses these and never
 * the name, so that what was checked is what is reached, whatever the name leads to a moment later.
 */
final class Gate {
  private final Reach reach;
  private final NameLookup lookup;

  Gate(Reach reach, NameLookup lookup) {
    this.reach = reach;
    this.lookup = lookup;
  }

  /**
   * Addresses of a host, each of which may be reached; at least one.
   *
   * @throws RefusedException if none may
   * @throws java.net.UnknownHostException if it has none
   */
  List<InetSocketAddress> open(String host, int port) throws IOException {
    check(host, port);
    List<InetSocketAddress> open = new ArrayList<>();
    String why = "it has no address";
    for (InetAddress address : addresses(Reach.normal(host))) {
      Optional<String> refusal = reach.refusal(address, port, Gate::whyNotPublic);
      if (refusal.isEmpty()) {
        open.add(new InetSocketAddress(address, port));
      } else {
        why = refusal.get();
      }
    }
    if (open.isEmpty()) {
      throw new RefusedException(why);
    }
    return open;
  }

  /** Refuses a host that nobody has to look up. */
  void check(String host, int port) throws RefusedException {
    Optional<String> refusal = reach.refusal(host, port);
    if (refusal.isPresent()) {
      throw new RefusedException(refusal.get());
    }
  }

  private List<InetAddress> addresses(String host) throws IOException {
    Optional<InetAddress> literal = Network.address(host);
    return literal.isPresent() ? List.of(literal.get()) : lookup.addresses(host);
  }

  private static Optional<String> whyNotPublic(InetAddress address) {
    return PublicAddress.whyNot(address).or(() -> ofThisMachine(address));
  }

  /** A machine that has a public address itself would serve pages there as it does on loopback. */
  private static Optional<String> ofThisMachine(InetAddress address) {
    try {
      return NetworkInterface.getByInetAddress(address) == null
          ? Optional.empty()
          : Optional.of("an address of this very machine");
    } catch (SocketException e) {
      return Optional.of("an address of which nobody knows whose it is: " + e.getMessage());
    }
  }
}
