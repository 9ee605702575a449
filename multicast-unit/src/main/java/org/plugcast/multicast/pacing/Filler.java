package org.plugcast.multicast.pacing;

import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * Prepares the datagrams of all channels ahead of the pacer. An agent.
 *
 * <p>Any thread may call all but {@link #doWork}.
 */
public final class Filler {
  private final AirTime clock;
  private final List<Feed> feeds = new ArrayList<>();
  private final Queue<Runnable> changes = new ConcurrentLinkedQueue<>();
  private volatile Runnable wake = () -> {};

  public Filler(AirTime clock) {
    this.clock = clock;
  }

  /** How whoever runs this is told that there is something to do at once. */
  void onChange(Runnable awake) {
    wake = awake;
  }

  private void ask(Runnable change) {
    changes.add(change);
    wake.run();
  }

  /** Puts a channel on air: its first datagrams are prepared, then the pacer sends them. */
  public Feed add(Outlet outlet, DatagramFraming framing, PacketSource source) {
    Feed feed = new Feed(outlet, framing, source);
    ask(
        () -> {
          feeds.add(feed);
          feed.begin(clock);
        });
    return feed;
  }

  /** Takes a channel off the air and closes its outlet. */
  public void remove(Feed feed) {
    ask(
        () -> {
          feeds.remove(feed);
          feed.close();
        });
  }

  /** From its next datagram on, the channel is what {@code source} says, asked when it is time. */
  public void replace(Feed feed, Supplier<PacketSource> source) {
    ask(() -> feed.replace(source.get()));
  }

  /**
   * The channel changes over to another source that may go on from what is prepared, unless that
   * takes too long.
   *
   * @param told by the filling thread, what came of it
   */
  public void change(
      Feed feed, Function<Prepared, PacketSource> source, Consumer<Feed.Change> told) {
    ask(() -> told.accept(feed.change(source)));
  }

  /** Content that was missing may have come. */
  public void refresh(Feed feed) {
    ask(feed::refresh);
  }

  /** The pacer was gone and is back: all channels begin anew with what is due. */
  public void resume() {
    ask(() -> feeds.forEach(feed -> feed.begin(clock)));
  }

  /** Applies what was asked for and fills up; returns the datagrams prepared. */
  public int doWork() {
    int prepared = 0;
    for (Runnable change = changes.poll(); change != null; change = changes.poll()) {
      change.run();
      prepared += fill();
    }
    return prepared + fill();
  }

  /** Also between changes: many of them take longer than what is prepared lasts. */
  private int fill() {
    int prepared = 0;
    for (int i = 0; i < feeds.size(); i++) {
      prepared += feeds.get(i).fill();
    }
    return prepared;
  }
}
