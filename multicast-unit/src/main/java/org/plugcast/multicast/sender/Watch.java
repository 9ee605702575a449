package org.plugcast.multicast.sender;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.plugcast.multicast.hearing.Ears;
import org.plugcast.multicast.hearing.GroupHandles;
import org.plugcast.multicast.hearing.HeardRing;
import org.plugcast.multicast.hearing.Hearer;
import org.plugcast.multicast.linux.LinkState;
import org.plugcast.multicast.pacing.AirTime;

/**
 * Listens to the groups of all channels and to the twin's heartbeats, and moves the channels'
 * gates: an agent like the pacer. {@link #doWork} never waits, and allocates nothing while nothing
 * changes.
 *
 * <p>Channels and groups come and go by any thread; all else belongs to the watching thread.
 */
final class Watch implements Hearer {
  /** How often it is to be run, in nanoseconds. */
  static final long INTERVAL_NS = 1_000_000;

  private static final int TURNS_TO_LOOK_AT_LINK = 10;

  private final AirTime clock;
  private final Ears ears;
  private final HeardRing heard;
  private final LinkState link;
  private final @Nullable HeartbeatLink twin;
  private final GroupHandles groups = new GroupHandles();
  private final Queue<Runnable> changes = new ConcurrentLinkedQueue<>();
  private final List<WatchedLane> lanes = new ArrayList<>();
  private long dropped;
  private int turn;
  private boolean plugged = true;

  Watch(AirTime clock, Ears ears, HeardRing heard, LinkState link, Optional<HeartbeatLink> twin) {
    this.clock = clock;
    this.ears = ears;
    this.heard = heard;
    this.link = link;
    this.twin = twin.orElse(null);
  }

  /**
   * Watches a channel's group from now on.
   *
   * @throws IOException when the group cannot be listened to
   */
  void add(WatchedLane lane) throws IOException {
    ears.listen(lane.group());
    changes.add(
        () -> {
          lanes.add(lane);
          number();
        });
  }

  void remove(long handle) {
    changes.add(
        () -> {
          find(handle).ifPresent(this::remove);
          number();
        });
  }

  /** Another on the same group may have begun: it goes on hearing. */
  private void remove(WatchedLane lane) {
    lanes.remove(lane);
    groups.remove(lane.group());
    forget(lane.group());
  }

  /** Has something done with a channel, if it is there. */
  void with(long handle, Consumer<WatchedLane> action) {
    changes.add(() -> find(handle).ifPresent(action));
  }

  /** Has something done by the watching thread. */
  void change(Runnable change) {
    changes.add(change);
  }

  /** Listens to a group that is not sent to, until {@link #unhear}. */
  void hear(InetSocketAddress group) throws IOException {
    ears.listen(group);
  }

  void unhear(InetSocketAddress group) {
    forget(group);
  }

  /** One turn. */
  void doWork() {
    applyChanges();
    long nowNs = clock.utcNs();
    ears.drain(this);
    tellDropped();
    if (twin != null) {
      twin.receive(lanes);
    }
    if (turn++ % TURNS_TO_LOOK_AT_LINK == 0) {
      plugged = link.isRunning();
    }
    for (int i = 0; i < lanes.size(); i++) {
      lanes.get(i).tick(nowNs, plugged);
    }
    if (twin != null) {
      twin.send(lanes);
    }
  }

  @Override
  public void heard(
      long heardAtNs, int sourceAddress, int sourcePort, int group, int port, ByteBuffer payload) {
    heard.heard(heardAtNs, sourceAddress, sourcePort, group, port, payload);
    long position = groups.find(group, port);
    if (position != GroupHandles.NONE) {
      lanes.get((int) position).watch().heard(heardAtNs, sourceAddress, sourcePort);
    }
  }

  private void applyChanges() {
    for (Runnable change = changes.poll(); change != null; change = changes.poll()) {
      change.run();
    }
  }

  /** Groups are found by the position of their channel. */
  private void number() {
    for (int i = 0; i < lanes.size(); i++) {
      groups.put(lanes.get(i).group(), i);
    }
    if (twin != null) {
      twin.number(lanes);
    }
  }

  private void forget(InetSocketAddress group) {
    try {
      ears.forget(group);
    } catch (IOException e) {
      System.err.println("sender: cannot leave " + group + ": " + e.getMessage());
    }
  }

  private Optional<WatchedLane> find(long handle) {
    return lanes.stream().filter(lane -> lane.handle() == handle).findFirst();
  }

  private void tellDropped() {
    long now = ears.dropped();
    if (now != dropped) {
      heard.dropped(now - dropped);
      dropped = now;
    }
  }
}
