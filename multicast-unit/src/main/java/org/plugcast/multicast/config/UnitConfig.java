package org.plugcast.multicast.config;

import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Configuration of one multicast unit, checked.
 *
 * @param unit name of the unit, letters, digits, dots and hyphens
 * @param cachingUnit base address of the caching unit, without a slash at its end
 * @param data directory of clips and timelines
 * @param networkInterface name or IPv4 address of the interface that sends
 * @param http where the unit's HTTP API listens
 * @param ttl time to live of datagrams, 0 to 255
 * @param dscp differentiated services code point, 0 to 63 (RFC 2474)
 * @param multicastLoop whether this machine hears what it sends
 * @param transport how packets lie in datagrams, of all channels
 * @param idleStates how deeply processors may sleep while it sends
 * @param twins the unit beside this one, and who sends when
 * @param recording what is recorded of what is heard
 * @param channels no two of one id, name or group and port
 * @param twinChannels where the twin sends, in two-groups mode
 */
public record UnitConfig(
    String unit,
    URI cachingUnit,
    Path data,
    String networkInterface,
    InetSocketAddress http,
    int ttl,
    int dscp,
    MulticastLoop multicastLoop,
    Transport transport,
    IdleStates idleStates,
    TwinsConfig twins,
    RecordingConfig recording,
    List<ChannelConfig> channels,
    List<TwinChannel> twinChannels) {

  public UnitConfig {
    channels = List.copyOf(channels);
    twinChannels = List.copyOf(twinChannels);
  }

  /** Reads the text of a configuration file; see {@link Keys} for keys and defaults. */
  public static UnitConfig parse(String text) throws ConfigException {
    List<Setting> settings = Setting.parse(text);
    Map<String, Setting> single = new HashMap<>();
    List<Setting> repeated = new ArrayList<>();
    for (Setting setting : settings) {
      if (Keys.REPEATED.contains(setting.key())) {
        repeated.add(setting);
      } else if (!Keys.SINGLE.contains(setting.key())) {
        throw setting.refused("unknown key; expected one of " + Keys.all());
      } else if (single.putIfAbsent(setting.key(), setting) != null) {
        throw setting.refused("key given twice");
      }
    }
    return Keys.read(single, repeated, channelsOf(repeated));
  }

  /** Keys whose values differ in {@code other}, channels left out: they need a restart. */
  public List<String> fixedKeysThatDiffer(UnitConfig other) {
    List<String> keys = new ArrayList<>();
    differs(keys, Keys.UNIT, unit, other.unit);
    differs(keys, Keys.CACHING_UNIT, cachingUnit, other.cachingUnit);
    differs(keys, Keys.DATA, data, other.data);
    differs(keys, Keys.INTERFACE, networkInterface, other.networkInterface);
    differs(keys, Keys.HTTP, http, other.http);
    differs(keys, Keys.TTL, ttl, other.ttl);
    differs(keys, Keys.DSCP, dscp, other.dscp);
    differs(keys, Keys.MULTICAST_LOOP, multicastLoop, other.multicastLoop);
    differs(keys, Keys.TRANSPORT, transport, other.transport);
    differs(keys, Keys.IDLE_STATES, idleStates, other.idleStates);
    differs(keys, TwinKeys.TWINS, twins, other.twins);
    differs(keys, RecordingKeys.RECORD, recording, other.recording);
    return keys;
  }

  private static void differs(List<String> keys, String key, Object mine, Object others) {
    if (!mine.equals(others)) {
      keys.add(key);
    }
  }

  private static List<ChannelConfig> channelsOf(List<Setting> settings) throws ConfigException {
    List<ChannelConfig> channels = new ArrayList<>();
    Map<String, Setting> taken = new HashMap<>();
    for (Setting setting : settings) {
      if (!setting.key().equals(Keys.CHANNEL)) {
        continue;
      }
      ChannelConfig channel = setting.read(ChannelConfig::parse);
      refuseTaken(taken, setting, "id " + channel.id());
      refuseTaken(taken, setting, "name " + channel.name());
      refuseTaken(taken, setting, "destination " + channel.destination());
      channels.add(channel);
    }
    return channels;
  }

  private static void refuseTaken(Map<String, Setting> taken, Setting setting, String what)
      throws ConfigException {
    Setting other = taken.putIfAbsent(what, setting);
    if (other != null) {
      throw setting.refused(
          what + " is already that of line " + other.line() + " (" + other.value() + ")");
    }
  }
}
