package org.plugcast.multicast.channel;

import org.plugcast.multicast.pacing.Cadence;
import org.plugcast.multicast.pacing.Feed;
import org.plugcast.multicast.pacing.LaneCounters;
import org.plugcast.multicast.plan.ClipNeeds;
import org.plugcast.multicast.prerecorded.PlayedLine;
import org.plugcast.multicast.record.Source;
import org.plugcast.multicast.sender.AirOutlet;
import org.plugcast.multicast.sender.Said;
import org.plugcast.multicast.status.ChannelStatus;
import org.plugcast.ts.multiplex.NowPlaying;
import org.plugcast.ts.multiplex.Timeline;

/** A timeline that is being sent. */
record OnAir(
    Timeline timeline,
    NowPlaying nowPlaying,
    PlayedLine played,
    Cadence cadence,
    Feed feed,
    AirOutlet outlet) {

  static OnAir of(
      Timeline timeline, PlayedLine played, Cadence cadence, Feed feed, AirOutlet outlet) {
    return new OnAir(timeline, new NowPlaying(timeline), played, cadence, feed, outlet);
  }

  LaneCounters counters() {
    return feed.counters();
  }

  /** The earliest frame of which anything is still to be sent. */
  long frame(long nowNs) {
    return new ClipNeeds(timeline).frameOnAir(nowNs);
  }

  /** What the packet that is due is made from. */
  Source source(long nowNs) {
    return played.at(cadence.packetDueAt(nowNs)).source();
  }

  ChannelStatus.OnAir status(long nowNs) {
    long index = cadence.packetDueAt(nowNs);
    long heard = Math.max(0, index);
    return new ChannelStatus.OnAir(
        index,
        source(nowNs),
        counters(),
        outlet.watched(),
        new ChannelStatus.Sources(
            new Said(played.last().source(), played.last().since() / Cadence.PACKETS_PER_DATAGRAM),
            outlet.twinSays().last(),
            outlet.twinSays().at(index / Cadence.PACKETS_PER_DATAGRAM)),
        nowPlaying.at(heard),
        nowPlaying.after(heard));
  }
}
