package org.plugcast.multicast.channel;

import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.plugcast.multicast.pacing.Feed;
import org.plugcast.multicast.plan.ClipNeeds;
import org.plugcast.multicast.prerecorded.Played;
import org.plugcast.multicast.prerecorded.PlayedLine;
import org.plugcast.multicast.prerecorded.RunsAtHand;
import org.plugcast.multicast.prerecorded.Situation;
import org.plugcast.multicast.record.Source;
import org.plugcast.ts.multiplex.Timeline;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Recordings or a slate of a channel where clips are missing and cannot come. Guarded by its
 * channel.
 */
final class StandIn {
  private static final Logger LOG = LoggerFactory.getLogger(StandIn.class);

  /** Where nothing is sent yet, there is nothing to prepare anew. */
  private static final long BEGIN_NS = 100_000_000;

  private final int channel;
  private final LocalClips clips;
  private final Transmission transmission;
  private final Lead lead = new Lead();

  StandIn(int channel, LocalClips clips, Transmission transmission) {
    this.channel = channel;
    this.clips = clips;
    this.transmission = transmission;
  }

  /** Changes over to it, or back, where it is time and no change is being prepared. */
  void look(OnAir air, Situation.Reach reach, RunsAtHand recordings) {
    OptionalLong ahead = lead.ns();
    if (ahead.isPresent()) {
      changeover(air.timeline(), recordings)
          .next(air.played().last(), reach, transmission.nowNs() + ahead.getAsLong())
          .ifPresent(next -> change(air, next));
    }
  }

  private void change(OnAir air, Played next) {
    lead.begin();
    transmission.change(
        air,
        next,
        clips,
        change -> {
          lead.end(change);
          LOG.warn(
              "channel-source-{} channel={} source={} from-packet={}",
              word(change),
              channel,
              next.source().label(),
              next.since());
        });
  }

  private static String word(Feed.Change change) {
    return switch (change) {
      case MADE -> "changed";
      case LATE -> "prepared-too-late";
    };
  }

  /** What to begin with when a timeline is due that nothing is sent of; empty: wait for clips. */
  Optional<PlayedLine> first(Timeline due, Situation.Reach reach, RunsAtHand recordings) {
    if (reach != Situation.Reach.UNREACHABLE
        || new ClipNeeds(due).firstPacketNs() > transmission.nowNs()) {
      return Optional.empty();
    }
    PlayedLine played = new PlayedLine(new Played(Source.SLATE, 0, List.of()));
    changeover(due, recordings)
        .next(played.last(), reach, transmission.nowNs() + BEGIN_NS)
        .ifPresent(played::add);
    return Optional.of(played);
  }

  private Changeover changeover(Timeline timeline, RunsAtHand recordings) {
    long rate = timeline.format().rate().bitsPerSecond();
    return new Changeover(timeline, clips, () -> recordings.of(channel, rate));
  }
}
