package org.plugcast.multicast.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.plugcast.multicast.handover.Agreed;
import org.plugcast.multicast.handover.Offer;
import org.plugcast.multicast.handover.Refusal;
import org.plugcast.multicast.status.UnitStatus;

/** Requests over a real socket. */
final class UnitHttpTest {
  private static final int MOST_AT_ONCE = 64;
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
          List.of(),
          List.of());

  private final CountDownLatch answering = new CountDownLatch(1);
  private final HttpClient client = HttpClient.newHttpClient();

  @Test
  void refusesWhatIsAskedFasterThanItCanBeAnswered() throws Exception {
    try (UnitHttp http = start()) {
      List<CompletableFuture<HttpResponse<String>>> all =
          IntStream.rangeClosed(0, MOST_AT_ONCE).mapToObj(i -> ask(http)).toList();

      CompletableFuture.anyOf(all.toArray(CompletableFuture<?>[]::new)).get(30, TimeUnit.SECONDS);
      HttpResponse<String> refused =
          all.stream().filter(CompletableFuture::isDone).findFirst().orElseThrow().join();
      assertThat(refused.statusCode()).isEqualTo(503);
      assertThat(refused.headers().firstValue("Retry-After")).contains("1");
      assertThat(refused.body()).contains("64 requests are being answered");

      answering.countDown();
      assertThat(all.stream().map(answer -> answer.join().statusCode()))
          .containsOnlyOnce(503)
          .filteredOn(code -> code == 200)
          .hasSize(MOST_AT_ONCE);
    }
  }

  @Test
  void answersAgainAfterwards() throws Exception {
    answering.countDown();
    try (UnitHttp http = start()) {
      for (int i = 0; i < 3 * MOST_AT_ONCE; i++) {
        assertThat(ask(http).get(30, TimeUnit.SECONDS).statusCode()).isEqualTo(200);
      }
    }
  }

  private UnitHttp start() throws Exception {
    return UnitHttp.start(
        InetSocketAddress.createUnresolved("127.0.0.1", 0), this::status, new Nothing());
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
