package org.plugcast.provisioning.twins;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.io.IOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpConnectTimeoutException;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Optional;

/** Asks multicast units over HTTP. Thread-safe. */
public final class HttpUnitApi implements UnitApi, AutoCloseable {
  private static final Duration CONNECT = Duration.ofSeconds(2);
  private static final Duration ANSWER = Duration.ofSeconds(3);

  /** The unit answers when all channels have been taken over and seen on air. */
  private static final Duration HAND_OVER = Duration.ofSeconds(15);

  private static final long LARGEST_ANSWER = 4 << 20;
  private static final int OK = 200;
  private static final int ACCEPTED = 202;

  private final HttpClient http =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).connectTimeout(CONNECT).build();

  @Override
  public JsonNode twin(URI unit) throws IOException, InterruptedException {
    URI uri = unit.resolve("/twin");
    HttpResponse<String> response = send(HttpRequest.newBuilder(uri).timeout(ANSWER).build());
    if (response.statusCode() != OK) {
      throw new IOException(uri + " answered " + response.statusCode());
    }
    return TwinJson.tree(response.body());
  }

  @Override
  public ApiAnswer handOver(URI unit, String channel, Optional<URI> to)
      throws IOException, InterruptedException {
    return post(unit.resolve("/channels/" + channel + "/handover"), body(to), ANSWER);
  }

  @Override
  public ApiAnswer handOverToUpdate(URI old, URI beside) throws IOException, InterruptedException {
    return post(old.resolve("/update/handover"), body(Optional.of(beside)), HAND_OVER);
  }

  @Override
  public ApiAnswer promote(URI beside) throws IOException, InterruptedException {
    return post(beside.resolve("/update/promote"), "{}", ANSWER);
  }

  @Override
  public void close() {
    http.shutdownNow();
  }

  private static String body(Optional<URI> to) {
    return to.map(uri -> JsonNodeFactory.instance.objectNode().put("to", uri.toString()).toString())
        .orElse("{}");
  }

  private ApiAnswer post(URI uri, String body, Duration patience)
      throws IOException, InterruptedException {
    HttpResponse<String> response =
        send(
            HttpRequest.newBuilder(uri)
                .timeout(patience)
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(body))
                .build());
    if (response.statusCode() == OK || response.statusCode() == ACCEPTED) {
      return new ApiAnswer.Accepted(TwinJson.treeOrEmpty(response.body()));
    }
    return new ApiAnswer.Refused(response.statusCode(), TwinJson.reason(response.body()));
  }

  private HttpResponse<String> send(HttpRequest request) throws IOException, InterruptedException {
    try {
      return http.send(
          request,
          HttpResponse.BodyHandlers.limiting(HttpResponse.BodyHandlers.ofString(), LARGEST_ANSWER));
    } catch (HttpConnectTimeoutException e) {
      throw named(new ConnectException(request.uri() + " does not answer"), e);
    } catch (ConnectException e) {
      throw named(new ConnectException(request.uri() + " does not listen"), e);
    } catch (IOException e) {
      throw new IOException(request.uri() + ": " + reason(e), e);
    }
  }

  private static ConnectException named(ConnectException named, IOException cause) {
    named.initCause(cause);
    return named;
  }

  private static String reason(IOException e) {
    return e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage();
  }
}
