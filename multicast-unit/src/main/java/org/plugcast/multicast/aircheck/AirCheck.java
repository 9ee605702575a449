package org.plugcast.multicast.aircheck;

import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ConcurrentMap;
import java.util.function.LongPredicate;
import org.plugcast.multicast.hearing.GroupHandles;
import org.plugcast.multicast.hearing.Heard;
import org.plugcast.multicast.hearing.HeardRing;
import org.plugcast.multicast.pacing.AgentThread;
import org.plugcast.multicast.pacing.AirTime;
import org.plugcast.multicast.pacing.Ring;
import org.plugcast.multicast.pacing.Sleeper;
import org.plugcast.multicast.pacing.TimeSource;

/**
 * Compares what is heard on the groups with what should be there, channel by channel.
 *
 * <p>Channels come and go by any thread, and any thread reads counts; all else belongs to a thread
 * of its own.
 */
public final class AirCheck implements AutoCloseable {
  private static final long INTERVAL_NS = 20_000_000;

  /** A turn ends after as many, so that ticks go on. */
  private static final int MOST_AT_A_TIME = 4_096;

  private final HeardRing ring;
  private final AirTime clock;
  private final LongPredicate ours;
  private final GroupHandles groups = new GroupHandles();
  private final List<HeardStream> streams = new ArrayList<>();
  private final ConcurrentMap<InetSocketAddress, HeardStream> byGroup = new ConcurrentHashMap<>();
  private final Queue<Runnable> changes = new ConcurrentLinkedQueue<>();
  private final AgentThread thread;
  private long lastHeardNs;

  /**
   * Begins with what is heard from now on.
   *
   * @param ours whether a source is one of the twins
   */
  public AirCheck(HeardRing ring, AirTime clock, TimeSource time, LongPredicate ours) {
    this.ring = ring;
    this.clock = clock;
    this.ours = ours;
    ring.skip();
    thread =
        AgentThread.repeating(
            "air-check", this::doWork, INTERVAL_NS, time, Sleeper.PARKING, () -> {}, () -> {});
  }

  /** Follows a channel on a group from now on. */
  public void begin(Heardable what) {
    HeardStream stream = new HeardStream(what, ours);
    changes.add(
        () -> {
          HeardStream before = byGroup.put(what.group(), stream);
          if (before != null) {
            streams.remove(before);
            before.finish(clock.utcNs());
          }
          streams.add(stream);
          number();
        });
  }

  /** Follows what began no longer, unless another has taken its place. */
  public void end(InetSocketAddress group, Ring ring) {
    changes.add(
        () -> {
          HeardStream stream = byGroup.get(group);
          if (stream != null && stream.what().ring() == ring) {
            stream.finish(clock.utcNs());
            byGroup.remove(group);
            streams.remove(stream);
            groups.remove(group);
            number();
          }
        });
  }

  /** What was found on a group. */
  public Optional<Findings> findings(InetSocketAddress group) {
    return Optional.ofNullable(byGroup.get(group)).map(HeardStream::findings);
  }

  /** Ends, and tells what was not told yet. */
  @Override
  public void close() {
    thread.close();
    streams.forEach(stream -> stream.finish(clock.utcNs()));
  }

  private void doWork() {
    for (Runnable change = changes.poll(); change != null; change = changes.poll()) {
      change.run();
    }
    int read;
    do {
      read = ring.read(MOST_AT_A_TIME, this::hear);
      tick(clock.utcNs());
    } while (read == MOST_AT_A_TIME);
  }

  private void hear(Heard heard) {
    if (heard.lostBefore() > 0) {
      for (HeardStream stream : streams) {
        stream.deaf(lastHeardNs, heard.heardAtNs());
      }
    }
    lastHeardNs = heard.heardAtNs();
    long position = groups.find(heard.group(), heard.port());
    if (position != GroupHandles.NONE) {
      streams.get((int) position).heard(heard.payload(), heard.heardAtNs(), heard.source());
    }
  }

  private void tick(long nowNs) {
    for (HeardStream stream : streams) {
      stream.tick(nowNs);
    }
  }

  /** Groups are found by the position of their stream. */
  private void number() {
    for (int i = 0; i < streams.size(); i++) {
      groups.put(streams.get(i).what().group(), i);
    }
  }
}
