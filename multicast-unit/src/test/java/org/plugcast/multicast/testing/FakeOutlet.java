package org.plugcast.multicast.testing;

import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.plugcast.multicast.pacing.Lane;
import org.plugcast.multicast.pacing.LaneSpec;
import org.plugcast.multicast.pacing.Pacer;
import org.plugcast.multicast.pacing.Ring;
import org.plugcast.multicast.sender.AirOutlet;
import org.plugcast.multicast.sender.Said;
import org.plugcast.multicast.sender.SaidLine;
import org.plugcast.multicast.sender.Watched;
import org.plugcast.multicast.twin.Heir;
import org.plugcast.multicast.twin.Stage;

/** A channel's place at a pacer of the test. */
public final class FakeOutlet implements AirOutlet {
  private static final long LATENESS_BOUND_NS = 100_000_000;

  private final LaneSpec spec;
  private final Ring ring;
  private final Lane lane;
  private final Pacer pacer;
  private final FakeWire wire;
  private final List<Said> said = new ArrayList<>();
  private final SaidLine twinSays = new SaidLine();
  private boolean closed;

  public FakeOutlet(LaneSpec spec, Pacer pacer, FakeWire wire) {
    this.spec = spec;
    this.pacer = pacer;
    this.wire = wire;
    ring = new Ring(spec.shape(), ByteBuffer.allocateDirect(spec.shape().bytes()));
    lane = new Lane(spec, ring, wire.route(spec.destination(), ring.memory()), LATENESS_BOUND_NS);
  }

  public Lane lane() {
    return lane;
  }

  public boolean isClosed() {
    return closed;
  }

  @Override
  public void alone() {}

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
    return wire.reason(failure);
  }

  @Override
  public Watched watched() {
    return new Watched(Stage.ON_AIR, Instant.EPOCH, "", "self", List.of());
  }

  @Override
  public void yieldAt(long datagram, Heir heir) {
    throw new UnsupportedOperationException();
  }

  @Override
  public void take(long datagram) {
    throw new UnsupportedOperationException();
  }

  @Override
  public void standBy() {
    throw new UnsupportedOperationException();
  }

  @Override
  public void say(Said now) {
    said.add(now);
  }

  /** All that the twin was told. */
  public List<Said> said() {
    return said;
  }

  @Override
  public SaidLine twinSays() {
    return twinSays;
  }

  @Override
  public void cancel() {
    throw new UnsupportedOperationException();
  }

  @Override
  public void start() {
    pacer.add(lane);
  }

  @Override
  public void reopen() {
    wire.mend();
  }

  @Override
  public void close() {
    pacer.remove(lane, () -> closed = true);
  }
}
