package org.plugcast.multicast.channel;

import java.io.IOException;
import org.plugcast.multicast.config.ChannelConfig;
import org.plugcast.multicast.pacing.AirClock;
import org.plugcast.multicast.pacing.Cadence;
import org.plugcast.multicast.pacing.DatagramSink;
import org.plugcast.multicast.pacing.Feed;
import org.plugcast.multicast.pacing.Filler;
import org.plugcast.multicast.plan.ClipNeeds;
import org.plugcast.ts.multiplex.ClipSource;
import org.plugcast.ts.multiplex.Timeline;

/** Puts timelines on air. Any thread. */
public final class Transmission {
  private final AirClock clock;
  private final Filler filler;
  private final Sinks sinks;

  /** Opens the way of a channel to the network. */
  @FunctionalInterface
  public interface Sinks {
    DatagramSink open(ChannelConfig channel) throws IOException;
  }

  public Transmission(AirClock clock, Filler filler, Sinks sinks) {
    this.clock = clock;
    this.filler = filler;
    this.sinks = sinks;
  }

  long nowNs() {
    return clock.utcNs();
  }

  OnAir start(ChannelConfig channel, Timeline timeline, ClipSource clips) throws IOException {
    DatagramSink sink = sinks.open(channel);
    Cadence cadence =
        new Cadence(ClipNeeds.epochNs(timeline), timeline.format().rate().bitsPerSecond());
    Feed feed = filler.add(cadence, new MultiplexSource(timeline, clips), sink);
    return OnAir.of(timeline, cadence, feed, sink);
  }

  OnAir revise(OnAir air, Timeline revision, ClipSource clips) {
    filler.replace(air.feed(), new MultiplexSource(revision, clips));
    return OnAir.of(revision, air.cadence(), air.feed(), air.sink());
  }

  void refresh(OnAir air) {
    filler.refresh(air.feed());
  }

  void stop(OnAir air) {
    filler.remove(air.feed());
  }
}
