package org.plugcast.ts.multiplex;

import java.time.Instant;
import java.util.Optional;

/** What a decoder that hears the channel shows at a moment. */
public final class NowPlaying {
  private final Timeline timeline;
  private final ChannelGrid grid;
  private final Schedule schedule;

  /**
   * An item on the decoder.
   *
   * @param since UTC at which its first frame shows
   * @param durationNanos how long it lasts
   */
  public record Item(Entry entry, Instant since, long durationNanos) {}

  public NowPlaying(Timeline timeline) {
    this.timeline = timeline;
    this.grid = timeline.grid();
    this.schedule = new Schedule(timeline);
  }

  /** The item that shows when the packet at {@code index} arrives; empty before the first. */
  public Optional<Item> at(long index) {
    long frame = grid.frameShownAt(grid.timeOf(index));
    return frame < 0 ? Optional.empty() : schedule.at(frame).map(this::item);
  }

  /** The item after the one that shows when the packet at {@code index} arrives. */
  public Optional<Item> after(long index) {
    long frame = Math.max(0, grid.frameShownAt(grid.timeOf(index)));
    return schedule.at(frame).flatMap(now -> schedule.at(now.endFrame())).map(this::item);
  }

  private Item item(Schedule.Placed placed) {
    long start = grid.displayTime(placed.firstFrame());
    long end = grid.displayTime(placed.endFrame());
    return new Item(
        placed.entry(), timeline.epoch().plusNanos(nanos(start)), nanos(end) - nanos(start));
  }

  private static long nanos(long ticks) {
    return ticks / 27 * 1000 + ticks % 27 * 1000 / 27;
  }
}
