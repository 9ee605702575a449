package org.plugcast.multicast;

import java.util.List;
import java.util.Optional;
import org.plugcast.multicast.aircheck.Findings;
import org.plugcast.multicast.status.ChannelStatus;
import org.plugcast.multicast.status.UnitStatus.Phase;
import org.plugcast.multicast.status.UnitStatus.Update;
import org.plugcast.multicast.twin.Stage;

/**
 * How far a process is that was begun beside another one of its unit. Pure.
 *
 * <p>It may take over when it has learned of channels, has prepared every one of them, and what it
 * would send was found to be what is on the wire.
 */
final class UpdateProgress {
  /**
   * Datagrams that have to be equal, for each channel that is on air: 5.6 s of 3.75 Mbit/s, so that
   * also what is wrong only now and then is found.
   */
  private static final long ENOUGH = 2000;

  private UpdateProgress() {}

  static Update of(List<ChannelStatus> channels) {
    if (channels.isEmpty()) {
      return new Update(Phase.CATCHING_UP, "no channel is known yet");
    }
    if (channels.stream().allMatch(UpdateProgress::isTaken)) {
      return new Update(Phase.ON_AIR, "");
    }
    for (ChannelStatus channel : channels) {
      Optional<String> failure = failure(channel);
      if (failure.isPresent()) {
        return new Update(Phase.FAILED, failure.get());
      }
    }
    return channels.stream()
        .map(UpdateProgress::wait)
        .flatMap(Optional::stream)
        .findFirst()
        .map(reason -> new Update(Phase.CATCHING_UP, reason))
        .orElseGet(() -> new Update(Phase.VERIFIED, ""));
  }

  private static boolean isTaken(ChannelStatus channel) {
    return channel.onAir().filter(air -> air.watched().state() != Stage.LISTENING).isPresent();
  }

  private static Optional<String> failure(ChannelStatus channel) {
    return channel
        .findings()
        .filter(findings -> findings.different() > 0)
        .map(
            findings ->
                name(channel)
                    + ": "
                    + findings.different()
                    + " datagrams on the wire are not what this version would send");
  }

  private static Optional<String> wait(ChannelStatus channel) {
    if (channel.onAir().isEmpty()) {
      return Optional.of(name(channel) + " is not prepared: " + channel.problems());
    }
    if (channel.onAir().get().watched().onAirBy().equals("nobody")) {
      return Optional.empty();
    }
    long known = channel.findings().map(UpdateProgress::known).orElse(0L);
    return known >= ENOUGH
        ? Optional.empty()
        : Optional.of(name(channel) + ": " + known + " of " + ENOUGH + " datagrams compared");
  }

  /** Recordings are each process's own: there is nothing to wait for while they are sent. */
  private static long known(Findings findings) {
    return findings.identical() + findings.otherSource();
  }

  private static String name(ChannelStatus channel) {
    return "channel " + channel.config().id();
  }
}
