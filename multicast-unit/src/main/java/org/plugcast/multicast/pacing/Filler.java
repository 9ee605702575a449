package org.plugcast.multicast.pacing;

import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.Function;

/**
 * Prepares the datagrams of all channels ahead of the pacer. An agent.
 *
 * <p>Any thread may call all but {@link #doWork}.
 */
public final class Filler {
  private final AirTime clock;
  private final List<Feed> feeds = new ArrayList<>();
  private final Queue<Runnable> changes = new ConcurrentLinkedQueue<>();

  public Filler(AirTime clock) {
    this.clock = clock;
  }

  /** Puts a channel on air: its first datagrams are prepared, then the pacer sends them. */
  public Feed add(Outlet outlet, DatagramFraming framing, PacketSource source) {
    Feed feed = new Feed(outlet, framing, source);
    changes.add(
        () -> {
          feeds.add(feed);
          feed.begin(clock);
        });
    return feed;
  }

  /** Takes a channel off the air and closes its outlet. */
  public void remove(Feed feed) {
    changes.add(
        () -> {
          feeds.remove(feed);
          feed.close();
        });
  }

  /** From its next datagram on, the channel is what {@code source} says. */
  public void replace(Feed feed, PacketSource source) {
    changes.add(() -> feed.replace(source));
  }

  /** As {@link #replace}, for a source that may go on from what is prepared. */
  public void change(Feed feed, Function<Prepared, PacketSource> source) {
    changes.add(() -> feed.change(source));
  }

  /** Content that was missing may have come. */
  public void refresh(Feed feed) {
    changes.add(feed::refresh);
  }

  /** The pacer was gone and is back: all channels begin anew with what is due. */
  public void resume() {
    changes.add(() -> feeds.forEach(feed -> feed.begin(clock)));
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
}
