package org.plugcast.multicast.sender;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.Optional;
import org.plugcast.multicast.hearing.HeardRing;
import org.plugcast.multicast.pacing.AgentThread;
import org.plugcast.multicast.pacing.AirTime;
import org.plugcast.multicast.pacing.LaneSpec;
import org.plugcast.multicast.pacing.Pacer;
import org.plugcast.multicast.pacing.Sleeper;
import org.plugcast.multicast.pacing.TimeSource;
import org.plugcast.multicast.pacing.Waiting;
import org.plugcast.multicast.wire.Wires;

/** A sender in this process, for systems other than Linux: a thread without precedence. */
public final class LocalSender implements Sender {
  private final PacingLanes lanes;
  private final AgentThread thread;

  public LocalSender(
      AirTime clock, TimeSource time, Wires wires, long latenessBoundNs, long longestSleepNs) {
    Pacer pacer = new Pacer(clock);
    lanes = new PacingLanes(pacer, wires, time, latenessBoundNs);
    Waiting waiting = new Waiting(time, Sleeper.PARKING, longestSleepNs);
    thread = AgentThread.pacing(pacer, clock, waiting, () -> {}, () -> {});
  }

  @Override
  public AirOutlet open(LaneSpec spec, Watching watching) throws IOException {
    return LocalOutlet.open(spec, lanes);
  }

  /** Nobody listens on this system. */
  @Override
  public void hear(InetSocketAddress group) {}

  @Override
  public void unhear(InetSocketAddress group) {}

  @Override
  public Optional<HeardRing> heard() {
    return Optional.empty();
  }

  @Override
  public List<Event> events() {
    return List.of();
  }

  @Override
  public boolean hearsTwin() {
    return false;
  }

  @Override
  public Optional<String> twinRefusal() {
    return Optional.empty();
  }

  @Override
  public Optional<TwinClock> twinClock() {
    return Optional.empty();
  }

  @Override
  public boolean isAlive() {
    return thread.isAlive();
  }

  @Override
  public Optional<String> realTimeMissing() {
    return Optional.of("the sender is a thread of its unit on this system");
  }

  @Override
  public long restarts() {
    return 0;
  }

  @Override
  public void close() {
    thread.close();
  }
}
