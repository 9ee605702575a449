package org.plugcast.multicast;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.net.InetAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.plugcast.multicast.fetch.TimelineFile;
import org.plugcast.multicast.pacing.Cadence;
import org.plugcast.multicast.record.AirLine;
import org.plugcast.multicast.sender.SenderSettings;
import org.plugcast.multicast.testing.GroupListener;
import org.plugcast.multicast.testing.SampleCachingUnit;
import org.plugcast.multicast.testing.SampleClips;
import org.plugcast.multicast.testing.SampleRecordings;
import org.plugcast.ts.mpeg.TsPacket;
import org.plugcast.ts.multiplex.Entry;
import org.plugcast.ts.multiplex.Multiplex;
import org.plugcast.ts.multiplex.Timeline;

/** Whole units on the loopback interface: what they keep of the air, and send without clips. */
class UnitWithoutClipsTest {
  private static final InetAddress GROUP = InetAddress.ofLiteral("239.255.77.4");
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  private static final Precedence NONE =
      new Precedence() {
        @Override
        public SenderSettings.Precedence ofSender() {
          return SenderSettings.Precedence.NONE;
        }

        @Override
        public void claimForAll() {}

        @Override
        public Optional<String> missing() {
          return Optional.of("a test");
        }
      };

  @TempDir Path folder;
  private final int port = 20_000 + (int) (ProcessHandle.current().pid() % 20_000);
  private final HttpClient client = HttpClient.newHttpClient();
  private SampleClips clips;
  private SampleCachingUnit cachingUnit;
  private Entry a;
  private Entry b;
  private Timeline timeline;

  @BeforeEach
  void make() throws IOException {
    clips = new SampleClips(folder.resolve("there"));
    cachingUnit = new SampleCachingUnit();
    a = clips.clip("A", 1, 61);
    b = clips.clip("B", 2, 47);
    timeline = SampleClips.timeline(1, Instant.now().minusSeconds(3600), a, b);
  }

  @AfterEach
  void close() {
    client.shutdownNow();
    cachingUnit.close();
  }

  private static void publish(SampleCachingUnit unit, SampleClips clips, Timeline timeline) {
    timeline.loop().forEach(entry -> unit.serve(entry.clip(), clips.bytes(entry)));
    unit.publish(1, timeline);
  }

  private MulticastUnit start() throws Exception {
    Path file = folder.resolve("m-01.conf");
    Files.writeString(
        file,
        String.join(
            "\n",
            "unit = m-01",
            "caching-unit = " + cachingUnit.uri(),
            "data = " + data(),
            "interface = lo",
            "http = 127.0.0.1:0",
            "channel = 1, One, " + GROUP.getHostAddress() + ", " + port,
            "record = all, ring"));
    return MulticastUnit.start(
        file,
        NONE,
        () -> {
          throw new AssertionError("the sending threads have died");
        });
  }

  private Path data() {
    return folder.resolve("m-01");
  }

  private String get(MulticastUnit unit, String path) throws Exception {
    URI uri = URI.create("http://127.0.0.1:" + unit.httpPort() + path);
    return client.send(HttpRequest.newBuilder(uri).build(), BodyHandlers.ofString()).body();
  }

  private void await(MulticastUnit unit, String path, String part) throws Exception {
    long deadline = System.nanoTime() + PATIENCE.toNanos();
    while (!get(unit, path).contains(part)) {
      assertThat(System.nanoTime()).as("%s tells %s in time", path, part).isLessThan(deadline);
      Thread.sleep(20);
    }
  }

  private JsonArray asRun(MulticastUnit unit) throws Exception {
    return new JsonArray(get(unit, "/channels/1/as-run?format=json"));
  }

  private JsonArray awaitAsRun(MulticastUnit unit, int lines) throws Exception {
    long deadline = System.nanoTime() + PATIENCE.toNanos();
    while (asRun(unit).size() < lines) {
      assertThat(System.nanoTime()).as("%d lines in time", lines).isLessThan(deadline);
      Thread.sleep(50);
    }
    return asRun(unit);
  }

  @Test
  void whatIsOnTheWireIsLoggedAndRecordedAndARestartGoesOnWithTheChain() throws Exception {
    publish(cachingUnit, clips, timeline);
    try (MulticastUnit unit = start()) {
      JsonArray lines = awaitAsRun(unit, 3);
      JsonObject whole = lines.getJsonObject(1);
      assertThat(whole.getString("source")).isEqualTo("timeline");
      assertThat(whole.getString("title")).isIn("A", "B");
      assertThat(whole.getString("media-id")).isIn("m1", "m2");
      assertThat(whole.getLong("packets-identical")).isGreaterThan(3_000);
      assertThat(whole.getLong("packets-different")).isZero();
      assertThat(get(unit, "/metrics"))
          .as("segments end with the minute")
          .containsPattern("plugcast_recordings [01]\\.0\n");
    }
    try (MulticastUnit again = start()) {
      int before = asRun(again).size();
      assertThat(before).as("what was on the wire at the end, too").isGreaterThan(3);
      await(again, "/recordings", "\"channel\":1,\"origin\":\"own\"");
      assertThat(get(again, "/recordings")).contains("\"purpose\":\"ring\"");
      awaitAsRun(again, before + 2);
      assertThat(get(again, "/channels/1/as-run/check")).isEqualTo("[]");
      assertThat(get(again, "/channels/1/as-run?format=csv")).startsWith("line,channel,source,");
    }
  }

  @Test
  void withATimelineAndARecordingItSendsThatUntilTheCachingUnitIsBack() throws Exception {
    TimelineFile.of(data(), 1).write(timeline);
    SampleRecordings.make(data().resolve("recordings"), timeline, clips.store(), 3, 17);
    int at = cachingUnit.uri().getPort();
    cachingUnit.close();
    try (GroupListener listener = new GroupListener(GROUP, port);
        MulticastUnit unit = start()) {
      listener.next(50);
      await(unit, "/twin", "\"source\":\"pre-recorded\"");
      assertThat(get(unit, "/health"))
          .contains("recordings of the channel are sent")
          .contains("the caching unit cannot be reached: no connection");
      listener.clear();
      assertThat(pictures(listener.next(1_500))).isGreaterThan(100);
      try (SampleCachingUnit back = new SampleCachingUnit(at)) {
        publish(back, clips, timeline);
        await(unit, "/twin", "\"source\":\"timeline\"");
        awaitTimeline(listener);
        assertThat(get(unit, "/health")).doesNotContain("recordings of the channel are sent");
        assertThat(asRun(unit).toString()).contains("\"source\":\"pre-recorded\"");
      }
    }
  }

  /** A splice takes a moment to settle. */
  private void awaitTimeline(GroupListener listener) throws Exception {
    long deadline = System.nanoTime() + PATIENCE.toNanos();
    listener.clear();
    while (!known().containsAll(texts(listener.next(200)))) {
      assertThat(System.nanoTime()).as("the timeline is heard in time").isLessThan(deadline);
      listener.clear();
    }
  }

  private long pictures(List<byte[]> datagrams) {
    return datagrams.stream()
        .filter(datagram -> TsPacket.pid(datagram, 0) == timeline.service().pids().video())
        .count();
  }

  /** The datagrams of the timeline that are due within some seconds. */
  private Set<String> known() throws IOException {
    Cadence cadence = AirLine.of(timeline).cadence();
    long now = cadence.packetDueAt(System.currentTimeMillis() * 1_000_000) / 7;
    Set<String> known = new HashSet<>();
    byte[] bytes = new byte[Cadence.DATAGRAM_BYTES];
    try (Multiplex multiplex = new Multiplex(timeline, clips.store())) {
      for (long k = now - 400; k < now + 4_000; k++) {
        multiplex.packets(k * 7, 7, bytes, 0);
        known.add(text(bytes));
      }
    }
    return known;
  }

  private static List<String> texts(List<byte[]> datagrams) {
    return datagrams.stream().map(UnitWithoutClipsTest::text).toList();
  }

  private static String text(byte[] bytes) {
    return HexFormat.of().formatHex(bytes);
  }
}
