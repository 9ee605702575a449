package org.plugcast.provisioning.headend;

import java.net.URI;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;
import java.util.Set;
import org.plugcast.provisioning.units.TwinTuple;

/** What each unit is told in its configuration. Pure. */
final class UnitSettings {
  private static final String TTL = "1";

  /** Something to send when the caching unit and the clips are gone. */
  private static final String RECORD = "all, ring";

  private static final String RECORD_QUOTA_MB = "500";

  private UnitSettings() {}

  static SequencedMap<String, String> cachingUnit(HeadendSettings headend, Path media, Path data) {
    SequencedMap<String, String> settings = new LinkedHashMap<>();
    settings.put("http", headend.cachingUnitListens());
    settings.put("encoder-http", headend.encoderListens());
    settings.put("media", media.toString());
    settings.put("data", data.toString());
    headend.profiles().ifPresent(folder -> settings.put("profiles", folder.toString()));
    settings.put("profile", headend.profile());
    settings.put("page", headend.page().map(URI::toString).orElse("default"));
    settings.putAll(headend.encoders());
    return settings;
  }

  static SequencedMap<String, String> multicastUnit(
      HeadendSettings headend, int unit, Path data, Path heartbeatKey) {
    SequencedMap<String, String> settings = new LinkedHashMap<>();
    settings.put("unit", HeadendSettings.multicastUnit(unit));
    settings.put("caching-unit", headend.cachingUnit().toString());
    settings.put("data", data.toString());
    settings.put("interface", headend.networkInterface());
    settings.put("http", headend.multicastUnitListens(unit));
    settings.put("ttl", TTL);
    settings.put("transport", headend.transport().key());
    putTwins(headend, unit, heartbeatKey, settings);
    settings.put("record", RECORD);
    settings.put("record-quota-mb", RECORD_QUOTA_MB);
    return settings;
  }

  /** The heartbeat's UDP port has the number of the unit's HTTP port. */
  private static void putTwins(
      HeadendSettings headend, int unit, Path heartbeatKey, SequencedMap<String, String> settings) {
    TwinSettings twins = headend.twins();
    int twin = 1 - unit;
    settings.put("twins", twins.mode().key());
    settings.put("role", unit == 0 ? "main" : "backup");
    settings.put("source-port", String.valueOf(twins.sourcePort(unit)));
    if (twins.mode() != Twins.NONE) {
      settings.put("twin-source", twins.address() + ":" + twins.sourcePort(twin));
      settings.put("twin-http", headend.multicastUnitAddress(twin).toString());
      settings.put("heartbeat", headend.multicastUnitListens(unit));
      settings.put("twin-heartbeat", headend.multicastUnitListens(twin));
      settings.put("heartbeat-key", heartbeatKey.toString());
    }
  }

  /** Where the twin sends each channel, where that is another group than the unit's own. */
  static List<TwinTuple> twinChannels(HeadendSettings headend, int unit, Set<Integer> channels) {
    return headend.twins().mode() == Twins.TWO_GROUPS
        ? headend.groups().get(1 - unit).twinTuples(channels)
        : List.of();
  }
}
