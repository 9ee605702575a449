package org.plugcast.caching.station;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.plugcast.caching.catalogue.ClipForm;
import org.plugcast.caching.catalogue.Item;
import org.plugcast.ts.multiplex.ChannelGrid;
import org.plugcast.ts.multiplex.Schedule;
import org.plugcast.ts.multiplex.Timeline;

/** When a channel comes to the places of its items, as far as that can be foreseen. Pure. */
final class AirTimes {
  private static final long NANOS_PER_27_TICKS = 1_000;

  private AirTimes() {}

  /**
   * Time from now to each item of a channel, by number.
   *
   * @param timeline on air; without one whatever is ready first goes on air at once
   * @param byNeed the playlist from the item after the one that is on air
   */
  static Map<Long, Duration> of(Optional<Timeline> timeline, List<Item> byNeed, Instant now) {
    Map<Long, Duration> times = new HashMap<>();
    Duration at = timeline.map(present -> untilNext(present, now)).orElse(Duration.ZERO);
    for (Item item : byNeed) {
      times.putIfAbsent(item.id(), at);
      at = at.plus(timeline.map(present -> played(present, item)).orElse(Duration.ZERO));
    }
    return times;
  }

  private static Duration untilNext(Timeline timeline, Instant now) {
    ChannelGrid grid = timeline.grid();
    long nanos = timeline.nanosSinceEpoch(now);
    long index = grid.indexAt(Math.max(0, nanos));
    long frame = Math.max(timeline.firstFrame(), grid.lastFrameAt(index / grid.layout().slots()));
    long left =
        new Schedule(timeline).at(frame).map(placed -> placed.endFrame() - frame).orElse(0L);
    return duration(timeline, left).plusNanos(Math.max(0, -nanos));
  }

  /** What has no clip in the channel's form is passed over. */
  private static Duration played(Timeline timeline, Item item) {
    String form = new ClipForm(timeline.format(), timeline.service().pids()).toText();
    return item.air()
        .map(air -> air.clip())
        .filter(clip -> clip.format().equals(form))
        .map(clip -> duration(timeline, clip.frames()))
        .orElse(Duration.ZERO);
  }

  private static Duration duration(Timeline timeline, long frames) {
    long ticks = frames * timeline.format().video().frameRate().ticks();
    return Duration.ofNanos(ticks * NANOS_PER_27_TICKS / 27);
  }
}
