package org.plugcast.multicast.sender;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.plugcast.multicast.linux.UdpReceiver;
import org.plugcast.multicast.linux.UdpSender;
import org.plugcast.multicast.pacing.AirTime;
import org.plugcast.multicast.twin.Belief;
import org.plugcast.multicast.twin.Heartbeat;
import org.plugcast.multicast.twin.HeartbeatReader;
import org.plugcast.multicast.twin.HeartbeatSeal;
import org.plugcast.multicast.twin.HeartbeatWriter;
import org.plugcast.multicast.twin.Rank;
import org.plugcast.multicast.twin.Reading;
import org.plugcast.multicast.twin.TwinPulse;

/**
 * Heartbeats to and from the twin, beside the network of the groups. Belongs to the watching thread
 * once it was made. Allocates nothing while nothing changes.
 */
final class HeartbeatLink {
  private static final long INTERVAL_NS = 5_000_000;
  private static final long ALIVE_NS = 100_000_000;
  private static final long REFUSED_FOR_NS = 1_000_000_000;
  private static final long CLOCK_INTERVAL_NS = 1_000_000_000;
  private static final long CLOCK_CHANGE_NS = 10_000;
  private static final int BUFFER_BYTES = 1 << 18;
  private static final int TTL = 8;
  private static final int CHANNELS = 1 << 16;
  private static final InetAddress ANY = InetAddress.ofLiteral("0.0.0.0");

  private final InetSocketAddress local;
  private final AirTime clock;
  private final UdpSender sender;
  private final int route;
  private final HeartbeatWriter writer;
  private final HeartbeatReader reader;
  private final TwinPulse pulse;
  private final Consumer<Answer> answers;
  private final short[] positions = new short[CHANNELS];
  private @Nullable UdpReceiver receiver;
  private long sentNs;
  private boolean alive;
  private Reading refusal = Reading.ACCEPTED;
  private long refusedNs;
  private Reading toldRefusal = Reading.ACCEPTED;
  private long clockToldNs;
  private long toldAheadNs = TwinPulse.UNMEASURED;
  private long toldWithinNs = TwinPulse.UNMEASURED;

  /**
   * @param local where the twin's come in
   * @param remote where this unit's go
   * @param seal of both twins' heartbeats
   * @param clock its time now is that of the start of this process
   */
  HeartbeatLink(
      InetSocketAddress local,
      InetSocketAddress remote,
      Optional<HeartbeatSeal> seal,
      Rank self,
      Rank twin,
      long takeoverNs,
      AirTime clock,
      Consumer<Answer> answers)
      throws IOException {
    this.local = local;
    this.clock = clock;
    this.answers = answers;
    this.pulse = new TwinPulse(twin, takeoverNs);
    ByteBuffer buffer = ByteBuffer.allocateDirect(Heartbeat.MOST_BYTES);
    this.reader = new HeartbeatReader(seal);
    this.writer = new HeartbeatWriter(self, clock.utcNs(), seal, buffer);
    this.sender =
        UdpSender.open(
            new UdpSender.Options(
                new InetSocketAddress(ANY, 0), 0, TTL, 0, UdpSender.Loop.OFF, BUFFER_BYTES));
    this.route = sender.route(remote, buffer);
  }

  /** Begins to hear: from then on no other process of this unit does. */
  void listen() throws IOException {
    if (receiver == null) {
      receiver = UdpReceiver.open(local.getAddress(), local.getPort(), BUFFER_BYTES);
    }
  }

  /**
   * Takes what has come. The clock is read after the socket: a thread that is held up between would
   * have heard the twin before the twin spoke, and take its clock for one that is ahead.
   */
  void receive(List<WatchedLane> lanes) {
    UdpReceiver from = receiver;
    if (from != null) {
      try {
        for (int count = from.receive(0); count > 0; count = from.receive(0)) {
          long atNs = clock.utcNs();
          for (int i = 0; i < count; i++) {
            hear(from.payload(i), atNs, lanes);
          }
        }
      } catch (IOException e) {
        // Silence is what a heartbeat that cannot be heard amounts to.
      }
    }
    long nowNs = clock.utcNs();
    tellLife(nowNs);
    tellClock(nowNs);
  }

  private void hear(ByteBuffer datagram, long atNs, List<WatchedLane> lanes) {
    Reading reading = reader.read(datagram);
    if (reading != Reading.ACCEPTED) {
      refusal = reading;
      refusedNs = atNs;
      return;
    }
    if (pulse.hear(reader, atNs) != Belief.BELIEVED) {
      return;
    }
    for (int i = 0; i < reader.entries(); i++) {
      int channel = reader.channel(i);
      int position = channel >= 0 && channel < CHANNELS ? positions[channel] - 1 : -1;
      if (position >= 0) {
        WatchedLane lane = lanes.get(position);
        lane.watch().beat(atNs, reader.claim(i), reader.next(i));
        lane.twinSays(reader.source(i));
      }
    }
  }

  /** Tells how all channels stand, when it is time. */
  void send(List<WatchedLane> lanes) {
    long nowNs = clock.utcNs();
    if (nowNs - sentNs < INTERVAL_NS) {
      return;
    }
    sentNs = nowNs;
    writer.begin(nowNs, pulse.leastTakenNs());
    for (int i = 0; i < lanes.size(); i++) {
      if (writer.isFull()) {
        flush();
        writer.begin(nowNs, pulse.leastTakenNs());
      }
      WatchedLane lane = lanes.get(i);
      writer.add(lane.channel(), lane.watch().claim(), lane.watch().claimedNext(), lane.source());
    }
    flush();
  }

  private void flush() {
    int length = writer.end().limit();
    sender.put(0, route, 0, length);
    sender.send(0, 1);
  }

  private void tellLife(long nowNs) {
    boolean now = pulse.isAlive(nowNs, ALIVE_NS);
    Reading refused = now || nowNs - refusedNs > REFUSED_FOR_NS ? Reading.ACCEPTED : refusal;
    if (now != alive || refused != toldRefusal) {
      alive = now;
      toldRefusal = refused;
      answers.accept(new Answer.Twin(now, refused == Reading.ACCEPTED ? "" : refused.words()));
      toldAheadNs = TwinPulse.UNMEASURED;
      toldWithinNs = TwinPulse.UNMEASURED;
    }
  }

  /** Once in a second, and only what is another by more than any way on a network differs. */
  private void tellClock(long nowNs) {
    if (nowNs - clockToldNs < CLOCK_INTERVAL_NS || !alive) {
      return;
    }
    clockToldNs = nowNs;
    long aheadNs = pulse.twinAheadNs();
    long withinNs = pulse.twinAheadWithinNs();
    if (isOther(aheadNs, toldAheadNs) || isOther(withinNs, toldWithinNs)) {
      toldAheadNs = aheadNs;
      toldWithinNs = withinNs;
      OptionalLong within =
          withinNs == TwinPulse.UNMEASURED ? OptionalLong.empty() : OptionalLong.of(withinNs);
      answers.accept(new Answer.Clock(new TwinClock(aheadNs, within)));
    }
  }

  private static boolean isOther(long ns, long toldNs) {
    boolean measured = ns != TwinPulse.UNMEASURED;
    return measured != (toldNs != TwinPulse.UNMEASURED)
        || measured && Math.abs(ns - toldNs) > CLOCK_CHANGE_NS;
  }

  /** Says which channel is where; to be called when that changes. */
  void number(List<WatchedLane> lanes) {
    Arrays.fill(positions, (short) 0);
    for (int i = 0; i < lanes.size(); i++) {
      positions[lanes.get(i).channel()] = (short) (i + 1);
    }
  }
}
