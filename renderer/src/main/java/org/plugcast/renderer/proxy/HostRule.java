package org.plugcast.renderer.proxy;

import java.net.InetAddress;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * One entry in an operator's list of what pages may reach, with or without a port; without, the
 * usual ports of the web are meant.
 */
sealed interface HostRule {
  Set<Integer> USUAL_PORTS = Set.of(80, 443);

  OptionalInt port();

  /** {@code *}: every name, and every public address. */
  record Everything(OptionalInt port) implements HostRule {}

  /** {@code example.org}. */
  record Name(String name, OptionalInt port) implements HostRule {}

  /** {@code *.example.org}: all names below one. */
  record NamesBelow(String name, OptionalInt port) implements HostRule {}

  /** {@code 10.1.2.3} or {@code 10.1.0.0/16}: also where it is not public. */
  record Addresses(Network network, OptionalInt port) implements HostRule {}

  Pattern ENTRY = Pattern.compile("(\\[[^\\]]+\\](?:/\\d+)?|[^:\\[\\]]+)(?::(\\d{1,5}))?");

  Pattern HOST_NAME = Pattern.compile("[a-z0-9_-]+(\\.[a-z0-9_-]+)*");

  /** Reads an entry; throws {@link IllegalArgumentException} saying what is expected. */
  static HostRule of(String text) {
    String entry = text.strip().toLowerCase(Locale.ROOT);
    Matcher parts = ENTRY.matcher(entry);
    if (entry.indexOf(':') != entry.lastIndexOf(':') && wholeAddress(entry)) {
      return new Addresses(Network.of(entry), OptionalInt.empty());
    }
    if (!parts.matches()) {
      throw unexpected(text);
    }
    OptionalInt port =
        parts.group(2) == null
            ? OptionalInt.empty()
            : OptionalInt.of(Integer.parseInt(parts.group(2)));
    if (port.orElse(1) < 1 || port.orElse(1) > 65535) {
      throw unexpected(text);
    }
    return of(parts.group(1).replaceAll("[\\[\\]]", ""), port, text);
  }

  private static boolean wholeAddress(String entry) {
    return Network.address(entry.split("/", 2)[0]).isPresent();
  }

  private static HostRule of(String host, OptionalInt port, String text) {
    if (host.equals("*")) {
      return new Everything(port);
    }
    if (wholeAddress(host)) {
      return new Addresses(Network.of(host), port);
    }
    boolean below = host.startsWith("*.");
    String name = below ? host.substring(2) : host;
    if (!HOST_NAME.matcher(name).matches()) {
      throw unexpected(text);
    }
    return below ? new NamesBelow(name, port) : new Name(name, port);
  }

  private static IllegalArgumentException unexpected(String text) {
    return new IllegalArgumentException(
        "host "
            + text
            + ": expected a name, *.NAME, an address, a network such as 10.1.0.0/16, or *, each"
            + " with :PORT or without");
  }

  /** Whether this is about a port. */
  default boolean covers(int wanted) {
    return port().isPresent() ? port().getAsInt() == wanted : USUAL_PORTS.contains(wanted);
  }

  /**
   * Whether this is about what a page asks for.
   *
   * @param literal the address, if it asks for one and not for a name
   */
  default boolean covers(String host, Optional<InetAddress> literal) {
    return switch (this) {
      case Everything e -> true;
      case Name n -> n.name.equals(host);
      case NamesBelow n -> literal.isEmpty() && host.endsWith("." + n.name);
      case Addresses a -> literal.filter(a.network::contains).isPresent();
    };
  }
}
