package org.plugcast.renderer.proxy;

import java.net.InetAddress;
import java.net.URI;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;

/**
 * What a page may reach. Names say which names, addresses say which addresses: a name that leads to
 * an address that is not public is refused unless that address is listed, too. So no name server
 * can open the way to a machine that the operator did not name.
 */
public final class Reach {
  private final List<HostRule> open;
  private final List<HostRule> closed;

  private Reach(List<HostRule> open, List<HostRule> closed) {
    this.open = List.copyOf(open);
    this.closed = List.copyOf(closed);
  }

  /**
   * Reads an operator's list.
   *
   * @param entries {@code example.org}, {@code *.example.org:8443}, {@code 10.1.2.3:80}, {@code
   *     10.1.0.0/16}, {@code *}; a {@code !} before one closes what it names, whatever else is open
   * @throws IllegalArgumentException for an entry that is none of these
   */
  public static Reach of(Collection<String> entries) {
    List<HostRule> open = new ArrayList<>();
    List<HostRule> closed = new ArrayList<>();
    for (String entry : entries) {
      if (entry.startsWith("!")) {
        closed.add(HostRule.of(entry.substring(1)));
      } else {
        open.add(HostRule.of(entry));
      }
    }
    return new Reach(open, closed);
  }

  /**
   * The same, and where a page itself is: its host, also at the usual ports, or the very address
   * and port that its own address names.
   */
  public Reach with(URI page) {
    if (page.getHost() == null) {
      return this;
    }
    List<HostRule> more = new ArrayList<>(open);
    more.add(HostRule.of(page.getHost() + ":" + port(page)));
    if (Network.address(normal(page.getHost())).isEmpty()) {
      more.add(HostRule.of(page.getHost()));
    }
    return new Reach(more, closed);
  }

  private static int port(URI page) {
    if (page.getPort() > 0) {
      return page.getPort();
    }
    return "https".equalsIgnoreCase(page.getScheme()) ? 443 : 80;
  }

  /** In the form in which hosts are compared: lower case, no brackets, no dot at the end. */
  static String normal(String host) {
    String plain = host.toLowerCase(Locale.ROOT).replaceAll("^\\[|\\]$", "");
    return plain.endsWith(".") ? plain.substring(0, plain.length() - 1) : plain;
  }

  /** Why nothing of a host may be asked for; empty if it may, as far as its name goes. */
  Optional<String> refusal(String host, int port) {
    String name = normal(host);
    Optional<InetAddress> literal = Network.address(name);
    if (closed.stream().anyMatch(rule -> closes(rule, name, port, literal))) {
      return Optional.of("it is closed to pages");
    }
    if (open.stream().noneMatch(rule -> rule.covers(name, literal))) {
      return Optional.of("it is none of the hosts that the channel's pages may reach");
    }
    return open.stream().anyMatch(rule -> rule.covers(port) && rule.covers(name, literal))
        ? Optional.empty()
        : Optional.of("port " + port + " of it is not open to the channel's pages");
  }

  /**
   * Why an address may not be connected to, whatever its name is; empty if it may.
   *
   * @param whyNotPublic what an address is that is not public
   */
  Optional<String> refusal(
      InetAddress address, int port, Function<InetAddress, Optional<String>> whyNotPublic) {
    Optional<InetAddress> literal = Optional.of(address);
    String text = address.getHostAddress();
    if (closed.stream().anyMatch(rule -> closes(rule, text, port, literal))) {
      return Optional.of("its address " + text + " is closed to pages");
    }
    boolean listed =
        open.stream()
            .filter(HostRule.Addresses.class::isInstance)
            .anyMatch(rule -> rule.covers(port) && rule.covers(text, literal));
    return listed
        ? Optional.empty()
        : whyNotPublic
            .apply(address)
            .map(kind -> "its address " + text + " is " + kind + ", which is not listed");
  }

  /** A rule that closes a host closes all of its ports unless it names one. */
  private static boolean closes(
      HostRule rule, String host, int port, Optional<InetAddress> literal) {
    return (rule.port().isEmpty() || rule.port().getAsInt() == port) && rule.covers(host, literal);
  }
}
