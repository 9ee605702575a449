package org.plugcast.multicast.sender;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Optional;
import org.plugcast.multicast.pacing.AgentThread;
import org.plugcast.multicast.pacing.AirTime;
import org.plugcast.multicast.pacing.Lane;
import org.plugcast.multicast.pacing.LaneSpec;
import org.plugcast.multicast.pacing.Outlet;
import org.plugcast.multicast.pacing.Pacer;
import org.plugcast.multicast.pacing.Ring;
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
  public Outlet open(LaneSpec spec) throws IOException {
    Ring ring = new Ring(spec.shape(), ByteBuffer.allocateDirect(spec.shape().bytes()));
    return new LocalOutlet(spec, ring, lanes.open(spec, ring));
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

  private final class LocalOutlet implements Outlet {
    private final LaneSpec spec;
    private final Ring ring;
    private final Lane lane;

    LocalOutlet(LaneSpec spec, Ring ring, Lane lane) {
      this.spec = spec;
      this.ring = ring;
      this.lane = lane;
    }

    @Override
    public LaneSpec spec() {
      return spec;
    }

    @Override
    public Ring ring() {
      return ring;
    }

    @Override
    public String reason(int failure) {
      return lanes.reason(failure);
    }

    @Override
    public void start() {
      lanes.start(lane);
    }

    @Override
    public void reopen() throws IOException {
      lanes.reopen();
    }

    @Override
    public void close() {
      lanes.close(lane, () -> {});
    }
  }
}
