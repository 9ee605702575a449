package org.plugcast.multicast;

import org.plugcast.multicast.config.UnitConfig;
import org.plugcast.multicast.pacing.DatagramFraming;
import org.plugcast.multicast.rtp.TimelineFraming;
import org.plugcast.multicast.sender.SenderSettings;
import org.plugcast.multicast.wire.WireOptions;
import org.plugcast.ts.multiplex.Timeline;

/** What a unit's configuration says about sending. */
final class SendingConfig {
  private SendingConfig() {}

  static SenderSettings settings(UnitConfig config, Tuning tuning, Precedence precedence) {
    return new SenderSettings(
        new WireOptions(config.networkInterface(), config.ttl(), config.dscp(), loop(config)),
        precedence.ofSender(),
        tuning.latenessBound().toNanos(),
        tuning.longestSleep().toNanos());
  }

  static DatagramFraming framing(UnitConfig config, Timeline timeline) {
    return switch (config.transport()) {
      case UDP -> DatagramFraming.NONE;
      case RTP -> new TimelineFraming(timeline);
    };
  }

  private static WireOptions.Loop loop(UnitConfig config) {
    return switch (config.multicastLoop()) {
      case YES -> WireOptions.Loop.ON;
      case NO -> WireOptions.Loop.OFF;
    };
  }
}
