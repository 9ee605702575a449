package org.plugcast.multicast.sender;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.Inet4Address;
import java.net.InetSocketAddress;
import java.net.NetworkInterface;
import java.nio.ByteBuffer;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.plugcast.multicast.hearing.Ears;
import org.plugcast.multicast.hearing.HeardRing;
import org.plugcast.multicast.hearing.HeardShape;
import org.plugcast.multicast.linux.LinkState;
import org.plugcast.multicast.linux.UdpReceiver;
import org.plugcast.multicast.linux.UdpSender;
import org.plugcast.multicast.pacing.Cadence;
import org.plugcast.multicast.pacing.DatagramFraming;
import org.plugcast.multicast.pacing.LaneGate;
import org.plugcast.multicast.pacing.LaneSpec;
import org.plugcast.multicast.pacing.Ring;
import org.plugcast.multicast.pacing.TimeSource;
import org.plugcast.multicast.twin.Mode;
import org.plugcast.multicast.twin.Rank;
import org.plugcast.multicast.twin.Role;
import org.plugcast.multicast.twin.Rules;
import org.plugcast.multicast.twin.SenderId;
import org.plugcast.multicast.twin.Start;

/** On loopback, what was sent has arrived when sending returns. */
@EnabledOnOs(value = OS.LINUX, disabledReason = "listening needs Linux")
class WatchTest {
  private static final Inet4Address HERE = Inet4Address.ofLiteral("127.0.0.1");
  private static final Inet4Address GROUP = Inet4Address.ofLiteral("239.255.73.1");
  private static final long SECOND = 1_000_000_000;
  private static final long NOW = 1_000_000 * SECOND;
  private static final int SLOTS = 64;

  private final Map<Long, Watched> told = new HashMap<>();
  private InetSocketAddress group;
  private UdpSender foreign;
  private Ears ears;
  private Watch watch;

  @BeforeEach
  void open() throws IOException {
    NetworkInterface loopback = NetworkInterface.getByInetAddress(HERE);
    try (UdpReceiver free = UdpReceiver.open(0, 1)) {
      group = new InetSocketAddress(GROUP, free.localPort());
    }
    foreign =
        UdpSender.open(
            new UdpSender.Options(
                new InetSocketAddress(HERE, 0),
                loopback.getIndex(),
                1,
                0,
                UdpSender.Loop.ON,
                1 << 20));
    ears = new Ears(loopback.getIndex(), 1 << 20, () -> NOW, TimeSource.system());
    HeardShape shape = new HeardShape(SLOTS);
    HeardRing heard = new HeardRing(shape, ByteBuffer.allocateDirect(shape.bytes()));
    watch = new Watch(() -> NOW, ears, heard, LinkState.of(loopback), Optional.empty());
  }

  @AfterEach
  void close() throws IOException {
    ears.close();
    foreign.close();
  }

  private WatchedLane lane(long handle) {
    LaneSpec spec =
        LaneSpec.of(
            1, new Cadence(NOW - SECOND, 3_750_000), SECOND, 0, DatagramFraming.NONE, group);
    Ring ring = new Ring(spec.shape(), ByteBuffer.allocateDirect(spec.shape().bytes()));
    Rank self = new Rank(Role.MAIN, new SenderId(0x0A000001, 4_900));
    Rules rules = Rules.of(Mode.ALONE, self, Optional.empty());
    LaneGate gate = new LaneGate(spec, ring);
    return new WatchedLane(handle, spec, ring, gate, rules, Start.FRESH, NOW, this::tell);
  }

  private void tell(Answer answer) {
    if (answer instanceof Answer.Changed(long handle, Watched watched)) {
      told.put(handle, watched);
    }
  }

  private String onAirBy(long handle) {
    return Optional.ofNullable(told.get(handle)).map(Watched::onAirBy).orElse("never told");
  }

  /** Somebody else sends on the group, and the watch takes a turn. */
  private void hearForeign() {
    int route = foreign.route(group, ByteBuffer.allocateDirect(1_316));
    foreign.put(0, route, 0, 1_316);
    assertThat(foreign.send(0, 1)).isOne();
    foreign.forget(route);
    watch.doWork();
  }

  @Test
  void channelThatTookThePlaceOfAnotherOnItsGroupHears() throws Exception {
    watch.add(lane(1));
    watch.doWork();
    watch.add(lane(2));
    watch.remove(1);
    watch.doWork();
    hearForeign();
    assertThat(onAirBy(2)).startsWith("foreign 127.0.0.1:");
  }

  @Test
  void channelGoesOnHearingWhenItsGroupIsNoLongerAskedFor() throws Exception {
    watch.hear(group);
    watch.add(lane(1));
    watch.unhear(group);
    watch.doWork();
    hearForeign();
    assertThat(onAirBy(1)).startsWith("foreign 127.0.0.1:");
  }

  @Test
  void groupOfTheLastChannelIsLeft() throws Exception {
    watch.add(lane(1));
    watch.doWork();
    watch.remove(1);
    watch.doWork();
    assertThat(ears.sockets()).isZero();
    hearForeign();
    assertThat(onAirBy(1)).isEqualTo("nobody");
  }
}
