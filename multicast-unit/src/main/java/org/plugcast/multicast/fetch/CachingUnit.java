package org.plugcast.multicast.fetch;

import java.io.IOException;
import java.io.InputStream;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.plugcast.multicast.plan.Playable;
import org.plugcast.ts.multiplex.Digest;
import org.plugcast.ts.multiplex.Timeline;

/**
 * The caching unit over HTTP. A failure is an {@link IOException} that names address and reason.
 * Any thread.
 */
public final class CachingUnit implements AutoCloseable {
  private static final Duration CONNECT = Duration.ofSeconds(2);
  private static final Duration ANSWER = Duration.ofSeconds(5);

  /** A timeline of 500 items is about 100 kB. */
  private static final int LARGEST_TIMELINE = 16 << 20;

  private static final int OK = 200;
  private static final int PARTIAL_CONTENT = 206;
  private static final int NOT_MODIFIED = 304;
  private static final int NOT_FOUND = 404;

  private final URI base;
  private final ExecutorService executor = Executors.newVirtualThreadPerTaskExecutor();
  private final HttpClient client;

  public CachingUnit(URI base) {
    this.base = base;
    this.client =
        HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .executor(executor)
            .connectTimeout(CONNECT)
            .followRedirects(HttpClient.Redirect.NEVER)
            .build();
  }

  public URI base() {
    return base;
  }

  /** Asks for the timeline of a channel, unless it is the one with the digest {@code known}. */
  public TimelineAnswer timeline(int channel, Optional<Digest> known)
      throws IOException, InterruptedException {
    URI uri = base.resolve(base.getPath() + "/channels/" + channel + "/timeline");
    HttpRequest.Builder request = HttpRequest.newBuilder(uri).timeout(ANSWER);
    known.ifPresent(digest -> request.header("If-None-Match", "\"" + digest.hex() + "\""));
    HttpResponse<InputStream> response = send(request.build());
    try (InputStream body = response.body()) {
      return switch (response.statusCode()) {
        case OK -> new TimelineAnswer.Published(parse(uri, body.readNBytes(LARGEST_TIMELINE)));
        case NOT_MODIFIED -> new TimelineAnswer.Unchanged();
        case NOT_FOUND -> new TimelineAnswer.None();
        default -> throw unexpected(response);
      };
    }
  }

  /** Opens a clip at a byte; the caller closes the stream. */
  InputStream clip(Digest digest, long fromByte) throws IOException, InterruptedException {
    URI uri = base.resolve(base.getPath() + "/clips/" + digest.hex());
    HttpRequest.Builder request = HttpRequest.newBuilder(uri).timeout(ANSWER);
    if (fromByte > 0) {
      request.header("Range", "bytes=" + fromByte + "-");
    }
    HttpResponse<InputStream> response = send(request.build());
    InputStream body = response.body();
    boolean usable = false;
    try {
      if (response.statusCode() == OK) {
        body.skipNBytes(fromByte);
      } else if (response.statusCode() != PARTIAL_CONTENT || fromByte == 0) {
        throw unexpected(response);
      }
      usable = true;
      return body;
    } finally {
      if (!usable) {
        body.close();
      }
    }
  }

  @Override
  public void close() {
    client.shutdownNow();
    executor.shutdownNow();
  }

  private HttpResponse<InputStream> send(HttpRequest request)
      throws IOException, InterruptedException {
    try {
      return client.send(request, BodyHandlers.ofInputStream());
    } catch (IOException e) {
      throw new IOException(request.uri() + ": " + reason(e), e);
    }
  }

  private static Timeline parse(URI uri, byte[] text) throws IOException {
    try {
      return Playable.parse(
          StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(text)).toString());
    } catch (IllegalArgumentException | CharacterCodingException e) {
      throw new BadAnswerException(uri + ": " + e.getMessage(), e);
    }
  }

  private static IOException unexpected(HttpResponse<?> response) {
    return new BadAnswerException(
        response.uri() + " answered with status " + response.statusCode());
  }

  private static String reason(IOException e) {
    if (e instanceof ConnectException) {
      return "cannot connect";
    }
    return e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage();
  }
}
