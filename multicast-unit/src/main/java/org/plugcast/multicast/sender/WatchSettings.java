package org.plugcast.multicast.sender;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.plugcast.multicast.twin.Role;

/**
 * What a sender must know to watch groups.
 *
 * @param role which of the twins begins, and which gives way
 * @param twin where the twin sends from
 * @param heartbeat where the twin's heartbeats come in
 * @param twinHeartbeat where this unit's go
 * @param heartbeatKey file of the key that seals them; a path, since arguments can be seen by all
 * @param heardSlots datagrams that are kept until the unit has read them
 */
public record WatchSettings(
    Role role,
    Optional<InetSocketAddress> twin,
    Optional<InetSocketAddress> heartbeat,
    Optional<InetSocketAddress> twinHeartbeat,
    Optional<Path> heartbeatKey,
    int heardSlots) {
  private static final String NOWHERE = "-";

  List<String> toArguments() {
    return List.of(
        role.name(),
        write(twin),
        write(heartbeat),
        write(twinHeartbeat),
        heartbeatKey.map(Path::toString).orElse(NOWHERE),
        Integer.toString(heardSlots));
  }

  static WatchSettings ofArguments(List<String> words) {
    return new WatchSettings(
        Role.valueOf(words.get(0)),
        endpoint(words.get(1)),
        endpoint(words.get(2)),
        endpoint(words.get(3)),
        Optional.of(words.get(4)).filter(word -> !word.equals(NOWHERE)).map(Path::of),
        Integer.parseInt(words.get(5)));
  }

  private static String write(Optional<InetSocketAddress> endpoint) {
    return endpoint.map(e -> e.getAddress().getHostAddress() + ":" + e.getPort()).orElse(NOWHERE);
  }

  private static Optional<InetSocketAddress> endpoint(String word) {
    if (word.equals(NOWHERE)) {
      return Optional.empty();
    }
    int colon = word.indexOf(':');
    return Optional.of(
        new InetSocketAddress(
            InetAddress.ofLiteral(word.substring(0, colon)),
            Integer.parseInt(word.substring(colon + 1))));
  }
}
