package org.plugcast.multicast.status;

import java.util.List;
import java.util.Optional;
import org.plugcast.multicast.aircheck.Findings;
import org.plugcast.multicast.config.ChannelConfig;
import org.plugcast.multicast.pacing.LaneCounters;
import org.plugcast.multicast.record.Source;
import org.plugcast.multicast.sender.Said;
import org.plugcast.multicast.sender.Watched;
import org.plugcast.ts.multiplex.NowPlaying;
import org.plugcast.ts.multiplex.Timeline;

/**
 * A channel at a moment.
 *
 * @param timeline the one in use, or the one that will be once its clips are here
 * @param findings what is heard of it on its group, compared with what should be
 * @param problems what is wrong, in words
 */
public record ChannelStatus(
    ChannelConfig config,
    Optional<Timeline> timeline,
    Optional<OnAir> onAir,
    Optional<Findings> findings,
    List<String> problems) {

  public ChannelStatus {
    problems = List.copyOf(problems);
  }

  /** The same with what was found on its group. */
  public ChannelStatus found(Optional<Findings> found, List<String> all) {
    return new ChannelStatus(config, timeline, onAir, found, all);
  }

  /**
   * What a channel on air sends.
   *
   * @param index the packet that is on the wire; negative before the epoch
   * @param source what that packet is made from
   * @param watched what this unit does on the channel's group
   * @param sources what this unit and its twin make the channel from, later too
   * @param now what a decoder shows
   * @param next what it will show then
   */
  public record OnAir(
      long index,
      Source source,
      LaneCounters counters,
      Watched watched,
      Sources sources,
      Optional<NowPlaying.Item> now,
      Optional<NowPlaying.Item> next) {}

  /**
   * What the twins make a channel from.
   *
   * @param self what this unit decided last
   * @param twinLast what the twin said last, if it tells
   * @param twin what the twin makes the packet from that is due, if it tells
   */
  public record Sources(Said self, Optional<Said> twinLast, Optional<Source> twin) {}

  /**
   * {@code listening}, {@code standby}, {@code on-air}, {@code yielding}; or {@code waiting} for a
   * timeline, its clips or its epoch.
   */
  public String state() {
    return onAir
        .filter(air -> air.index() >= 0)
        .map(air -> air.watched().state().word())
        .orElse("waiting");
  }
}
