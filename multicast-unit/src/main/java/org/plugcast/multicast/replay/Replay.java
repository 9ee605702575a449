package org.plugcast.multicast.replay;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.plugcast.multicast.pacing.AgentThread;
import org.plugcast.multicast.pacing.AirClock;
import org.plugcast.multicast.pacing.Cadence;
import org.plugcast.multicast.pacing.DatagramFraming;
import org.plugcast.multicast.pacing.Feed;
import org.plugcast.multicast.pacing.Filler;
import org.plugcast.multicast.pacing.LaneCounters;
import org.plugcast.multicast.pacing.LaneSpec;
import org.plugcast.multicast.pacing.Outlet;
import org.plugcast.multicast.pacing.TimeSource;
import org.plugcast.multicast.sender.Sender;
import org.plugcast.multicast.sender.SenderSettings;
import org.plugcast.multicast.sender.Senders;
import org.plugcast.ts.replay.Recording;

/** Recordings on air. All begin together, half a second after the start. */
public final class Replay implements AutoCloseable {
  private static final Duration AHEAD = Duration.ofSeconds(2);
  private static final Duration FILL_INTERVAL = Duration.ofMillis(100);
  private static final Duration HEAD_START = Duration.ofMillis(500);

  private final Senders.Running running;
  private final AgentThread filling;
  private final List<Stream> streams = new ArrayList<>();

  /**
   * What is to be sent whereto.
   *
   * @param framing what datagrams bear beside packets
   */
  public record Target(
      Recording recording, InetSocketAddress destination, DatagramFraming framing) {}

  /** A target on air, and what became of its datagrams. */
  public record Stream(InetSocketAddress destination, long bitsPerSecond, LaneCounters counters) {}

  private Replay(Senders.Running running, AgentThread filling) {
    this.running = running;
    this.filling = filling;
  }

  /**
   * Begins to send.
   *
   * @throws IOException saying why it cannot
   */
  public static Replay start(SenderSettings settings, List<Target> targets) throws IOException {
    Senders.Running running = Senders.start(settings, TimeSource.system());
    Filler filler = running.filler();
    Replay replay = new Replay(running, AgentThread.filling(filler, FILL_INTERVAL.toNanos()));
    try {
      replay.add(targets);
      return replay;
    } catch (IOException | RuntimeException e) {
      replay.close();
      throw e;
    }
  }

  public List<Stream> streams() {
    return List.copyOf(streams);
  }

  /** Why the sender does not run before all else on the machine, if it does not. */
  public Optional<String> realTimeMissing() {
    return running.sender().realTimeMissing();
  }

  /** Whether datagrams are being sent. */
  public boolean isAlive() {
    return running.sender().isAlive() && filling.isAlive();
  }

  /** To be called about once in a second, for the clock to follow the machine's. */
  public void tick() {
    running.clock().discipline();
  }

  @Override
  public void close() {
    filling.close();
    running.sender().close();
  }

  private void add(List<Target> targets) throws IOException {
    AirClock clock = running.clock();
    Sender sender = running.sender();
    List<Outlet> outlets = new ArrayList<>();
    for (Target target : targets) {
      Cadence cadence =
          new Cadence(
              clock.utcNs() + HEAD_START.toNanos(), target.recording().rate().bitsPerSecond());
      outlets.add(
          sender.open(
              LaneSpec.of(
                  outlets.size() + 1,
                  cadence,
                  AHEAD.toNanos(),
                  target.framing(),
                  target.destination())));
    }
    for (int i = 0; i < targets.size(); i++) {
      Target target = targets.get(i);
      Feed feed =
          running
              .filler()
              .add(
                  outlets.get(i),
                  target.framing(),
                  new RecordingSource(target.recording().cursor()));
      streams.add(
          new Stream(
              target.destination(), target.recording().rate().bitsPerSecond(), feed.counters()));
    }
  }
}
