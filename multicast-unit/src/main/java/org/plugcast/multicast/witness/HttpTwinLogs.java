package org.plugcast.multicast.witness;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.List;
import org.plugcast.multicast.asrun.AsRunHead;

/** The twin's as-run logs by its HTTP API. Any thread. */
public final class HttpTwinLogs implements TwinLogs, AutoCloseable {
  private static final Duration CONNECT = Duration.ofMillis(500);
  private static final Duration PATIENCE = Duration.ofSeconds(2);
  private static final int OK = 200;

  private final URI twin;
  private final HttpClient client =
      HttpClient.newBuilder()
          .version(HttpClient.Version.HTTP_1_1)
          .connectTimeout(CONNECT)
          .followRedirects(HttpClient.Redirect.NEVER)
          .build();

  /**
   * Asks nothing yet.
   *
   * @param twin base address of its API, without a slash at its end
   */
  public HttpTwinLogs(URI twin) {
    this.twin = twin;
  }

  @Override
  public AsRunHead head(int channel) throws IOException, InterruptedException {
    List<AsRunHead> heads = heads(channel, "head");
    if (heads.size() != 1) {
      throw new IOException(twin + ": expected one head, but it gave " + heads.size());
    }
    return heads.getFirst();
  }

  @Override
  public List<AsRunHead> kept(int channel) throws IOException, InterruptedException {
    return heads(channel, "kept");
  }

  private List<AsRunHead> heads(int channel, String what) throws IOException, InterruptedException {
    URI uri = URI.create(twin + "/channels/" + channel + "/as-run/" + what);
    HttpRequest request = HttpRequest.newBuilder(uri).timeout(PATIENCE).build();
    HttpResponse<String> answer = client.send(request, BodyHandlers.ofString());
    if (answer.statusCode() != OK) {
      throw new IOException(uri + ": " + answer.statusCode() + " " + answer.body().strip());
    }
    try {
      return answer.body().lines().map(AsRunHead::parse).toList();
    } catch (IllegalArgumentException e) {
      throw new IOException(uri + ": " + e.getMessage(), e);
    }
  }

  @Override
  public void close() {
    client.shutdownNow();
  }
}
