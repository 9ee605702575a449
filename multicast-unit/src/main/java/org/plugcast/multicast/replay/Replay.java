package org.plugcast.multicast.replay;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.plugcast.multicast.linux.Scheduling;
import org.plugcast.multicast.pacing.AgentThread;
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
import org.plugcast.multicast.sender.Watching;
import org.plugcast.ts.replay.Recording;

/** Recordings on air. All begin together, at their first packets, when everything is prepared. */
public final class Replay implements AutoCloseable {
  private static final Duration AHEAD = Duration.ofSeconds(2);
  private static final Duration FILL_INTERVAL = Duration.ofMillis(100);
  private static final Duration HEAD_START = Duration.ofMillis(500);

  /** To open a channel and to fill its ring. */
  private static final Duration FOR_EACH = Duration.ofMillis(10);

  private static final int FILLER_NICE = -15;

  private final Senders.Running running;
  private final AgentThread filling;
  private final List<Stream> streams = new ArrayList<>();
  private long epochNs;

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
      if (settings.precedence() == SenderSettings.Precedence.REAL_TIME) {
        preferFiller();
      }
      replay.add(targets);
      return replay;
    } catch (IOException | RuntimeException e) {
      replay.close();
      throw e;
    }
  }

  /** Where it may not, neither may the sender, which tells why. */
  private static void preferFiller() {
    try {
      Scheduling.nice("filler"::equals, FILLER_NICE);
    } catch (IOException e) {
      // See above.
    }
  }

  public List<Stream> streams() {
    return List.copyOf(streams);
  }

  /** Why the sender does not run before all else on the machine, if it does not. */
  public Optional<String> realTimeMissing() {
    return running.sender().realTimeMissing();
  }

  /** How long it is until the first datagrams are due; negative when they were. */
  public Duration untilBegin() {
    return Duration.ofNanos(epochNs - running.clock().utcNs());
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
    epochNs =
        running.clock().utcNs() + HEAD_START.plus(FOR_EACH.multipliedBy(targets.size())).toNanos();
    Sender sender = running.sender();
    List<Outlet> outlets = new ArrayList<>();
    for (Target target : targets) {
      Cadence cadence = new Cadence(epochNs, target.recording().rate().bitsPerSecond());
      outlets.add(
          sender.open(
              LaneSpec.of(
                  outlets.size() + 1,
                  cadence,
                  AHEAD.toNanos(),
                  0,
                  target.framing(),
                  target.destination()),
              Watching.NONE));
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
