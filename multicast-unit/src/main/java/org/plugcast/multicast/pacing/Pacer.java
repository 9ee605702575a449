package org.plugcast.multicast.pacing;

import java.util.Comparator;
import java.util.PriorityQueue;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;

/**
 * Sends the datagrams of all channels, earliest deadline first. An agent: {@link #doWork} never
 * sleeps and allocates nothing; its runner idles until {@link #nextDeadlineNs}.
 *
 * <p>Lanes are added and removed by any thread; all else belongs to the pacing thread.
 */
public final class Pacer {
  /** Datagrams of one {@link #doWork} at most, so that lanes can always come and go. */
  private static final int BATCH = 1_000;

  private final AirClock clock;
  private final long windowNs;
  private final PriorityQueue<Lane> lanes =
      new PriorityQueue<>(64, Comparator.comparingLong(Lane::sendAtNs));
  private final Queue<Change> changes = new ConcurrentLinkedQueue<>();

  /**
   * @param windowNs how much early a datagram may leave, so that one wake-up serves several
   *     channels
   */
  public Pacer(AirClock clock, long windowNs) {
    this.clock = clock;
    this.windowNs = windowNs;
  }

  public void add(Lane lane) {
    changes.add(new Change.Add(lane));
  }

  /** Takes a lane away and closes its sink. */
  public void remove(Lane lane) {
    changes.add(new Change.Remove(lane));
  }

  /** Sends what is due; returns the datagrams dealt with. */
  public int doWork() {
    applyChanges();
    int done = 0;
    while (done < BATCH) {
      Lane lane = lanes.peek();
      long nowNs = clock.utcNs();
      if (lane == null || lane.sendAtNs() > nowNs + windowNs) {
        break;
      }
      lanes.poll();
      lane.advance(nowNs);
      lanes.offer(lane);
      done++;
    }
    return done;
  }

  /** UTC at which the next datagram is to be sent, in nanoseconds; far away without channels. */
  public long nextDeadlineNs() {
    Lane lane = lanes.peek();
    return lane == null ? Long.MAX_VALUE : lane.sendAtNs();
  }

  private void applyChanges() {
    for (Change change = changes.poll(); change != null; change = changes.poll()) {
      switch (change) {
        case Change.Add add -> lanes.offer(add.lane());
        case Change.Remove remove -> {
          lanes.remove(remove.lane());
          remove.lane().close();
        }
      }
    }
  }

  private sealed interface Change {
    record Add(Lane lane) implements Change {}

    record Remove(Lane lane) implements Change {}
  }
}
