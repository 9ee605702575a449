package org.plugcast.multicast.wire;

import java.io.IOException;
import java.net.Inet4Address;
import java.net.InetAddress;
import java.net.NetworkInterface;
import java.util.Optional;

/** The network interface that sends, and the IPv4 address that it sends from. */
public record OutgoingInterface(NetworkInterface network, InetAddress address) {

  /**
   * Finds an interface by its name or by one of its IPv4 addresses.
   *
   * @throws IOException saying why it cannot send multicast
   */
  public static OutgoingInterface find(String nameOrAddress) throws IOException {
    Optional<InetAddress> address = literal(nameOrAddress);
    OutgoingInterface found =
        address.isPresent() ? byAddress(address.get()) : byName(nameOrAddress);
    if (!found.network.isUp()) {
      throw new IOException("interface " + found.network.getName() + " is down");
    }
    if (!found.network.supportsMulticast() && !found.network.isLoopback()) {
      throw new IOException("interface " + found.network.getName() + " cannot send multicast");
    }
    return found;
  }

  private static OutgoingInterface byAddress(InetAddress address) throws IOException {
    NetworkInterface network = NetworkInterface.getByInetAddress(address);
    if (network == null) {
      throw new IOException("no interface has the address " + address.getHostAddress());
    }
    return new OutgoingInterface(network, address);
  }

  private static OutgoingInterface byName(String name) throws IOException {
    NetworkInterface network = NetworkInterface.getByName(name);
    if (network == null) {
      throw new IOException("no interface is called " + name + "; there are: " + names());
    }
    return network
        .inetAddresses()
        .filter(Inet4Address.class::isInstance)
        .findFirst()
        .map(address -> new OutgoingInterface(network, address))
        .orElseThrow(() -> new IOException("interface " + name + " has no IPv4 address"));
  }

  private static String names() throws IOException {
    return String.join(
        ", ",
        NetworkInterface.networkInterfaces().map(NetworkInterface::getName).sorted().toList());
  }

  private static Optional<InetAddress> literal(String text) {
    try {
      return Optional.of(Inet4Address.ofLiteral(text));
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }
}
