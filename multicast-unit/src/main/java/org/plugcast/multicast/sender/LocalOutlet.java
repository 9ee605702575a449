package org.plugcast.multicast.sender;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.plugcast.multicast.pacing.Lane;
import org.plugcast.multicast.pacing.LaneGate;
import org.plugcast.multicast.pacing.LaneSpec;
import org.plugcast.multicast.pacing.Ring;
import org.plugcast.multicast.twin.Heir;
import org.plugcast.multicast.twin.Stage;

/** A channel's place at the pacer of this process. */
final class LocalOutlet implements AirOutlet {
  private static final String ALONE = "a sender in its unit's process knows of no other";

  private final Instant since = InstantSource.system().instant();
  private final SaidLine twinSays = new SaidLine();
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
    return open(spec, lanes, _ -> Optional.empty());
  }

  /**
   * @param gates makes the gate of the lane that has a ring, if it is to have one
   */
  static LocalOutlet open(
      LaneSpec spec, PacingLanes lanes, Function<Ring, Optional<LaneGate>> gates)
      throws IOException {
    Ring ring = new Ring(spec.shape(), ByteBuffer.allocateDirect(spec.shape().bytes()));
    return new LocalOutlet(spec, ring, lanes.open(spec, ring, gates.apply(ring)), lanes);
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
  public Watched watched() {
    return new Watched(Stage.ON_AIR, since, "", "self", List.of());
  }

  @Override
  public void yieldAt(long datagram, Heir heir) {
    throw new UnsupportedOperationException(ALONE);
  }

  @Override
  public void take(long datagram) {
    throw new UnsupportedOperationException(ALONE);
  }

  @Override
  public void standBy() {
    throw new UnsupportedOperationException(ALONE);
  }

  /** It always was. */
  @Override
  public void alone() {}

  /** Nobody is there to tell. */
  @Override
  public void say(Said said) {}

  @Override
  public SaidLine twinSays() {
    return twinSays;
  }

  @Override
  public void cancel() {
    throw new UnsupportedOperationException(ALONE);
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
