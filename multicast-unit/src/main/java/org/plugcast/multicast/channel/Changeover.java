package org.plugcast.multicast.channel;

import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.function.Supplier;
import org.plugcast.multicast.pacing.Cadence;
import org.plugcast.multicast.plan.ClipNeeds;
import org.plugcast.multicast.plan.ItemStart;
import org.plugcast.multicast.prerecorded.Fallback;
import org.plugcast.multicast.prerecorded.Played;
import org.plugcast.multicast.prerecorded.RecordedRun;
import org.plugcast.multicast.prerecorded.Situation;
import org.plugcast.multicast.record.AirLine;
import org.plugcast.multicast.record.Source;
import org.plugcast.ts.multiplex.Digest;
import org.plugcast.ts.multiplex.Timeline;

/** Looks whether a channel has to change over to something else than its timeline, or back. */
final class Changeover {
  /** No splice is nearer to the beginning of a channel. */
  private static final long FIRST = 70;

  /** Items that begin later do not bear on any decision of today. */
  private static final long HORIZON_NS = 4_000_000_000L;

  private final Timeline timeline;
  private final LocalClips clips;
  private final Cadence cadence;
  private final Supplier<List<RecordedRun>> recordings;

  /**
   * @param recordings that could be played; looked for only where it matters
   */
  Changeover(Timeline timeline, LocalClips clips, Supplier<List<RecordedRun>> recordings) {
    this.timeline = timeline;
    this.clips = clips;
    this.cadence = AirLine.of(timeline).cadence();
    this.recordings = recordings;
  }

  /**
   * What is to be played next, if anything else.
   *
   * @param soonestNs UTC of what can still be changed
   */
  Optional<Played> next(Played now, Situation.Reach reach, long soonestNs) {
    if (now.source() == Source.TIMELINE && reach == Situation.Reach.REACHABLE) {
      return Optional.empty();
    }
    long soonest =
        Math.max(
            cadence.firstDatagramDueFrom(soonestNs) * Cadence.PACKETS_PER_DATAGRAM,
            Math.max(now.since(), FIRST));
    ClipNeeds needs = new ClipNeeds(timeline);
    Situation.Due due = due(needs.at(cadence.packetDueNs(soonest)));
    if (now.source() == Source.TIMELINE && due == Situation.Due.HERE) {
      return Optional.empty();
    }
    List<RecordedRun> runs = recordings.get();
    Situation situation = new Situation(reach, due, nextHere(needs, soonest), stock(runs));
    return switch (Fallback.of(cadence).decide(now.source(), now.since(), soonest, situation)) {
      case Fallback.Decision.Stay stay -> Optional.empty();
      case Fallback.Decision.Change(Source to, long at) ->
          Optional.of(new Played(to, at, to == Source.PRE_RECORDED ? runs : List.of()));
    };
  }

  private Situation.Due due(Set<Digest> needed) {
    return needed.stream().allMatch(clips::has) ? Situation.Due.HERE : Situation.Due.MISSING;
  }

  private OptionalLong nextHere(ClipNeeds needs, long soonest) {
    long horizon = soonest + cadence.datagramsIn(HORIZON_NS) * Cadence.PACKETS_PER_DATAGRAM;
    return needs.startsWithin(soonest, horizon).stream()
        .filter(start -> clips.has(start.clip()))
        .mapToLong(ItemStart::packet)
        .findFirst();
  }

  private static Situation.Stock stock(List<RecordedRun> runs) {
    return runs.isEmpty() ? Situation.Stock.NOTHING : Situation.Stock.RECORDINGS;
  }
}
