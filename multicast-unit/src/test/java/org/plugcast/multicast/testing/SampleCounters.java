package org.plugcast.multicast.testing;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import org.plugcast.multicast.pacing.AirClock;
import org.plugcast.multicast.pacing.Cadence;
import org.plugcast.multicast.pacing.DatagramFraming;
import org.plugcast.multicast.pacing.Filler;
import org.plugcast.multicast.pacing.LaneCounters;
import org.plugcast.multicast.pacing.LaneSpec;
import org.plugcast.multicast.pacing.Pacer;

/** Counters as a status has them. */
public final class SampleCounters {
  private SampleCounters() {}

  /** Of a channel of 3.75 Mbit/s of which nothing was sent yet. */
  public static LaneCounters unsent() {
    AirClock clock = new AirClock(new FakeTime(0));
    LaneSpec spec =
        LaneSpec.of(
            7,
            new Cadence(0, 3_750_000),
            1_000_000_000,
            0,
            DatagramFraming.NONE,
            new InetSocketAddress(InetAddress.getLoopbackAddress(), 5000));
    return new Filler(clock)
        .add(
            new FakeOutlet(spec, new Pacer(clock), new FakeWire(clock)),
            DatagramFraming.NONE,
            NumberedPackets.version(1))
        .counters();
  }
}
