package org.plugcast.multicast.channel;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.function.Consumer;
import org.plugcast.multicast.config.ChannelConfig;
import org.plugcast.multicast.pacing.AirTime;
import org.plugcast.multicast.pacing.Cadence;
import org.plugcast.multicast.pacing.DatagramFraming;
import org.plugcast.multicast.pacing.Feed;
import org.plugcast.multicast.pacing.Filler;
import org.plugcast.multicast.pacing.LaneSpec;
import org.plugcast.multicast.pacing.Outlet;
import org.plugcast.multicast.plan.ClipNeeds;
import org.plugcast.multicast.prerecorded.Played;
import org.plugcast.multicast.prerecorded.PlayedLine;
import org.plugcast.multicast.sender.AirOutlet;
import org.plugcast.multicast.sender.Said;
import org.plugcast.multicast.sender.Watching;
import org.plugcast.ts.multiplex.ClipSource;
import org.plugcast.ts.multiplex.Timeline;

/** Puts timelines on air. Any thread. */
public final class Transmission {
  private final AirTime clock;
  private final Filler filler;
  private final Outlets outlets;
  private final Framings framings;
  private final Watchings watchings;
  private final Listener listener;
  private final Duration ahead;
  private final Duration behind;

  /** Opens the way of a channel to the network. */
  @FunctionalInterface
  public interface Outlets {
    AirOutlet open(LaneSpec spec, Watching watching) throws IOException;
  }

  /** Is told what is put on air. */
  public interface Listener {
    /** Nobody wants to know. */
    Listener NONE =
        new Listener() {
          @Override
          public void began(
              ChannelConfig channel, Timeline timeline, AirOutlet outlet, PlayedLine played) {}

          @Override
          public void revised(ChannelConfig channel, Timeline timeline, Outlet outlet) {}

          @Override
          public void ended(ChannelConfig channel, Outlet outlet) {}
        };

    /**
     * A channel begins.
     *
     * @param played what the channel is made from, also later on
     */
    void began(ChannelConfig channel, Timeline timeline, AirOutlet outlet, PlayedLine played);

    void revised(ChannelConfig channel, Timeline timeline, Outlet outlet);

    void ended(ChannelConfig channel, Outlet outlet);
  }

  /** How the groups of channels are watched. */
  @FunctionalInterface
  public interface Watchings {
    Watching of(ChannelConfig channel);
  }

  /** What the datagrams of a timeline bear beside packets. */
  @FunctionalInterface
  public interface Framings {
    DatagramFraming of(Timeline timeline);
  }

  /**
   * @param ahead how much of each channel is kept prepared
   * @param behind how much of it stays when it was sent
   */
  public Transmission(
      AirTime clock,
      Filler filler,
      Outlets outlets,
      Framings framings,
      Watchings watchings,
      Listener listener,
      Duration ahead,
      Duration behind) {
    this.clock = clock;
    this.filler = filler;
    this.outlets = outlets;
    this.framings = framings;
    this.watchings = watchings;
    this.listener = listener;
    this.ahead = ahead;
    this.behind = behind;
  }

  long nowNs() {
    return clock.utcNs();
  }

  OnAir start(ChannelConfig channel, Timeline timeline, PlayedLine played, ClipSource clips)
      throws IOException {
    Cadence cadence =
        new Cadence(ClipNeeds.epochNs(timeline), timeline.format().rate().bitsPerSecond());
    DatagramFraming framing = framings.of(timeline);
    AirOutlet outlet =
        outlets.open(
            LaneSpec.of(
                channel.id(),
                cadence,
                ahead.toNanos(),
                behind.toNanos(),
                framing,
                new InetSocketAddress(channel.group(), channel.port())),
            watchings.of(channel));
    Feed feed = filler.add(outlet, framing, Programme.of(played, timeline, clips, nowNs()));
    outlet.say(said(played.last()));
    listener.began(channel, timeline, outlet, played);
    return OnAir.of(timeline, played, cadence, feed, outlet);
  }

  OnAir revise(ChannelConfig channel, OnAir air, Timeline revision, ClipSource clips) {
    long now = nowNs();
    filler.replace(air.feed(), () -> Programme.of(air.played(), revision, clips, now));
    listener.revised(channel, revision, air.outlet());
    return OnAir.of(revision, air.played(), air.cadence(), air.feed(), air.outlet());
  }

  /**
   * Makes a channel from something else, if that can be prepared before it is due.
   *
   * @param told what came of it, by the filling thread
   */
  void change(OnAir air, Played next, ClipSource clips, Consumer<Feed.Change> told) {
    long now = nowNs();
    filler.change(
        air.feed(),
        prepared ->
            Programme.of(air.played().then(next), air.timeline(), clips, now, prepared::orElse),
        change -> {
          if (change == Feed.Change.MADE) {
            air.played().add(next);
            air.outlet().say(said(next));
          }
          told.accept(change);
        });
  }

  private static Said said(Played played) {
    return new Said(played.source(), played.since() / Cadence.PACKETS_PER_DATAGRAM);
  }

  void refresh(OnAir air) {
    filler.refresh(air.feed());
  }

  void stop(ChannelConfig channel, OnAir air) {
    listener.ended(channel, air.outlet());
    filler.remove(air.feed());
  }
}
