package org.plugcast.multicast;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.plugcast.multicast.config.ConfigException;
import org.plugcast.multicast.pacing.Cadence;
import org.plugcast.multicast.sender.SenderSettings;
import org.plugcast.multicast.testing.GroupListener;
import org.plugcast.multicast.testing.SampleCachingUnit;
import org.plugcast.multicast.testing.SampleClips;
import org.plugcast.ts.mpeg.TsPacket;
import org.plugcast.ts.multiplex.Entry;
import org.plugcast.ts.multiplex.Multiplex;
import org.plugcast.ts.multiplex.Timeline;

/** Whole units on the loopback interface, for a few seconds of real time. */
class MulticastUnitTest {
  private static final InetAddress GROUP_1 = InetAddress.ofLiteral("239.255.77.1");
  private static final InetAddress GROUP_2 = InetAddress.ofLiteral("239.255.77.2");
  private static final InetAddress GROUP_3 = InetAddress.ofLiteral("239.255.77.3");

  private static final Precedence NONE = new NoPrecedence();

  @TempDir Path folder;
  private final Instant epoch = Instant.now().minusSeconds(3600);
  private final int port = 20_000 + (int) (ProcessHandle.current().pid() % 20_000);
  private final HttpClient client = HttpClient.newHttpClient();
  private SampleClips clips;
  private SampleCachingUnit cachingUnit;
  private Timeline timeline;

  @BeforeEach
  void serve() throws IOException {
    clips = new SampleClips(folder.resolve("there"));
    cachingUnit = new SampleCachingUnit();
    Entry a = clips.clip("A", 1, 61);
    Entry b = clips.clip("B", 2, 47);
    timeline = SampleClips.timeline(1, epoch, a, b);
    cachingUnit.serve(a.clip(), clips.bytes(a));
    cachingUnit.serve(b.clip(), clips.bytes(b));
    cachingUnit.publish(1, timeline);
    cachingUnit.publish(2, SampleClips.timeline(2, epoch, b));
  }

  @AfterEach
  void close() {
    client.shutdownNow();
    cachingUnit.close();
  }

  /** Tests must not push aside what else runs on the machine. */
  private static final class NoPrecedence implements Precedence {
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
  }

  private static void fail() {
    throw new AssertionError("the sending threads have died");
  }

  private Path config(String unit, String... channels) throws IOException {
    Path file = folder.resolve(unit + ".conf");
    return Files.writeString(
        file,
        String.join(
            "\n",
            "unit = " + unit,
            "caching-unit = " + cachingUnit.uri(),
            "data = " + folder.resolve(unit),
            "interface = lo",
            "http = 127.0.0.1:0",
            String.join("\n", channels)));
  }

  private String channel(int id, InetAddress group) {
    return "channel = %d, Channel %d, %s, %d".formatted(id, id, group.getHostAddress(), port);
  }

  private HttpResponse<String> get(MulticastUnit unit, String path) throws Exception {
    URI uri = URI.create("http://127.0.0.1:" + unit.httpPort() + path);
    return client.send(HttpRequest.newBuilder(uri).build(), BodyHandlers.ofString());
  }

  /**
   * Asserts that datagrams are what the timeline says, and returns the first that bears a PCR. A
   * busy machine may skip some; none may differ or come twice.
   */
  private long firstDatagram(Timeline sent, List<byte[]> datagrams) throws IOException {
    int known = 0;
    while (pcr(datagrams.get(known)).isEmpty()) {
      known++;
    }
    double packets =
        pcr(datagrams.get(known)).getAsLong()
            / 27e6
            * sent.format().rate().bitsPerSecond()
            / (8 * TsPacket.LENGTH);
    long first = (long) packets / Cadence.PACKETS_PER_DATAGRAM;
    try (Multiplex multiplex = new Multiplex(sent, clips.store())) {
      long at = first - 1;
      for (byte[] datagram : datagrams.subList(known, datagrams.size())) {
        at = find(multiplex, datagram, at + 1);
      }
      assertThat(at - first).as("datagrams sent or skipped").isLessThan(2L * datagrams.size());
      return first;
    }
  }

  private static OptionalLong pcr(byte[] datagram) {
    return IntStream.iterate(0, at -> at < datagram.length, at -> at + TsPacket.LENGTH)
        .filter(at -> TsPacket.hasPcr(datagram, at))
        .mapToLong(at -> TsPacket.pcr(datagram, at))
        .findFirst();
  }

  private static long find(Multiplex multiplex, byte[] datagram, long from) {
    OptionalLong found =
        LongStream.range(from, from + 1_000)
            .filter(k -> Arrays.equals(datagram(multiplex, k), datagram))
            .findFirst();
    assertThat(found).as("a datagram of the timeline from %d on", from).isPresent();
    return found.getAsLong();
  }

  private static byte[] datagram(Multiplex multiplex, long datagram) {
    byte[] bytes = new byte[Cadence.DATAGRAM_BYTES];
    try {
      multiplex.packets(
          datagram * Cadence.PACKETS_PER_DATAGRAM, Cadence.PACKETS_PER_DATAGRAM, bytes, 0);
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
    return bytes;
  }

  @Test
  void twinsThatStartOneAfterTheOtherSendTheSame() throws Exception {
    try (GroupListener one = new GroupListener(GROUP_1, port);
        GroupListener two = new GroupListener(GROUP_2, port);
        MulticastUnit first =
            MulticastUnit.start(
                config("m-01", channel(1, GROUP_1)), NONE, MulticastUnitTest::fail)) {
      List<byte[]> early = one.next(300);
      try (MulticastUnit second =
          MulticastUnit.start(config("m-02", channel(1, GROUP_2)), NONE, MulticastUnitTest::fail)) {
        List<byte[]> late = two.next(600);
        long start = firstDatagram(timeline, early);
        assertThat(firstDatagram(timeline, late)).isGreaterThan(start);
        assertThat(second.httpPort()).isNotEqualTo(first.httpPort());
      }
    }
  }

  @Test
  void runsOnAndStartsAgainWhenTheCachingUnitIsGone() throws Exception {
    Path config = config("m-01", channel(1, GROUP_1));
    try (GroupListener listener = new GroupListener(GROUP_1, port)) {
      try (MulticastUnit unit = MulticastUnit.start(config, NONE, MulticastUnitTest::fail)) {
        listener.next(100);
        awaitClips("m-01", 2);
        cachingUnit.close();
        listener.clear();
        firstDatagram(timeline, listener.next(1_200));
        assertThat(get(unit, "/health").body())
            .contains("\"status\":\"degraded\"")
            .contains("\"reachable\":false");
        assertThat(get(unit, "/metrics").body()).contains("plugcast_caching_unit_reachable 0");
      }
      listener.clear();
      try (MulticastUnit again = MulticastUnit.start(config, NONE, MulticastUnitTest::fail)) {
        firstDatagram(timeline, listener.next(600));
        awaitBody(again, "/now-playing", "\"state\":\"on-air\"");
      }
    }
  }

  private void awaitBody(MulticastUnit unit, String path, String part) throws Exception {
    for (int i = 0; i < 100 && !get(unit, path).body().contains(part); i++) {
      Thread.sleep(50);
    }
    assertThat(get(unit, path).body()).contains(part);
  }

  private void awaitClips(String unit, int count) throws Exception {
    Path there = folder.resolve(unit).resolve("clips");
    long deadline = System.nanoTime() + Duration.ofSeconds(20).toNanos();
    while (clipsIn(there) < count) {
      assertThat(System.nanoTime()).as("clips have come in time").isLessThan(deadline);
      Thread.onSpinWait();
    }
  }

  private static long clipsIn(Path folder) throws IOException {
    try (var files = Files.list(folder)) {
      return files.filter(file -> file.toString().endsWith(".clip")).count();
    }
  }

  @Test
  void channelsComeAndGoWithTheFileAndTheOthersGoOn() throws Exception {
    Path config = config("m-01", channel(1, GROUP_1), channel(2, GROUP_2));
    try (GroupListener one = new GroupListener(GROUP_1, port);
        GroupListener two = new GroupListener(GROUP_2, port);
        GroupListener three = new GroupListener(GROUP_3, port);
        MulticastUnit unit = MulticastUnit.start(config, NONE, MulticastUnitTest::fail)) {
      List<byte[]> steady = one.next(100);
      two.next(100);
      config("m-01", channel(1, GROUP_1), channel(2, GROUP_3));
      three.next(100);
      two.clear();
      assertThat(two.hears(Duration.ofMillis(100))).isFalse();
      config("m-01", channel(1, GROUP_1), channel(2, GROUP_1));
      awaitProblem(unit, "configuration refused");
      assertThat(three.hears(Duration.ofSeconds(1))).isTrue();
      steady.addAll(one.next(100));
      firstDatagram(timeline, steady);
    }
  }

  private void awaitProblem(MulticastUnit unit, String problem) throws Exception {
    long deadline = System.nanoTime() + Duration.ofSeconds(20).toNanos();
    while (!get(unit, "/health").body().contains(problem)) {
      assertThat(System.nanoTime()).as(problem + " in time").isLessThan(deadline);
    }
  }

  @Test
  void tellsWhatItDoesByHttp() throws Exception {
    try (GroupListener one = new GroupListener(GROUP_1, port);
        MulticastUnit unit =
            MulticastUnit.start(
                config("m-01", channel(1, GROUP_1), channel(9, GROUP_2)),
                NONE,
                MulticastUnitTest::fail)) {
      one.next(50);
      awaitBody(unit, "/now-playing", "\"state\":\"on-air\"");
      assertThat(get(unit, "/now-playing").body())
          .contains("\"channel\":1,\"name\":\"Channel 1\",\"group\":\"239.255.77.1\"")
          .contains("\"state\":\"on-air\"")
          .contains("\"artist\":\"Artist of ")
          .contains("\"state\":\"waiting\"");
      assertThat(get(unit, "/metrics").body())
          .containsPattern("plugcast_datagrams_sent_total\\{channel=\"1\",name=\"Channel 1\"} \\d+")
          .contains("plugcast_on_air{channel=\"9\",name=\"Channel 9\"} 0")
          .contains("plugcast_timeline_revision{channel=\"1\",name=\"Channel 1\"} 1");
      HttpResponse<String> text = get(unit, "/channels/1/timeline");
      assertThat(text.body()).startsWith("plugcast-timeline 1\n");
      assertThat(text.headers().firstValue("ETag")).contains("\"" + timeline.digest().hex() + "\"");
      assertThat(get(unit, "/health").body()).contains("no timeline yet");
      HttpResponse<String> missing = get(unit, "/channels/9/timeline");
      assertThat(missing.statusCode()).isEqualTo(404);
      assertThat(missing.headers().firstValue("Content-Type")).contains("application/problem+json");
      assertThat(missing.body()).contains("\"status\":404").contains("channel 9");
      assertThat(get(unit, "/nothing").statusCode()).isEqualTo(404);
      HttpRequest put =
          HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + unit.httpPort() + "/health"))
              .PUT(HttpRequest.BodyPublishers.noBody())
              .build();
      assertThat(client.send(put, BodyHandlers.ofString()).statusCode()).isEqualTo(405);
    }
  }

  @Test
  void refusesABadInterfaceAndABusyPortNamingKeyAndValue() throws Exception {
    Path bad = folder.resolve("bad.conf");
    Files.writeString(bad, "unit = m\ndata = " + folder + "\ninterface = eth77\n");
    assertThatThrownBy(() -> MulticastUnit.start(bad, NONE, MulticastUnitTest::fail))
        .isInstanceOf(ConfigException.class)
        .hasMessageStartingWith("interface = eth77: no interface is called eth77");
    int busy = cachingUnit.uri().getPort();
    Files.writeString(
        bad, "unit = m\ndata = " + folder + "\ninterface = 127.0.0.1\nhttp = 127.0.0.1:" + busy);
    assertThatThrownBy(() -> MulticastUnit.start(bad, NONE, MulticastUnitTest::fail))
        .isInstanceOf(ConfigException.class)
        .hasMessageStartingWith("http = 127.0.0.1:" + busy);
  }
}
