package org.plugcast.multicast.config;

import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.plugcast.multicast.twin.Role;

/**
 * What a unit knows about its twin.
 *
 * @param mode how the two share channels
 * @param role which of them begins, and which gives way
 * @param sourcePort UDP port that all channels are sent from; 0: any
 * @param source where the twin sends from, address and port
 * @param http base address of the twin's HTTP API, without a slash at its end
 * @param heartbeat where this unit hears the twin's heartbeats
 * @param twinHeartbeat where the twin hears this unit's
 * @param heartbeatKey file of the key that both seal heartbeats with
 * @param listenMain silence on a group before the main sends
 * @param listenBackup silence on a group before the backup sends
 * @param takeoverAfter silence after which a channel is taken over
 * @param takeoverAfterOf the same for single channels, by id
 * @param clockLimitNs how far the twin's clock may be from this unit's before nothing is agreed by
 *     it; a datagram's time where it is not given
 */
public record TwinsConfig(
    Mode mode,
    Role role,
    int sourcePort,
    Optional<InetSocketAddress> source,
    Optional<URI> http,
    Optional<InetSocketAddress> heartbeat,
    Optional<InetSocketAddress> twinHeartbeat,
    Optional<Path> heartbeatKey,
    Duration listenMain,
    Duration listenBackup,
    Duration takeoverAfter,
    Map<Integer, Duration> takeoverAfterOf,
    OptionalLong clockLimitNs) {

  /** How two units share channels. */
  public enum Mode {
    /** There is no other unit. */
    NONE,
    /** Both have the same groups; one sends, the other stands by. */
    SAME_GROUP,
    /** Each has groups of its own; both send. */
    TWO_GROUPS
  }

  public TwinsConfig {
    takeoverAfterOf = Map.copyOf(takeoverAfterOf);
  }

  /** Silence on a group before this unit sends. */
  public Duration listen() {
    return switch (role) {
      case MAIN -> listenMain;
      case BACKUP -> listenBackup;
    };
  }

  /** Silence after which a channel is taken over. */
  public Duration takeoverAfter(int channel) {
    return takeoverAfterOf.getOrDefault(channel, takeoverAfter);
  }
}
