package org.plugcast.multicast.plan;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.plugcast.ts.multiplex.ChannelGrid;
import org.plugcast.ts.multiplex.Digest;
import org.plugcast.ts.multiplex.Schedule;
import org.plugcast.ts.multiplex.Schedule.Placed;
import org.plugcast.ts.multiplex.Timeline;

/** Which clips a timeline needs from a moment on, and when. */
public final class ClipNeeds {
  private static final long NANOS = 1_000_000_000;

  private final Timeline timeline;
  private final ChannelGrid grid;
  private final Schedule schedule;
  private final long epochNs;

  public ClipNeeds(Timeline timeline) {
    this.timeline = timeline;
    this.grid = timeline.grid();
    this.schedule = new Schedule(timeline);
    this.epochNs = epochNs(timeline);
  }

  /** UTC of index 0, in nanoseconds since 1970-01-01. */
  public static long epochNs(Timeline timeline) {
    Instant epoch = timeline.epoch();
    return Math.addExact(Math.multiplyExact(epoch.getEpochSecond(), NANOS), epoch.getNano());
  }

  /** UTC of the first packet of the timeline, in nanoseconds since 1970-01-01. */
  public long firstPacketNs() {
    return dueNs(timeline.firstFrame());
  }

  /** The earliest frame of which anything is still to be sent at a moment. */
  public long frameOnAir(long utcNs) {
    long index = grid.indexAt(Math.max(0, utcNs - epochNs));
    return Math.max(timeline.firstFrame(), grid.frameShownAt(grid.timeOf(index)));
  }

  /** Every clip that will be sent from {@code utcNs} on, once, in the order of need. */
  public List<Need> from(long utcNs) {
    List<Need> needs = new ArrayList<>();
    Set<Digest> seen = new HashSet<>();
    Placed placed = schedule.at(frameOnAir(utcNs)).orElseThrow();
    int entries = timeline.leadIn().size() + timeline.loop().size();
    for (int i = 0; i <= entries; i++) {
      if (seen.add(placed.entry().clip())) {
        needs.add(new Need(placed.entry().clip(), dueNs(placed.firstFrame())));
      }
      placed = schedule.at(placed.endFrame()).orElseThrow();
    }
    return needs;
  }

  /** The clips of which packets are due at {@code utcNs}. */
  public Set<Digest> at(long utcNs) {
    long index = grid.indexAt(Math.max(0, utcNs - epochNs));
    long row = index / grid.layout().slots();
    long last = Math.max(timeline.firstFrame(), grid.lastFrameAt(row));
    Set<Digest> clips = new HashSet<>();
    clips.add(schedule.at(frameOnAir(utcNs)).orElseThrow().entry().clip());
    clips.add(schedule.at(last).orElseThrow().entry().clip());
    return clips;
  }

  /** The items that begin after a packet, and not after another one, in order. */
  public List<ItemStart> startsWithin(long after, long until) {
    List<ItemStart> starts = new ArrayList<>();
    long frame = Math.max(timeline.firstFrame(), grid.lastFrameAt(after / grid.layout().slots()));
    Placed placed = schedule.at(schedule.at(frame).orElseThrow().endFrame()).orElseThrow();
    long packet = firstPacket(placed);
    while (packet <= until) {
      starts.add(new ItemStart(placed.entry().clip(), packet));
      placed = schedule.at(placed.endFrame()).orElseThrow();
      packet = firstPacket(placed);
    }
    return starts;
  }

  private long firstPacket(Placed placed) {
    return grid.indexOfRow(grid.rowOf(placed.firstFrame()));
  }

  /** Every clip that the timeline names. */
  public static Set<Digest> all(Timeline timeline) {
    Set<Digest> clips = new HashSet<>();
    timeline.leadIn().forEach(entry -> clips.add(entry.clip()));
    timeline.loop().forEach(entry -> clips.add(entry.clip()));
    return clips;
  }

  private long dueNs(long firstFrame) {
    return epochNs + grid.nanosOf(grid.indexOfRow(grid.rowOf(firstFrame)));
  }
}
