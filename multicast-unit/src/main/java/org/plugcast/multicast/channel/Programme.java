package org.plugcast.multicast.channel;

import java.util.function.UnaryOperator;
import org.plugcast.multicast.pacing.PacketSource;
import org.plugcast.multicast.prerecorded.Played;
import org.plugcast.multicast.prerecorded.PlayedLine;
import org.plugcast.multicast.prerecorded.PreRecordedSource;
import org.plugcast.multicast.prerecorded.SlateSource;
import org.plugcast.multicast.prerecorded.SplicedSource;
import org.plugcast.multicast.record.AirLine;
import org.plugcast.ts.multiplex.ClipSource;
import org.plugcast.ts.multiplex.Timeline;

/**
 * Makes the packets of what is played: a function of the timeline and of the last two changes, so
 * that a revision can come at any time.
 */
final class Programme {
  /** A return to the timeline has settled after as many packets of any channel. */
  private static final long SETTLED_NS = 10_000_000_000L;

  private final Timeline timeline;
  private final ClipSource clips;
  private final AirLine air;
  private final UnaryOperator<PacketSource> prepared;

  private Programme(Timeline timeline, ClipSource clips, UnaryOperator<PacketSource> prepared) {
    this.prepared = prepared;
    this.timeline = timeline;
    this.clips = clips;
    this.air = AirLine.of(timeline);
  }

  /** The packets that are due from {@code nowNs} on. */
  static PacketSource of(PlayedLine played, Timeline timeline, ClipSource clips, long nowNs) {
    return of(played, timeline, clips, nowNs, UnaryOperator.identity());
  }

  /**
   * The same, where something is prepared already: clips of which it was made may be gone.
   *
   * @param prepared gives what is prepared, and for all else a source
   */
  static PacketSource of(
      PlayedLine played,
      Timeline timeline,
      ClipSource clips,
      long nowNs,
      UnaryOperator<PacketSource> prepared) {
    return new Programme(timeline, clips, prepared).source(played, nowNs);
  }

  private PacketSource source(PlayedLine played, long nowNs) {
    Played last = played.last();
    Played before = played.beforeLast().orElse(last);
    return switch (last.source()) {
      case SLATE ->
          new Joined(prepared.apply(clipsOrSlate(before)), last.since(), new SlateSource(timeline));
      case PRE_RECORDED ->
          new SplicedSource(
              prepared.apply(clipsOrSlate(before)),
              last.since(),
              recordings(last),
              air,
              SplicedSource.Whole.BEFORE);
      case TIMELINE -> back(before, last, nowNs);
    };
  }

  private PacketSource back(Played before, Played last, long nowNs) {
    MultiplexSource whole = new MultiplexSource(timeline, clips);
    if (air.dueNs(last.since()) + SETTLED_NS < nowNs) {
      return whole;
    }
    return switch (before.source()) {
      case TIMELINE -> whole;
      case SLATE -> after(new SlateSource(timeline), last, whole);
      case PRE_RECORDED -> after(recordings(before), last, whole);
    };
  }

  private PacketSource after(PacketSource before, Played last, PacketSource whole) {
    return new SplicedSource(
        prepared.apply(before), last.since(), whole, air, SplicedSource.Whole.AFTER);
  }

  private PacketSource clipsOrSlate(Played before) {
    return switch (before.source()) {
      case TIMELINE -> new MultiplexSource(timeline, clips);
      case PRE_RECORDED, SLATE -> new SlateSource(timeline);
    };
  }

  private PacketSource recordings(Played what) {
    return new PreRecordedSource(what.runs(), air, what.since());
  }
}
