package org.plugcast.multicast.sender;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.channels.DatagramChannel;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.plugcast.multicast.linux.Sleep;
import org.plugcast.multicast.pacing.Cadence;
import org.plugcast.multicast.pacing.DatagramFraming;
import org.plugcast.multicast.pacing.Filler;
import org.plugcast.multicast.pacing.LaneGate;
import org.plugcast.multicast.pacing.LaneSpec;
import org.plugcast.multicast.pacing.Pacer;
import org.plugcast.multicast.pacing.PacketSource;
import org.plugcast.multicast.pacing.Ring;
import org.plugcast.multicast.pacing.TimeSource;
import org.plugcast.multicast.wire.WireOptions;
import org.plugcast.multicast.wire.Wires;

/**
 * Has the code of sending compiled before anything is due, so that the first datagrams are not
 * late: eight seconds of ten channels, as fast as it goes (about half a second), to a socket of
 * this process that nobody reads. So long, because the second compiler comes to its conclusions
 * late, and while it has none the code that counts is at its slowest. Before that, sleeps that are
 * over at once: the channels of the warm-up do not sleep.
 *
 * <p>All that may happen happens: gates open, close and lapse, the filler falls behind, the pacer
 * is held up. What never happened the compiler leaves out, and the first takeover would stand still
 * until it had made up for that.
 */
final class WarmUp {
  private static final int CHANNELS = 10;
  private static final long LENGTH_NS = 8_000_000_000L;
  private static final long AHEAD_NS = 250_000_000;
  private static final long STEP_NS = 125_000;
  private static final long GUARD_NS = 20_000_000;

  /** How often something happens, and which part of that time the filler rests. */
  private static final long CHANGE_NS = 400_000_000;

  private static final long REST_NS = 300_000_000;
  private static final long HELD_UP_NS = 300_000_000;

  /** A few more than the compiler wants to see: one channel would take 15 s for that. */
  private static final int SLEEPS = 12_000;

  /** Long ago: a sleep until now ends when the slack of ordinary threads is over. */
  private static final long OVER_NS = 1;

  private static final Cadence CADENCE = new Cadence(0, 3_750_000);

  private final List<LaneGate> gates = new ArrayList<>();
  private long nowNs;

  private WarmUp() {}

  static void run() throws IOException {
    sleep();
    new WarmUp().send();
  }

  /** Sleeps that are over at once. */
  private static void sleep() {
    for (int i = 0; i < SLEEPS; i++) {
      Sleep.untilNs(OVER_NS);
    }
  }

  private void send() throws IOException {
    Pacer pacer = new Pacer(() -> nowNs);
    Filler filler = new Filler(() -> nowNs);
    Wires wires = Wires.of(new WireOptions(WireOptions.BY_ROUTE, 0, 1, 0, WireOptions.Loop.OFF));
    PacingLanes lanes = new PacingLanes(pacer, wires, TimeSource.system(), AHEAD_NS);
    try (DatagramChannel nobody = DatagramChannel.open()) {
      nobody.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
      InetSocketAddress destination = (InetSocketAddress) nobody.getLocalAddress();
      for (int i = 0; i < CHANNELS; i++) {
        LaneSpec spec = LaneSpec.of(i, CADENCE, AHEAD_NS, 0, DatagramFraming.NONE, destination);
        boolean gated = i % 2 == 0;
        LocalOutlet outlet =
            LocalOutlet.open(
                spec, lanes, ring -> gated ? Optional.of(gate(spec, ring)) : Optional.empty());
        filler.add(outlet, DatagramFraming.NONE, new Nothing());
      }
      for (nowNs = 0; nowNs < LENGTH_NS; nowNs += STEP_NS) {
        if (nowNs % CHANGE_NS == 0) {
          change(nowNs / CHANGE_NS);
        }
        if (nowNs % CHANGE_NS > REST_NS || nowNs / CHANGE_NS % 4 != 3) {
          filler.doWork();
        }
        while (pacer.doWork() > 0) {}
      }
    }
    pacer.unplug();
    pacer.doWork();
  }

  private LaneGate gate(LaneSpec spec, Ring ring) {
    LaneGate gate = new LaneGate(spec, ring);
    gate.guard(GUARD_NS);
    gates.add(gate);
    return gate;
  }

  /** Takes over, hands over, gives way, lapses, is held up: one after the other. */
  private void change(long number) {
    for (LaneGate gate : gates) {
      switch ((int) (number % 5)) {
        case 0 -> gate.open(gate.next() + 10, nowNs);
        case 1 -> gate.closeAt(gate.next() + 10);
        case 2 -> gate.open(gate.next(), nowNs - 2 * GUARD_NS);
        case 3 -> gate.open(gate.next(), nowNs);
        default -> gate.close();
      }
    }
    if (number % 5 == 3) {
      nowNs += HELD_UP_NS - HELD_UP_NS % STEP_NS;
    }
  }

  /** Packets of zeroes. */
  private static final class Nothing implements PacketSource {
    @Override
    public int packets(long index, int count, byte[] destination, int offset) {
      return 0;
    }

    @Override
    public void close() {}
  }
}
