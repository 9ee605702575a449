package org.plugcast.multicast.channel;

import java.io.IOException;
import java.net.InetAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.plugcast.multicast.config.ChannelConfig;
import org.plugcast.multicast.fetch.TimelineFile;
import org.plugcast.multicast.pacing.AirClock;
import org.plugcast.multicast.pacing.DatagramFraming;
import org.plugcast.multicast.pacing.Filler;
import org.plugcast.multicast.pacing.LaneSpec;
import org.plugcast.multicast.pacing.Pacer;
import org.plugcast.multicast.sender.AirOutlet;
import org.plugcast.multicast.sender.Watching;
import org.plugcast.multicast.testing.FakeOutlet;
import org.plugcast.multicast.testing.FakeTime;
import org.plugcast.multicast.testing.FakeWire;
import org.plugcast.multicast.testing.SampleClips;
import org.plugcast.ts.multiplex.Entry;
import org.plugcast.ts.multiplex.Timeline;
import org.plugcast.ts.store.ClipStore;

/**
 * A channel of two items between a stock of clips and a wire, on clocks that go only when told to:
 * it is a hundred seconds after the epoch.
 */
abstract class ChannelBed {
  static final long MILLISECOND = 1_000_000;
  static final long SECOND = 1_000 * MILLISECOND;
  static final int FRAMES = 90;

  @TempDir Path folder;
  final Instant epoch = Instant.parse("2026-06-01T12:00:00Z");
  final FakeTime time = new FakeTime(epoch.getEpochSecond() * SECOND + 100 * SECOND);
  final AirClock clock = new AirClock(time);
  final FakeWire wire = new FakeWire(clock);
  final ChannelConfig config =
      new ChannelConfig(1, "Jazz", InetAddress.ofLiteral("239.1.1.1"), 5000);
  private final Pacer pacer = new Pacer(clock);
  private final Filler filler = new Filler(clock);

  /** All clips. */
  SampleClips clips;

  /** Those that this unit has. */
  ClipStore here;

  Entry a;
  Entry b;
  Timeline first;

  @BeforeEach
  void makeClips() throws IOException {
    pacer.use(wire, List.of());
    clips = new SampleClips(folder.resolve("there"));
    here = new ClipStore(folder.resolve("here"));
    a = clips.clip("A", 1, FRAMES);
    b = clips.clip("B", 2, FRAMES);
    first = SampleClips.timeline(1, epoch, a, b);
  }

  /** What a channel is sent through; a test may refuse it. */
  AirOutlet open(LaneSpec spec, Watching watching) throws IOException {
    return new FakeOutlet(spec, pacer, wire);
  }

  /** What datagrams bear beside packets. */
  DatagramFraming framing() {
    return DatagramFraming.NONE;
  }

  Channel channel(LocalClips local, Duration ahead) {
    return new Channel(
        config,
        TimelineFile.of(folder, 1),
        local,
        new Transmission(
            clock,
            filler,
            this::open,
            timeline -> framing(),
            channel -> Watching.NONE,
            Transmission.Listener.NONE,
            ahead,
            Duration.ofSeconds(1)));
  }

  void bring(Entry entry) throws IOException {
    here.receive(entry.clip(), Files.newInputStream(clips.path(entry.clip())));
  }

  /** Sends for a millisecond. */
  void send() {
    filler.doWork();
    sendPrepared();
  }

  /** The same while whoever fills is busy. */
  void sendPrepared() {
    pacer.doWork();
    time.pass(MILLISECOND);
  }
}
