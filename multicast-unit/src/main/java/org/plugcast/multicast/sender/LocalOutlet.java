package org.plugcast.multicast.sender;

import java.io.IOException;
import java.nio.ByteBuffer;
import org.plugcast.multicast.pacing.Lane;
import org.plugcast.multicast.pacing.LaneSpec;
import org.plugcast.multicast.pacing.Outlet;
import org.plugcast.multicast.pacing.Ring;

/** A channel's place at the pacer of this process. */
final class LocalOutlet implements Outlet {
  private final LaneSpec spec;
  private final Ring ring;
  private final Lane lane;
  private final PacingLanes lanes;

  private LocalOutlet(LaneSpec spec, Ring ring, Lane lane, PacingLanes lanes) {
    this.spec = spec;
    this.ring = ring;
    this.lane = lane;
    this.lanes = lanes;
  }

  static LocalOutlet open(LaneSpec spec, PacingLanes lanes) throws IOException {
    Ring ring = new Ring(spec.shape(), ByteBuffer.allocateDirect(spec.shape().bytes()));
    return new LocalOutlet(spec, ring, lanes.open(spec, ring), lanes);
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
