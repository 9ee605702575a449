package org.plugcast.multicast;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.OptionalLong;
import org.plugcast.multicast.config.TwinsConfig;
import org.plugcast.multicast.sender.Sender;
import org.plugcast.multicast.status.ChannelStatus;
import org.plugcast.multicast.status.UnitStatus;

/** What a unit tells about the unit beside it. */
final class TwinStatus {
  private TwinStatus() {}

  static UnitStatus.Twin of(TwinsConfig twins, Sender sender, List<ChannelStatus> channels) {
    OptionalLong limitNs = TwinClockLimit.of(twins.clockLimitNs(), channels);
    List<String> alarms = new ArrayList<>();
    sender
        .twinRefusal()
        .ifPresent(
            refusal ->
                alarms.add(
                    "what comes as the twin's heartbeat "
                        + refusal
                        + ": give both units the same heartbeat-key and version"));
    TwinClockLimit.excess(sender.twinClock(), limitNs).ifPresent(alarms::add);
    return new UnitStatus.Twin(
        word(twins.mode()),
        word(twins.role()),
        sender.hearsTwin(),
        sender.twinClock(),
        limitNs,
        alarms,
        SendingConfig.isBesideAnother()
            ? UpdateProgress.of(channels)
            : new UnitStatus.Update(UnitStatus.Phase.NONE, ""),
        sender.events());
  }

  private static String word(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
