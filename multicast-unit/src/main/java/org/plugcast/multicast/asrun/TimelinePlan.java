package org.plugcast.multicast.asrun;

import java.util.Optional;
import org.plugcast.multicast.record.AirLine;
import org.plugcast.multicast.record.Source;
import org.plugcast.ts.multiplex.ChannelGrid;
import org.plugcast.ts.multiplex.Entry;
import org.plugcast.ts.multiplex.Schedule;
import org.plugcast.ts.multiplex.Timeline;

/** The plan of a timeline: an item lasts from its first row to that of the next item. Pure. */
public final class TimelinePlan implements AirPlan {
  private final ChannelGrid grid;
  private final Schedule schedule;
  private final AirLine air;

  public TimelinePlan(Timeline timeline) {
    grid = timeline.grid();
    schedule = new Schedule(timeline);
    air = AirLine.of(timeline);
  }

  @Override
  public Optional<AirItem> at(long packet) {
    return schedule.at(grid.lastFrameAt(packet / grid.layout().slots())).map(this::item);
  }

  @Override
  public long dueNs(long packet) {
    return air.dueNs(packet);
  }

  private AirItem item(Schedule.Placed placed) {
    Entry entry = placed.entry();
    return new AirItem(
        Source.TIMELINE,
        entry.about(Entry.MEDIA_ID),
        entry.about(Entry.TITLE),
        Optional.of(entry.clip()),
        grid.indexOfRow(grid.rowOf(placed.firstFrame())),
        grid.indexOfRow(grid.rowOf(placed.endFrame())));
  }
}
