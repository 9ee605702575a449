package org.plugcast.multicast;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;
import org.plugcast.multicast.pacing.Cadence;
import org.plugcast.multicast.sender.TwinClock;
import org.plugcast.multicast.status.ChannelStatus;

/**
 * Whether the clocks of the twins are near enough to each other. Both send the datagram that is
 * due; by clocks that differ by more than the time from one datagram to the next, those are not the
 * same one, and datagrams of a handover overtake each other.
 */
final class TwinClockLimit {
  private static final double MILLISECOND = 1e6;

  private TwinClockLimit() {}

  /**
   * The greatest distance that is no alarm, in nanoseconds.
   *
   * @param configured instead of a datagram's time, if given
   * @return none where no channel has a rate yet
   */
  static OptionalLong of(OptionalLong configured, List<ChannelStatus> channels) {
    return configured.isPresent()
        ? configured
        : channels.stream()
            .flatMap(channel -> channel.timeline().stream())
            .mapToLong(
                timeline -> new Cadence(0, timeline.format().rate().bitsPerSecond()).datagramNs())
            .min();
  }

  /** What is wrong, in words. What the measurement may be wrong by is not held against the twin. */
  static Optional<String> excess(Optional<TwinClock> clock, OptionalLong limitNs) {
    return clock
        .filter(_ -> limitNs.isPresent())
        .filter(
            measured ->
                Math.abs(measured.offsetNs()) - measured.withinNs().orElse(0) > limitNs.getAsLong())
        .map(measured -> words(measured.offsetNs(), limitNs.getAsLong()));
  }

  private static String words(long offsetNs, long limitNs) {
    return String.format(
        Locale.ROOT,
        "the twin's clock is %.3f ms %s this unit's, more than the %.3f ms within which both take the"
            + " same datagram for due: let both follow one source of time (chrony, PTP)",
        Math.abs(offsetNs) / MILLISECOND,
        offsetNs > 0 ? "ahead of" : "behind",
        limitNs / MILLISECOND);
  }
}
