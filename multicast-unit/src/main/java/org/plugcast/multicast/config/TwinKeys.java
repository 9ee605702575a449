package org.plugcast.multicast.config;

import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.function.Function;
import org.plugcast.multicast.twin.Role;

/** The keys of a multicast unit's configuration that tell of its twin. */
final class TwinKeys {
  static final String TWINS = "twins";
  static final String ROLE = "role";
  static final String SOURCE_PORT = "source-port";
  static final String TWIN_SOURCE = "twin-source";
  static final String TWIN_HTTP = "twin-http";
  static final String HEARTBEAT = "heartbeat";
  static final String TWIN_HEARTBEAT = "twin-heartbeat";
  static final String HEARTBEAT_KEY = "heartbeat-key";
  static final String LISTEN_MAIN = "listen-main";
  static final String LISTEN_BACKUP = "listen-backup";
  static final String TAKEOVER_AFTER = "takeover-after";
  static final String TAKEOVER_AFTER_OF = "takeover-after-of";
  static final String TWIN_CLOCK_LIMIT = "twin-clock-limit";
  static final String TWIN_CHANNEL = "twin-channel";

  static final List<String> SINGLE =
      List.of(
          TWINS,
          ROLE,
          SOURCE_PORT,
          TWIN_SOURCE,
          TWIN_HTTP,
          HEARTBEAT,
          TWIN_HEARTBEAT,
          HEARTBEAT_KEY,
          LISTEN_MAIN,
          LISTEN_BACKUP,
          TAKEOVER_AFTER,
          TWIN_CLOCK_LIMIT);

  static final List<String> REPEATED = List.of(TAKEOVER_AFTER_OF, TWIN_CHANNEL);

  /** The clocks are taken to be nearer than this in all that the twins do. */
  private static final int MOST_CLOCK_LIMIT_US = 20_000;

  private static final int LONGEST_MS = 60_000;

  /** Shorter than a few datagrams of a slow channel, everything would be silence. */
  private static final int SHORTEST_TAKEOVER_MS = 10;

  private final Map<String, Setting> settings;

  private TwinKeys(Map<String, Setting> settings) {
    this.settings = settings;
  }

  static TwinsConfig read(Map<String, Setting> settings, List<Setting> repeated)
      throws ConfigException {
    return new TwinKeys(settings).read(repeated);
  }

  private TwinsConfig read(List<Setting> repeated) throws ConfigException {
    TwinsConfig config =
        new TwinsConfig(
            preset(TWINS, text -> Keys.word(TwinsConfig.Mode.class, text), TwinsConfig.Mode.NONE),
            preset(ROLE, text -> Keys.word(Role.class, text), Role.MAIN),
            preset(SOURCE_PORT, text -> Numbers.within(text, 0, 65_535), 0),
            optional(TWIN_SOURCE, Numbers::endpoint),
            optional(TWIN_HTTP, Keys::baseAddress),
            optional(HEARTBEAT, Numbers::endpoint),
            optional(TWIN_HEARTBEAT, Numbers::endpoint),
            optional(HEARTBEAT_KEY, Path::of),
            milliseconds(LISTEN_MAIN, 1, 150),
            milliseconds(LISTEN_BACKUP, 1, 400),
            milliseconds(TAKEOVER_AFTER, SHORTEST_TAKEOVER_MS, 30),
            takeovers(repeated),
            clockLimit());
    check(config);
    return config;
  }

  private void check(TwinsConfig config) throws ConfigException {
    if (config.mode() == TwinsConfig.Mode.NONE) {
      return;
    }
    String mode = Keys.word(config.mode());
    if (config.source().isEmpty()) {
      throw new ConfigException(
          TWINS, mode, "needs " + TWIN_SOURCE + ", the address and port that the twin sends from");
    }
    if (config.sourcePort() == 0) {
      throw new ConfigException(
          TWINS, mode, "needs " + SOURCE_PORT + ", the UDP port that this unit sends from");
    }
    if (config.heartbeat().isPresent() != config.twinHeartbeat().isPresent()) {
      throw new ConfigException(
          TWINS, mode, HEARTBEAT + " and " + TWIN_HEARTBEAT + " go together: give both or none");
    }
    if (config.heartbeatKey().isPresent() && config.heartbeat().isEmpty()) {
      throw new ConfigException(
          TWINS, mode, HEARTBEAT_KEY + " needs " + HEARTBEAT + " and " + TWIN_HEARTBEAT);
    }
  }

  /** Given in microseconds. */
  private OptionalLong clockLimit() throws ConfigException {
    return optional(TWIN_CLOCK_LIMIT, text -> Numbers.within(text, 1, MOST_CLOCK_LIMIT_US))
        .map(us -> OptionalLong.of(us * 1_000L))
        .orElse(OptionalLong.empty());
  }

  private <T> Optional<T> optional(String key, Function<String, T> reader) throws ConfigException {
    Setting setting = settings.get(key);
    return setting == null ? Optional.empty() : Optional.of(setting.read(reader));
  }

  private <T> T preset(String key, Function<String, T> reader, T preset) throws ConfigException {
    return optional(key, reader).orElse(preset);
  }

  private Duration milliseconds(String key, int least, int preset) throws ConfigException {
    return Duration.ofMillis(preset(key, text -> Numbers.within(text, least, LONGEST_MS), preset));
  }

  private static Map<Integer, Duration> takeovers(List<Setting> repeated) throws ConfigException {
    Map<Integer, Duration> takeovers = new HashMap<>();
    for (Setting setting : repeated) {
      if (setting.key().equals(TAKEOVER_AFTER_OF)) {
        Map.Entry<Integer, Duration> takeover = setting.read(TwinKeys::takeover);
        if (takeovers.put(takeover.getKey(), takeover.getValue()) != null) {
          throw setting.refused("channel " + takeover.getKey() + " is given twice");
        }
      }
    }
    return takeovers;
  }

  private static Map.Entry<Integer, Duration> takeover(String text) {
    String[] words = text.split(",", -1);
    if (words.length != 2) {
      throw new IllegalArgumentException("expected <ChID>, <milliseconds>");
    }
    return Map.entry(
        Numbers.within(words[0].strip(), 1, 65_535),
        Duration.ofMillis(Numbers.within(words[1].strip(), SHORTEST_TAKEOVER_MS, LONGEST_MS)));
  }

  static List<TwinChannel> channels(List<Setting> repeated) throws ConfigException {
    List<TwinChannel> channels = new ArrayList<>();
    Set<Integer> ids = new HashSet<>();
    Set<InetSocketAddress> destinations = new HashSet<>();
    for (Setting setting : repeated) {
      if (setting.key().equals(TWIN_CHANNEL)) {
        TwinChannel channel = setting.read(TwinChannel::parse);
        if (!ids.add(channel.id()) || !destinations.add(channel.destination())) {
          throw setting.refused("this channel or group is given twice");
        }
        channels.add(channel);
      }
    }
    return channels;
  }
}
