package org.plugcast.multicast.pacing;

import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;

/**
 * Prepares the datagrams of all channels ahead of the pacer. An agent.
 *
 * <p>Any thread may call all but {@link #doWork}.
 */
public final class Filler {
  private final AirClock clock;
  private final Pacer pacer;
  private final long aheadNs;
  private final long latenessBoundNs;
  private final List<Feed> feeds = new ArrayList<>();
  private final Queue<Runnable> changes = new ConcurrentLinkedQueue<>();

  /**
   * @param aheadNs how much of each channel is kept prepared
   * @param latenessBoundNs datagrams later than this are skipped
   */
  public Filler(AirClock clock, Pacer pacer, long aheadNs, long latenessBoundNs) {
    this.clock = clock;
    this.pacer = pacer;
    this.aheadNs = aheadNs;
    this.latenessBoundNs = latenessBoundNs;
  }

  /** Puts a channel on air: its first datagrams are prepared, then the pacer sends them. */
  public Feed add(Cadence cadence, PacketSource source, DatagramSink sink) {
    long first = cadence.firstDatagramDueFrom(clock.utcNs());
    int slots = (int) Math.max(2, cadence.datagramsIn(aheadNs));
    Lane lane = new Lane(cadence, sink, new Window(slots, first), first, latenessBoundNs);
    Feed feed = new Feed(lane, source);
    changes.add(() -> start(feed));
    return feed;
  }

  /** Takes a channel off the air and closes its sink. */
  public void remove(Feed feed) {
    changes.add(
        () -> {
          feeds.remove(feed);
          feed.close();
          pacer.remove(feed.lane());
        });
  }

  /** From its next datagram on, the channel is what {@code source} says. */
  public void replace(Feed feed, PacketSource source) {
    changes.add(() -> feed.replace(source));
  }

  /** Content that was missing may have come. */
  public void refresh(Feed feed) {
    changes.add(feed::refresh);
  }

  /** Applies what was asked for and fills up; returns the datagrams prepared. */
  public int doWork() {
    for (Runnable change = changes.poll(); change != null; change = changes.poll()) {
      change.run();
    }
    int prepared = 0;
    for (int i = 0; i < feeds.size(); i++) {
      prepared += feeds.get(i).fill();
    }
    return prepared;
  }

  private void start(Feed feed) {
    feed.fill();
    Lane lane = feed.lane();
    lane.begin(lane.cadence().firstDatagramDueFrom(clock.utcNs()));
    feeds.add(feed);
    pacer.add(feed.lane());
  }
}
