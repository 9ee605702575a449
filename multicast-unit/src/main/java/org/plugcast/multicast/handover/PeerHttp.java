package org.plugcast.multicast.handover;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.List;
import java.util.OptionalInt;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.Collectors;

/** Other units by their HTTP APIs. Any thread. */
public final class PeerHttp implements AutoCloseable {
  private static final Duration CONNECT = Duration.ofMillis(500);
  private static final Duration CANCEL = Duration.ofMillis(500);
  private static final int OK = 200;

  private final ExecutorService executor = Executors.newVirtualThreadPerTaskExecutor();
  private final HttpClient client =
      HttpClient.newBuilder()
          .version(HttpClient.Version.HTTP_1_1)
          .executor(executor)
          .connectTimeout(CONNECT)
          .followRedirects(HttpClient.Redirect.NEVER)
          .build();

  /** The unit whose API has this base address. */
  public Peer at(URI base) {
    return new Unit(base);
  }

  @Override
  public void close() {
    client.shutdownNow();
    executor.shutdownNow();
  }

  private HttpResponse<String> post(URI uri, String body, Duration patience)
      throws IOException, InterruptedException {
    HttpRequest request =
        HttpRequest.newBuilder(uri).timeout(patience).POST(BodyPublishers.ofString(body)).build();
    return client.send(request, BodyHandlers.ofString());
  }

  private final class Unit implements Peer {
    private final URI base;

    Unit(URI base) {
      this.base = base;
    }

    @Override
    public URI address() {
      return base;
    }

    @Override
    public void take(List<Offer> offers, Duration patience)
        throws Refusal, IOException, InterruptedException {
      HttpResponse<String> answer = post(URI.create(base + "/take"), Offer.write(offers), patience);
      refuse(answer);
    }

    @Override
    public List<Agreed> give(OptionalInt channel, Duration patience)
        throws Refusal, IOException, InterruptedException {
      String body = channel.isPresent() ? Integer.toString(channel.getAsInt()) : "all";
      HttpResponse<String> answer = post(URI.create(base + "/give"), body, patience);
      refuse(answer);
      try {
        return Agreed.parse(answer.body());
      } catch (IllegalArgumentException e) {
        throw new IOException(base + ": " + e.getMessage(), e);
      }
    }

    private void refuse(HttpResponse<String> answer) throws Refusal {
      if (answer.statusCode() != OK) {
        throw new Refusal(base + ": " + answer.body().strip());
      }
    }

    @Override
    public void cancel(List<Integer> channels) throws IOException, InterruptedException {
      String body = channels.stream().map(id -> id + "\n").collect(Collectors.joining());
      post(URI.create(base + "/cancel"), body, CANCEL);
    }
  }
}
