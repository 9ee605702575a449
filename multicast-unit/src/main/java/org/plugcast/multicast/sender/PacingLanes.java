package org.plugcast.multicast.sender;

import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.plugcast.multicast.pacing.Lane;
import org.plugcast.multicast.pacing.LaneGate;
import org.plugcast.multicast.pacing.LaneSpec;
import org.plugcast.multicast.pacing.Pacer;
import org.plugcast.multicast.pacing.Ring;
import org.plugcast.multicast.pacing.TimeSource;
import org.plugcast.multicast.pacing.Wire;
import org.plugcast.multicast.wire.Wires;

/** The lanes at the pacer of this process, and the wire that they share. Any thread. */
final class PacingLanes {
  /** All lanes see a socket fail at once, and each asks for another. */
  private static final long REOPEN_AGAIN_NS = 500_000_000;

  private final Pacer pacer;
  private final Wires wires;
  private final TimeSource time;
  private final long latenessBoundNs;
  private final Set<Lane> lanes = new LinkedHashSet<>();
  private @Nullable Wire wire;
  private long openedNs;

  PacingLanes(Pacer pacer, Wires wires, TimeSource time, long latenessBoundNs) {
    this.pacer = pacer;
    this.wires = wires;
    this.time = time;
    this.latenessBoundNs = latenessBoundNs;
  }

  synchronized Lane open(LaneSpec spec, Ring ring, Optional<LaneGate> gate) throws IOException {
    Wire at = wire();
    int route = at.route(spec.destination(), ring.memory());
    Lane lane = new Lane(spec, ring, route, latenessBoundNs, gate);
    lanes.add(lane);
    return lane;
  }

  synchronized void start(Lane lane) {
    pacer.add(lane);
  }

  /** Ends a lane; {@code then} runs when its memory is no longer read. */
  synchronized void close(Lane lane, Runnable then) {
    lanes.remove(lane);
    pacer.remove(lane, then);
  }

  /** Takes a new socket; if that cannot be had, the old one stays. */
  synchronized void reopen() throws IOException {
    if (time.monotonicNs() - openedNs < REOPEN_AGAIN_NS) {
      return;
    }
    openedNs = time.monotonicNs();
    Wire fresh = wires.open();
    List<Pacer.Rerouted> routes = new ArrayList<>();
    for (Lane lane : lanes) {
      routes.add(
          new Pacer.Rerouted(lane, fresh.route(lane.spec().destination(), lane.ring().memory())));
    }
    wire = fresh;
    pacer.use(fresh, routes);
  }

  /** What {@link Wire#failure} means. */
  synchronized String reason(int failure) {
    return wire == null ? "no socket" : wire.reason(failure);
  }

  private Wire wire() throws IOException {
    if (wire == null) {
      wire = wires.open();
      openedNs = time.monotonicNs();
      pacer.use(wire, List.of());
    }
    return wire;
  }
}
