package org.plugcast.multicast.config;

import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The keys of a multicast unit's configuration, with their defaults and how each is read. */
final class Keys {
  static final String UNIT = "unit";
  static final String CACHING_UNIT = "caching-unit";
  static final String DATA = "data";
  static final String INTERFACE = "interface";
  static final String HTTP = "http";
  static final String TTL = "ttl";
  static final String DSCP = "dscp";
  static final String MULTICAST_LOOP = "multicast-loop";
  static final String TRANSPORT = "transport";
  static final String IDLE_STATES = "idle-states";
  static final String CHANNEL = "channel";

  static final List<String> SINGLE =
      Stream.of(
              List.of(
                  UNIT,
                  CACHING_UNIT,
                  DATA,
                  INTERFACE,
                  HTTP,
                  TTL,
                  DSCP,
                  MULTICAST_LOOP,
                  TRANSPORT,
                  IDLE_STATES),
              TwinKeys.SINGLE,
              RecordingKeys.SINGLE)
          .flatMap(List::stream)
          .toList();

  /** Keys that may be given any number of times. */
  static final List<String> REPEATED =
      Stream.of(List.of(CHANNEL), TwinKeys.REPEATED, RecordingKeys.REPEATED)
          .flatMap(List::stream)
          .toList();

  /** Values of the keys that may be left out. */
  static final Map<String, String> DEFAULTS =
      Map.of(
          CACHING_UNIT, "http://127.0.0.1:8080",
          INTERFACE, "lo",
          HTTP, "127.0.0.1:8081",
          TTL, "1",
          DSCP, "0",
          MULTICAST_LOOP, "yes",
          TRANSPORT, "udp",
          IDLE_STATES, "shallow");

  private static final Pattern UNIT_NAME = Pattern.compile("[A-Za-z0-9][A-Za-z0-9.-]{0,62}");

  private Keys() {}

  static String all() {
    return String.join(", ", SINGLE) + ", " + String.join(", ", REPEATED);
  }

  static UnitConfig read(
      Map<String, Setting> settings, List<Setting> repeated, List<ChannelConfig> channels)
      throws ConfigException {
    return new UnitConfig(
        value(settings, UNIT, Keys::unitName),
        value(settings, CACHING_UNIT, Keys::baseAddress),
        value(settings, DATA, Keys::directory),
        value(settings, INTERFACE, Keys::interfaceName),
        value(settings, HTTP, Keys::listenAddress),
        value(settings, TTL, text -> Numbers.within(text, 0, 255)),
        value(settings, DSCP, text -> Numbers.within(text, 0, 63)),
        value(settings, MULTICAST_LOOP, text -> word(MulticastLoop.class, text)),
        value(settings, TRANSPORT, text -> word(Transport.class, text)),
        value(settings, IDLE_STATES, text -> word(IdleStates.class, text)),
        TwinKeys.read(settings, repeated),
        RecordingKeys.read(settings, repeated, channels),
        channels,
        TwinKeys.channels(repeated));
  }

  private static <T> T value(Map<String, Setting> settings, String key, Function<String, T> reader)
      throws ConfigException {
    Setting setting = settings.get(key);
    if (setting == null) {
      String preset = DEFAULTS.get(key);
      if (preset == null) {
        throw new ConfigException(key, "", "is not given and has no default");
      }
      setting = new Setting(0, key, preset);
    }
    return setting.read(reader);
  }

  private static String unitName(String text) {
    return require(
        text, UNIT_NAME.matcher(text).matches(), "expected letters, digits, dots and hyphens");
  }

  private static String interfaceName(String text) {
    return require(text, !text.isEmpty(), "expected the name or the IPv4 address of an interface");
  }

  static URI baseAddress(String text) {
    URI uri = URI.create(text.replaceAll("/+$", ""));
    boolean web = "http".equals(uri.getScheme()) || "https".equals(uri.getScheme());
    if (!web || uri.getHost() == null || uri.getQuery() != null) {
      throw new IllegalArgumentException("expected an address like http://127.0.0.1:8080");
    }
    return uri;
  }

  private static Path directory(String text) {
    if (text.isEmpty()) {
      throw new IllegalArgumentException("expected a directory");
    }
    try {
      return Path.of(text);
    } catch (InvalidPathException e) {
      throw new IllegalArgumentException("is no path here: " + e.getReason(), e);
    }
  }

  private static InetSocketAddress listenAddress(String text) {
    int colon = text.lastIndexOf(':');
    if (colon < 1) {
      throw new IllegalArgumentException("expected host:port, like 127.0.0.1:8081");
    }
    int port = Numbers.within(text.substring(colon + 1), 0, 65_535);
    return InetSocketAddress.createUnresolved(text.substring(0, colon), port);
  }

  /** One of an enumeration's constants, in small letters. */
  static <E extends Enum<E>> E word(Class<E> type, String text) {
    List<String> words = new ArrayList<>();
    for (E constant : type.getEnumConstants()) {
      String word = word(constant);
      if (word.equals(text)) {
        return constant;
      }
      words.add(word);
    }
    throw new IllegalArgumentException("expected " + String.join(" or ", words));
  }

  /** A constant as it is written. */
  static String word(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  private static String require(String text, boolean good, String reason) {
    if (!good) {
      throw new IllegalArgumentException(reason);
    }
    return text;
  }
}
