package org.plugcast.multicast;

import java.nio.file.Path;
import java.util.Optional;
import org.plugcast.multicast.asrun.AirItem;
import org.plugcast.multicast.asrun.AirPlan;
import org.plugcast.multicast.asrun.TimelinePlan;
import org.plugcast.multicast.prerecorded.Played;
import org.plugcast.multicast.prerecorded.PlayedLine;
import org.plugcast.multicast.prerecorded.RecordedRun;
import org.plugcast.multicast.record.Source;
import org.plugcast.ts.multiplex.Timeline;

/** What a channel should send: its timeline, or what is played instead. Any thread. */
final class PlayedPlan implements AirPlan {
  private final TimelinePlan timeline;
  private final PlayedLine played;

  PlayedPlan(Timeline timeline, PlayedLine played) {
    this.timeline = new TimelinePlan(timeline);
    this.played = played;
  }

  @Override
  public Optional<AirItem> at(long packet) {
    Played now = played.at(packet);
    return switch (now.source()) {
      case TIMELINE -> timeline.at(packet);
      case PRE_RECORDED -> Optional.of(recording(now, packet));
      case SLATE -> timeline.at(packet).map(item -> slate(now, item));
    };
  }

  @Override
  public long dueNs(long packet) {
    return timeline.dueNs(packet);
  }

  /** As long as the item would be in the place of which it is. */
  private static AirItem slate(Played now, AirItem item) {
    long from = Math.max(now.since(), item.fromPacket());
    return new AirItem(Source.SLATE, "", "", Optional.empty(), from, item.toPacket());
  }

  /** The runs follow each other without end. */
  private static AirItem recording(Played now, long packet) {
    long round = now.runs().stream().mapToLong(RecordedRun::packets).sum();
    long from = packet - (packet - now.since()) % round;
    for (RecordedRun run : now.runs()) {
      long to = from + run.packets();
      if (packet < to) {
        return new AirItem(
            Source.PRE_RECORDED, name(run), "recording of the channel", Optional.empty(), from, to);
      }
      from = to;
    }
    throw new IllegalStateException("packet " + packet + " is in no run");
  }

  private static String name(RecordedRun run) {
    Path file = run.pieces().getFirst().media().getFileName();
    return file.toString().replaceFirst("\\.ts$", "");
  }
}
