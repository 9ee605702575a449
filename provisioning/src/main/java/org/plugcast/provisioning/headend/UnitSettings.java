package org.plugcast.provisioning.headend;

import java.net.URI;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.SequencedMap;

/** What each unit is told in its configuration. Pure. */
final class UnitSettings {
  private static final String TTL = "1";

  private UnitSettings() {}

  static SequencedMap<String, String> cachingUnit(HeadendSettings headend, Path media, Path data) {
    SequencedMap<String, String> settings = new LinkedHashMap<>();
    settings.put("http", headend.cachingUnitListens());
    settings.put("media", media.toString());
    settings.put("data", data.toString());
    settings.put("profile", headend.profile());
    settings.put("page", headend.page().map(URI::toString).orElse("default"));
    return settings;
  }

  static SequencedMap<String, String> multicastUnit(HeadendSettings headend, int unit, Path data) {
    SequencedMap<String, String> settings = new LinkedHashMap<>();
    settings.put("unit", HeadendSettings.multicastUnit(unit));
    settings.put("caching-unit", headend.cachingUnit().toString());
    settings.put("data", data.toString());
    settings.put("interface", headend.networkInterface());
    settings.put("http", headend.multicastUnitListens(unit));
    settings.put("ttl", TTL);
    settings.put("transport", headend.transport().key());
    return settings;
  }
}
