package org.plugcast.multicast.sender;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.channels.DatagramChannel;
import org.plugcast.multicast.pacing.Cadence;
import org.plugcast.multicast.pacing.DatagramFraming;
import org.plugcast.multicast.pacing.Filler;
import org.plugcast.multicast.pacing.LaneSpec;
import org.plugcast.multicast.pacing.Pacer;
import org.plugcast.multicast.pacing.PacketSource;
import org.plugcast.multicast.pacing.TimeSource;
import org.plugcast.multicast.wire.WireOptions;
import org.plugcast.multicast.wire.Wires;

/**
 * Has the code of sending compiled before anything is due, so that the first datagrams are not
 * late: eight seconds of ten channels, as fast as it goes (about half a second), to a socket of
 * this process that nobody reads. So long, because the second compiler comes to its conclusions
 * late, and while it has none the code that counts is at its slowest.
 */
final class WarmUp {
  private static final int CHANNELS = 10;
  private static final long LENGTH_NS = 8_000_000_000L;
  private static final long AHEAD_NS = 250_000_000;
  private static final long STEP_NS = 125_000;
  private static final Cadence CADENCE = new Cadence(0, 3_750_000);

  private long nowNs;

  private WarmUp() {}

  static void run() throws IOException {
    new WarmUp().send();
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
        filler.add(LocalOutlet.open(spec, lanes), DatagramFraming.NONE, new Nothing());
      }
      for (nowNs = 0; nowNs < LENGTH_NS; nowNs += STEP_NS) {
        filler.doWork();
        while (pacer.doWork() > 0) {}
      }
    }
    pacer.unplug();
    pacer.doWork();
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
