package org.plugcast.multicast;

import java.nio.file.Path;
import java.util.Optional;
import java.util.OptionalLong;
import org.plugcast.multicast.asrun.AirItem;
import org.plugcast.multicast.asrun.AirPlan;
import org.plugcast.multicast.asrun.TimelinePlan;
import org.plugcast.multicast.pacing.Cadence;
import org.plugcast.multicast.prerecorded.Played;
import org.plugcast.multicast.prerecorded.PlayedLine;
import org.plugcast.multicast.prerecorded.RecordedRun;
import org.plugcast.multicast.record.Source;
import org.plugcast.multicast.sender.Said;
import org.plugcast.multicast.sender.SaidLine;

/**
 * What is sent of a channel: its timeline, or what is played instead. Any thread.
 *
 * @param played what this unit plays
 * @param told what who sends has said, which goes before that: each unit changes over at a packet
 *     of its own
 */
record PlayedPlan(TimelinePlan timeline, PlayedLine played, SaidLine told) implements AirPlan {
  private static final String RECORDING = "recording of the channel";

  @Override
  public Optional<AirItem> at(long packet) {
    Optional<Said> said = told.of(packet / Cadence.PACKETS_PER_DATAGRAM);
    return said.isPresent() ? told(said.get(), packet) : own(packet);
  }

  @Override
  public long holdsUntil(long packet) {
    long datagram = packet / Cadence.PACKETS_PER_DATAGRAM;
    long item = at(packet).map(AirItem::toPacket).orElse(packet + 1);
    long own = told.of(datagram).isPresent() ? item : played.changeAfter(packet).orElse(item);
    OptionalLong said = told.changeAfter(datagram);
    long other = said.isPresent() ? said.getAsLong() * Cadence.PACKETS_PER_DATAGRAM : item;
    return Math.min(item, Math.min(own, other));
  }

  /** Of which recordings another unit has made it is not known. */
  private Optional<AirItem> told(Said said, long packet) {
    long since = said.since() * Cadence.PACKETS_PER_DATAGRAM;
    Optional<AirItem> item = timeline.at(packet);
    return switch (said.source()) {
      case TIMELINE -> item;
      case PRE_RECORDED -> item.map(due -> inPlaceOf(due, Source.PRE_RECORDED, RECORDING, since));
      case SLATE -> item.map(due -> inPlaceOf(due, Source.SLATE, "", since));
    };
  }

  private Optional<AirItem> own(long packet) {
    Played now = played.at(packet);
    return switch (now.source()) {
      case TIMELINE -> timeline.at(packet);
      case PRE_RECORDED -> Optional.of(recording(now, packet));
      case SLATE -> timeline.at(packet).map(due -> inPlaceOf(due, Source.SLATE, "", now.since()));
    };
  }

  @Override
  public long dueNs(long packet) {
    return timeline.dueNs(packet);
  }

  /** As long as the item would be in the place of which it is. */
  private static AirItem inPlaceOf(AirItem due, Source source, String title, long since) {
    long from = Math.max(since, due.fromPacket());
    return new AirItem(source, "", title, Optional.empty(), from, due.toPacket());
  }

  /** The runs follow each other without end. */
  private static AirItem recording(Played now, long packet) {
    long round = now.runs().stream().mapToLong(RecordedRun::packets).sum();
    long from = packet - (packet - now.since()) % round;
    for (RecordedRun run : now.runs()) {
      long to = from + run.packets();
      if (packet < to) {
        return new AirItem(Source.PRE_RECORDED, name(run), RECORDING, Optional.empty(), from, to);
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
