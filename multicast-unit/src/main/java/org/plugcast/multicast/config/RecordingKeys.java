package org.plugcast.multicast.config;

import java.time.DateTimeException;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.plugcast.multicast.record.RecordSetting;

/** The keys of a multicast unit's configuration that tell what it records. */
final class RecordingKeys {
  static final String RECORD = "record";
  static final String QUOTA_MB = "record-quota-mb";
  static final String ZONE = "record-zone";

  static final List<String> SINGLE = List.of(QUOTA_MB, ZONE);
  static final List<String> REPEATED = List.of(RECORD);

  private static final int PRESET_QUOTA_MB = 1_000;

  /** One segment of a fast channel has to fit. */
  private static final int LEAST_QUOTA_MB = 100;

  private static final int MOST_QUOTA_MB = 1_000_000_000;
  private static final long MB = 1_000_000;

  private RecordingKeys() {}

  static RecordingConfig read(
      Map<String, Setting> settings, List<Setting> repeated, List<ChannelConfig> channels)
      throws ConfigException {
    Setting quota = settings.get(QUOTA_MB);
    Setting zone = settings.get(ZONE);
    long quotaMb =
        quota == null
            ? PRESET_QUOTA_MB
            : quota.read(text -> Numbers.within(text, LEAST_QUOTA_MB, MOST_QUOTA_MB));
    ZoneId wall = zone == null ? ZoneId.systemDefault() : zone.read(RecordingKeys::zone);
    return new RecordingConfig(records(repeated, wall, channels), quotaMb * MB);
  }

  private static List<RecordSetting> records(
      List<Setting> repeated, ZoneId zone, List<ChannelConfig> channels) throws ConfigException {
    Set<Integer> ids = channels.stream().map(ChannelConfig::id).collect(Collectors.toSet());
    List<RecordSetting> records = new ArrayList<>();
    for (Setting setting : repeated) {
      if (setting.key().equals(RECORD)) {
        RecordSetting read = setting.read(text -> RecordSetting.parse(text, zone));
        if (read.channel().isPresent() && !ids.contains(read.channel().getAsInt())) {
          throw setting.refused("there is no channel " + read.channel().getAsInt());
        }
        records.add(read);
      }
    }
    return records;
  }

  private static ZoneId zone(String text) {
    try {
      return ZoneId.of(text);
    } catch (DateTimeException e) {
      throw new IllegalArgumentException("expected a time zone, like Europe/Berlin or UTC", e);
    }
  }
}
