package org.plugcast.multicast.channel;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.plugcast.multicast.fetch.TimelineFile;
import org.plugcast.multicast.pacing.Cadence;
import org.plugcast.multicast.pacing.LaneSpec;
import org.plugcast.multicast.pacing.Phase;
import org.plugcast.multicast.plan.Need;
import org.plugcast.multicast.sender.AirOutlet;
import org.plugcast.multicast.sender.Watching;
import org.plugcast.multicast.status.ChannelStatus;
import org.plugcast.multicast.testing.FakeWire;
import org.plugcast.multicast.testing.SampleClips;
import org.plugcast.ts.multiplex.Digest;
import org.plugcast.ts.multiplex.Entry;
import org.plugcast.ts.multiplex.Multiplex;
import org.plugcast.ts.multiplex.Timeline;

class ChannelTest extends ChannelBed {
  private @Nullable IOException cannotOpen;
  private Entry c;

  @BeforeEach
  void makeAnother() throws IOException {
    c = clips.clip("C", 3, FRAMES);
  }

  @Override
  AirOutlet open(LaneSpec spec, Watching watching) throws IOException {
    assertThat(spec.number()).isEqualTo(config.id());
    assertThat(spec.destination()).hasToString("/239.1.1.1:5000");
    if (cannotOpen != null) {
      throw cannotOpen;
    }
    return super.open(spec, watching);
  }

  private Channel channel(LocalClips local) {
    return channel(local, Duration.ofSeconds(1));
  }

  private Channel channel() {
    return channel(new LocalClips(here, time));
  }

  private void run(long nanos) {
    for (long passed = 0; passed < nanos; passed += MILLISECOND) {
      send();
    }
  }

  /** Asserts that what was sent is what the timeline says, from the datagram due at a time on. */
  private void assertWire(Timeline timeline, long fromNs) throws IOException {
    Cadence cadence =
        new Cadence(epoch.getEpochSecond() * SECOND, timeline.format().rate().bitsPerSecond());
    long datagram = cadence.firstDatagramDueFrom(fromNs - Phase.delayNs(cadence, config.id()));
    assertThat(wire.sent()).isNotEmpty();
    byte[] expected = new byte[Cadence.DATAGRAM_BYTES];
    try (Multiplex multiplex = new Multiplex(timeline, clips.store())) {
      for (FakeWire.Sent sent : wire.sent()) {
        multiplex.packets(datagram * 7, 7, expected, 0);
        assertThat(Arrays.equals(sent.bytes(), expected)).as("datagram %d", datagram).isTrue();
        datagram++;
      }
    }
  }

  @Test
  void goesOnAirWhenTheClipThatIsDueIsHere() throws IOException {
    Channel channel = channel();
    channel.offer(first);
    assertThat(channel.status().state()).isEqualTo("waiting");
    assertThat(channel.status().problems()).anyMatch(p -> p.contains("waiting for the clips"));
    List<Digest> needs = channel.needs().stream().map(Need::clip).toList();
    assertThat(needs).containsExactlyInAnyOrder(a.clip(), b.clip());
    for (Entry entry : List.of(a, b)) {
      bring(entry);
      time.pass(SECOND);
      channel.arrived(entry.clip());
    }
    long from = clock.utcNs();
    run(2 * SECOND);
    assertThat(wire.sent()).hasSizeBetween(711, 714);
    assertWire(first, from);
    ChannelStatus status = channel.status();
    assertThat(status.state()).isEqualTo("on-air");
    assertThat(status.problems()).isEmpty();
    assertThat(status.onAir().orElseThrow().now().orElseThrow().entry()).isIn(a, b);
    assertThat(status.onAir().orElseThrow().next().orElseThrow().entry()).isIn(a, b);
  }

  @Test
  void startsAgainWithoutTheCachingUnit() throws IOException {
    bring(a);
    bring(b);
    Channel before = channel();
    before.offer(first);
    run(SECOND);
    before.close();
    run(SECOND);
    wire.sent().clear();
    long from = clock.utcNs();
    Channel after = channel();
    after.restore();
    run(10 * SECOND);
    assertThat(after.known()).contains(first.digest());
    assertWire(first, from);
  }

  @Test
  void onceClosedItStaysOffTheAir() throws IOException {
    bring(a);
    bring(b);
    Channel channel = channel();
    channel.offer(first);
    run(SECOND);
    channel.close();
    run(10 * MILLISECOND);
    wire.sent().clear();
    channel.offer(first);
    channel.arrived(a.clip());
    channel.tick();
    run(SECOND);
    assertThat(wire.sent()).isEmpty();
  }

  @Test
  void aRevisionHoldsFromItsFrameOnAndDisturbsNothingBefore() throws IOException {
    bring(a);
    bring(b);
    bring(c);
    Channel channel = channel();
    channel.offer(first);
    long from = clock.utcNs();
    run(SECOND);
    long round = (100 * 30_000 / 1001) / (2 * FRAMES);
    long loopFrom = (round + 1) * 2 * FRAMES;
    List<Entry> leadIn = new ArrayList<>();
    for (long frame = 0; frame < loopFrom; frame += 2 * FRAMES) {
      leadIn.addAll(List.of(a, b));
    }
    Timeline second = SampleClips.revision(first, loopFrom, leadIn, List.of(c));
    channel.offer(second);
    run(12 * SECOND);
    assertWire(second, from);
    assertThat(channel.known()).contains(second.digest());
    assertThat(TimelineFile.of(folder, 1).read()).contains(second);
    assertThat(channel.status().onAir().orElseThrow().now().orElseThrow().entry()).isEqualTo(c);
    assertThat(channel.used()).containsExactlyInAnyOrder(a.clip(), b.clip(), c.clip());
  }

  @Test
  void aRevisionThatChangesWhatIsOnAirIsRefused() throws IOException {
    bring(a);
    bring(b);
    bring(c);
    Channel channel = channel();
    channel.offer(first);
    long from = clock.utcNs();
    run(SECOND);
    channel.offer(SampleClips.revision(first, 1_000_000, List.of(), List.of(c, b)));
    assertThat(channel.status().problems()).anyMatch(p -> p.contains("timeline refused"));
    run(5 * SECOND);
    assertWire(first, from);
    channel.offer(first);
    assertThat(channel.status().problems()).isEmpty();
  }

  @Test
  void anotherEpochTakesOverWhenItsClipsAreHere() throws IOException {
    bring(a);
    bring(b);
    Channel channel = channel();
    channel.offer(first);
    run(SECOND);
    Timeline other = SampleClips.timeline(1, epoch.minusMillis(500), c);
    channel.offer(other);
    assertThat(channel.status().timeline()).contains(first);
    assertThat(channel.known()).contains(other.digest());
    run(SECOND);
    bring(c);
    channel.arrived(c.clip());
    run(500 * MILLISECOND);
    assertThat(channel.status().timeline()).contains(other);
    assertThat(channel.status().onAir().orElseThrow().now().orElseThrow().entry()).isEqualTo(c);
  }

  @Test
  void aClipTakenAwayUnderItsFeetIsNullPacketsUntilItComesBack() throws IOException {
    bring(a);
    bring(b);
    Channel channel = channel();
    channel.offer(first);
    run(SECOND);
    here.delete(a.clip());
    here.delete(b.clip());
    run(8 * SECOND);
    channel.tick();
    assertThat(channel.status().problems()).anyMatch(p -> p.contains("null packets"));
    int sent = wire.sent().size();
    bring(a);
    bring(b);
    channel.arrived(a.clip());
    channel.arrived(b.clip());
    run(MILLISECOND);
    wire.sent().clear();
    long from = clock.utcNs();
    run(8 * SECOND);
    assertWire(first, from);
    assertThat(sent).isBetween(9 * 355, 9 * 357);
  }

  @Test
  void aClipThatCannotBeReadIsAskedForAnew() throws IOException {
    bring(a);
    bring(b);
    LocalClips local = new LocalClips(here, time);
    Channel channel = channel(local);
    Files.write(here.path(a.clip()), new byte[100]);
    Files.write(here.path(b.clip()), new byte[100]);
    channel.offer(first);
    assertThat(channel.status().state()).isEqualTo("waiting");
    assertThat(local.damaged()).isSubsetOf(a.clip(), b.clip()).isNotEmpty();
  }

  @Test
  void overAnOverwrittenClipTablesAndPcrGoOnAndItIsAskedForAnew() throws IOException {
    bring(a);
    bring(b);
    LocalClips local = new LocalClips(here, time);
    Channel channel = channel(local);
    channel.offer(first);
    run(SECOND);
    overwrite(a, (byte) 0xee);
    overwrite(b, (byte) 0xee);
    run(8 * SECOND);
    assertWireWithoutClipsFrom(4 * 356);
    channel.tick();
    assertThat(channel.status().problems()).anyMatch(p -> p.contains("null packets"));
    assertThat(local.damaged()).containsExactlyInAnyOrder(a.clip(), b.clip());
  }

  @Test
  void nonsenseInPacketsOfAClipIsNullPacketsToo() throws IOException {
    bring(a);
    bring(b);
    Channel channel = channel();
    channel.offer(first);
    run(SECOND);
    overwrite(a, (byte) 0x47);
    overwrite(b, (byte) 0x47);
    run(8 * SECOND);
    channel.tick();
    assertThat(channel.status().problems()).anyMatch(p -> p.contains("null packets"));
    assertThat(wire.sent()).hasSizeBetween(9 * 355, 9 * 357);
  }

  /** In place, as someone does who does not know what the file is. */
  private void overwrite(Entry entry, byte value) throws IOException {
    byte[] bytes = new byte[(int) Files.size(here.path(entry.clip()))];
    Arrays.fill(bytes, value);
    try (var file = Files.newByteChannel(here.path(entry.clip()), StandardOpenOption.WRITE)) {
      file.write(ByteBuffer.wrap(bytes));
    }
  }

  private void assertWireWithoutClipsFrom(int sent) throws IOException {
    Cadence cadence =
        new Cadence(epoch.getEpochSecond() * SECOND, first.format().rate().bitsPerSecond());
    long datagram =
        cadence.firstDatagramDueFrom(
            wire.sent().get(sent).utcNs() - MILLISECOND - Phase.delayNs(cadence, config.id()));
    byte[] expected = new byte[Cadence.DATAGRAM_BYTES];
    try (Multiplex multiplex = new Multiplex(first, digest -> Optional.empty())) {
      for (FakeWire.Sent one : wire.sent().subList(sent, wire.sent().size())) {
        multiplex.packets(datagram * 7, 7, expected, 0);
        assertThat(Arrays.equals(one.bytes(), expected)).as("datagram %d", datagram).isTrue();
        datagram++;
      }
    }
  }

  @Test
  void aTimelineThatTheDiskRefusesIsSavedWhenItCanBe() throws IOException {
    bring(a);
    bring(b);
    Path inTheWay = Files.createFile(folder.resolve("timelines"));
    Channel channel = channel();
    channel.offer(first);
    channel.tick();
    assertThat(channel.status().problems()).anyMatch(p -> p.contains("timeline not saved"));
    Files.delete(inTheWay);
    channel.tick();
    assertThat(channel.status().problems()).isEmpty();
    assertThat(TimelineFile.of(folder, 1).read()).contains(first);
  }

  @Test
  void saysThatItCannotSendAndTriesAgain() throws IOException {
    bring(a);
    bring(b);
    cannotOpen = new IOException("no interface is called eth7");
    Channel channel = channel();
    channel.offer(first);
    assertThat(channel.status().problems()).anyMatch(p -> p.contains("eth7"));
    cannotOpen = null;
    channel.tick();
    assertThat(channel.status().problems()).isEmpty();
    run(SECOND);
    wire.fail(5000, "ENETDOWN");
    run(SECOND);
    channel.tick();
    run(SECOND);
    channel.tick();
    assertThat(channel.status().problems()).anyMatch(p -> p.contains("refuses datagrams"));
    int before = wire.sent().size();
    run(SECOND);
    assertThat(wire.sent().size()).isGreaterThan(before + 300);
  }
}
