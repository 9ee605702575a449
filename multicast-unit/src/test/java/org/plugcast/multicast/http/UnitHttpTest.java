package org.plugcast.multicast.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.plugcast.multicast.asrun.AsRunFinding;
import org.plugcast.multicast.asrun.AsRunHead;
import org.plugcast.multicast.handover.Agreed;
import org.plugcast.multicast.handover.Offer;
import org.plugcast.multicast.handover.Refusal;
import org.plugcast.multicast.record.Recorded;
import org.plugcast.multicast.status.UnitStatus;
import org.plugcast.multicast.witness.HttpTwinLogs;
import org.plugcast.ts.multiplex.Digest;

/** Requests over a real socket. */
final class UnitHttpTest {
  private static final int MOST = 64 + 448;
  private static final int MOST_CONNECTIONS = 640;
  private static final AsRunHead KEPT = new AsRunHead(5, new Digest("5".repeat(64)));
  private static final UnitStatus STATUS =
      new UnitStatus(
          "unit-1",
          Instant.EPOCH,
          true,
          0,
          Optional.empty(),
          new UnitStatus.Clocks(Duration.ZERO, 0),
          new UnitStatus.Fetching(0, 0, 0, 0),
          Optional.empty(),
          UnitStatus.Twin.NONE,
          Optional.empty(),
          List.of(),
          List.of());

  private final CountDownLatch answering = new CountDownLatch(1);

  /** By HTTP/2, no more than a hundred would be asked at once. */
  private final HttpClient client =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

  @Test
  void refusesWhatIsAskedWhenTooManyWait() throws Exception {
    try (UnitHttp http = start()) {
      List<CompletableFuture<HttpResponse<String>>> all =
          IntStream.rangeClosed(0, MOST).mapToObj(i -> ask(http)).toList();

      CompletableFuture.anyOf(all.toArray(CompletableFuture<?>[]::new)).get(30, TimeUnit.SECONDS);
      HttpResponse<String> refused =
          all.stream().filter(CompletableFuture::isDone).findFirst().orElseThrow().join();
      assertThat(refused.statusCode()).isEqualTo(503);
      assertThat(refused.headers().firstValue("Retry-After")).contains("1");
      assertThat(refused.body()).contains("64 requests are being answered and 448 wait");

      answering.countDown();
      assertThat(all.stream().map(answer -> answer.join().statusCode()))
          .containsOnlyOnce(503)
          .filteredOn(code -> code == 200)
          .hasSize(MOST);
    }
  }

  @Test
  void connectionsThatAskForNothingMakeRoomForOthers() throws Exception {
    answering.countDown();
    List<Socket> idle = new ArrayList<>();
    try (UnitHttp http = start()) {
      for (int i = 0; i < MOST_CONNECTIONS; i++) {
        idle.add(new Socket(InetAddress.getLoopbackAddress(), http.port()));
      }
      assertThat(ask(http).get(30, TimeUnit.SECONDS).statusCode()).isEqualTo(200);
      Socket oldest = idle.getFirst();
      oldest.setSoTimeout(30_000);
      assertThat(oldest.getInputStream().read()).as("end of the stream").isEqualTo(-1);
    } finally {
      for (Socket socket : idle) {
        socket.close();
      }
    }
  }

  @Test
  void answersAgainAfterwards() throws Exception {
    answering.countDown();
    try (UnitHttp http = start()) {
      for (int i = 0; i < 3 * 64; i++) {
        assertThat(ask(http).get(30, TimeUnit.SECONDS).statusCode()).isEqualTo(200);
      }
    }
  }

  @Test
  void anAsRunLogIsAskedForByTimeAndForm() throws Exception {
    try (UnitHttp http = start()) {
      HttpResponse<String> csv =
          get(http, "/channels/7/as-run?format=csv&from=2026-11-20T00:00:00Z");
      assertThat(csv.statusCode()).isEqualTo(200);
      assertThat(csv.headers().firstValue("Content-Type").orElseThrow()).startsWith("text/csv");
      assertThat(csv.body()).startsWith("line,channel,source,media-id");
      assertThat(get(http, "/channels/7/as-run").body()).isEqualTo("[]\n");
      assertThat(get(http, "/channels/7/as-run/check").body()).isEqualTo("[]");
      assertThat(get(http, "/recordings").body()).isEqualTo("[]");
      assertThat(get(http, "/channels/0/as-run").statusCode()).isEqualTo(404);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "/check", "/head", "/kept"})
  void anUnknownChannelHasNoAsRunLog(String part) throws Exception {
    try (UnitHttp http = start()) {
      HttpResponse<String> answer = get(http, "/channels/8/as-run" + part);
      assertThat(answer.statusCode()).isEqualTo(404);
      assertThat(new JsonObject(answer.body()).getString("detail"))
          .isEqualTo("there is no channel 8 here");
    }
  }

  @Test
  void aTwinAsksWhereALogEndsAndWhatIsKeptOfItsOwn() throws Exception {
    try (UnitHttp http = start();
        HttpTwinLogs logs = new HttpTwinLogs(URI.create("http://127.0.0.1:" + http.port()))) {
      answering.countDown();
      assertThat(logs.head(7).number()).isZero();
      assertThat(logs.kept(7)).containsExactly(KEPT);
      assertThatThrownBy(() -> logs.head(8))
          .isInstanceOf(IOException.class)
          .hasMessageContaining("there is no channel 8 here");
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          /channels/7/as-run?format=xml                    | format=xml: expected csv or json
          /channels/7/as-run?form=csv                      | expected format=..., from=..., until=...
          /channels/7/as-run?format                        | expected format=..., from=..., until=...
          /channels/7/as-run?format=csv&format=csv         | format is given twice
          /channels/7/as-run?from=yesterday                | expected a time like
          /channels/7/as-run?from=2026-01-02T00:00:00Z&until=2026-01-01T00:00:00Z | is before from
          /channels/7/as-run/check?from=2026-01-02T00:00:00Z | expected nothing
          /recordings?channel=7                            | expected nothing
          """)
  void refusesAQueryThatItDoesNotKnowSayingWhatItExpects(String path, String words)
      throws Exception {
    try (UnitHttp http = start()) {
      HttpResponse<String> refused = get(http, path);
      assertThat(refused.statusCode()).isEqualTo(400);
      assertThat(new JsonObject(refused.body()).getString("detail")).contains(words);
    }
  }

  private HttpResponse<String> get(UnitHttp http, String path) throws Exception {
    answering.countDown();
    URI uri = URI.create("http://127.0.0.1:" + http.port() + path);
    return client.send(HttpRequest.newBuilder(uri).build(), BodyHandlers.ofString());
  }

  private UnitHttp start() throws Exception {
    return UnitHttp.start(
        InetSocketAddress.createUnresolved("127.0.0.1", 0),
        this::status,
        new Nothing(),
        new Empty());
  }

  private UnitStatus status() {
    try {
      answering.await();
      return STATUS;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  private CompletableFuture<HttpResponse<String>> ask(UnitHttp http) {
    URI uri = URI.create("http://127.0.0.1:" + http.port() + "/health");
    return client.sendAsync(HttpRequest.newBuilder(uri).build(), BodyHandlers.ofString());
  }

  /** A unit that keeps nothing of its channel 7 but where the twin's log has ended. */
  private static final class Empty implements Archive {
    @Override
    public List<Recorded> recordings() {
      return List.of();
    }

    @Override
    public Path data() {
      return Path.of("target", "no-such-folder");
    }

    @Override
    public boolean knows(int channel) {
      return channel == 7;
    }

    @Override
    public List<AsRunFinding> check(int channel) {
      return List.of();
    }

    @Override
    public List<AsRunHead> kept(int channel) {
      return List.of(KEPT);
    }
  }

  /** A unit that does nothing. */
  private static final class Nothing implements Actions {
    @Override
    public List<Agreed> handOver(OptionalInt channel, Optional<URI> to, Hop hop) throws Refusal {
      throw new Refusal("channel " + channel + " is not on air here");
    }

    @Override
    public void take(List<Offer> offers) {}

    @Override
    public void cancel(List<Integer> channels) {}

    @Override
    public List<Agreed> handOverToNext(URI next) throws Refusal {
      throw new Refusal("nothing is on air here");
    }

    @Override
    public void promote() {}
  }
}
