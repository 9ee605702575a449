package org.plugcast.multicast.pacing;

import java.io.IOException;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;

/**
 * Sends the datagrams of all channels, earliest deadline first. An agent: {@link #doWork} never
 * sleeps and allocates nothing; its runner idles until {@link #nextDeadlineNs}.
 *
 * <p>Lanes are added and removed by any thread; all else belongs to the pacing thread.
 */
public final class Pacer {
  private final AirTime clock;
  private final LaneHeap lanes = new LaneHeap();
  private final Queue<Runnable> changes = new ConcurrentLinkedQueue<>();
  private final Lane[] loaded = new Lane[Wire.BATCH];
  private final long[] datagrams = new long[Wire.BATCH];
  private final int[] lateness = new int[Wire.BATCH];
  private Wire wire = new NoWire();
  private long mergeNs;

  public Pacer(AirTime clock) {
    this.clock = clock;
  }

  /** Sends a lane from the next datagram of its ring on. */
  public void add(Lane lane) {
    changes.add(
        () -> {
          lane.begin();
          lanes.add(lane);
          mergeNs = Merging.windowNs(lanes);
        });
  }

  /** Ends a lane and its route; {@code then} runs when nothing more of it will be sent. */
  public void remove(Lane lane, Runnable then) {
    changes.add(
        () -> {
          lanes.remove(lane);
          wire.forget(lane.route());
          mergeNs = Merging.windowNs(lanes);
          then.run();
        });
  }

  /** A lane and its route at another wire. */
  public record Rerouted(Lane lane, int route) {}

  /** From the next batch on all lanes leave by another wire; the one before is closed. */
  public void use(Wire replacement, List<Rerouted> routes) {
    changes.add(
        () -> {
          routes.forEach(rerouted -> rerouted.lane().route(rerouted.route()));
          try (Wire _ = wire) {
            wire = replacement;
          } catch (IOException e) {
            // Nothing is lost with a socket that is no longer used.
          }
        });
  }

  /** From the next batch on nothing leaves, and the wire is closed. */
  public void unplug() {
    use(new NoWire(), List.of());
  }

  /** Sends what is due; returns the datagrams dealt with. */
  public int doWork() {
    applyChanges();
    long nowNs = clock.utcNs();
    long deadlineNs = nextDeadlineNs();
    if (deadlineNs > nowNs) {
      return 0;
    }
    return send(Math.max(deadlineNs + mergeNs, nowNs), nowNs);
  }

  /** UTC at which the next datagram is to be sent, in nanoseconds; far away without channels. */
  public long nextDeadlineNs() {
    return lanes.size() == 0 ? Long.MAX_VALUE : lanes.get(0).sendAtNs();
  }

  private void applyChanges() {
    for (Runnable change = changes.poll(); change != null; change = changes.poll()) {
      change.run();
    }
  }

  /**
   * Sends one batch of what is due until {@code untilNs}. What goes together follows from deadlines
   * alone, not from when the thread woke up, so it is the same every time around.
   */
  private int send(long untilNs, long nowNs) {
    int dealtWith = 0;
    int count = 0;
    while (count < Wire.BATCH && nextDeadlineNs() <= untilNs) {
      Lane lane = lanes.get(0);
      loaded[count] = lane;
      datagrams[count] = lane.next();
      lateness[count] = Outcome.sent(nowNs - lane.sendAtNs());
      if (lane.load(wire, count, nowNs)) {
        count++;
      }
      lanes.firstMoved();
      dealtWith++;
    }
    flush(count);
    return dealtWith;
  }

  private void flush(int count) {
    for (int from = 0; from < count; ) {
      int sent = wire.send(from, count - from);
      for (int i = from; i < from + sent; i++) {
        loaded[i].settle(datagrams[i], lateness[i]);
      }
      from += sent;
      if (from < count) {
        loaded[from].settle(datagrams[from], Outcome.failed(wire.failure()));
        from++;
      }
    }
  }
}
