package org.plugcast.multicast.config;

import java.util.List;
import org.plugcast.multicast.record.RecordSetting;
import org.plugcast.multicast.record.RecordingPlan;

/**
 * What a unit records.
 *
 * @param settings what, and when; nothing is recorded without any
 * @param quotaBytes that recordings may take in all
 */
public record RecordingConfig(List<RecordSetting> settings, long quotaBytes) {

  public RecordingConfig {
    settings = List.copyOf(settings);
  }

  /** Whether anything is to be recorded at any time. */
  public boolean isOn() {
    return !settings.isEmpty();
  }

  /** When a channel is recorded. */
  public RecordingPlan planOf(int channel) {
    return RecordSetting.planOf(channel, settings);
  }
}
