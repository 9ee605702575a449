package org.plugcast.multicast.http;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import io.vertx.core.file.FileSystemOptions;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.plugcast.multicast.status.ChannelStatus;
import org.plugcast.multicast.status.MetricsText;
import org.plugcast.multicast.status.UnitStatus;
import org.plugcast.ts.multiplex.Timeline;
import org.plugcast.ts.multiplex.TimelineText;

/** Serves health, metrics, what is playing, and timelines. */
public final class UnitHttp implements AutoCloseable {
  private static final Pattern TIMELINE = Pattern.compile("/channels/(\\d{1,9})/timeline");
  private static final String JSON = "application/json";
  private static final int PATIENCE_SECONDS = 5;

  /** Answers wait in the memory that the air path needs too, of 100 kB each with many channels. */
  private static final int MOST_AT_ONCE = 16;

  private final Vertx vertx;
  private final HttpServer server;

  private UnitHttp(Vertx vertx, HttpServer server) {
    this.vertx = vertx;
    this.server = server;
  }

  /** Starts to listen; an {@link IOException} says why that failed. */
  public static UnitHttp start(InetSocketAddress address, Supplier<UnitStatus> status)
      throws IOException, InterruptedException {
    Vertx vertx =
        Vertx.vertx(
            new VertxOptions()
                .setEventLoopPoolSize(1)
                .setWorkerPoolSize(1)
                .setInternalBlockingPoolSize(1)
                .setFileSystemOptions(
                    new FileSystemOptions()
                        .setFileCachingEnabled(false)
                        .setClassPathResolvingEnabled(false)));
    try {
      Semaphore free = new Semaphore(MOST_AT_ONCE);
      Future<HttpServer> server =
          vertx
              .createHttpServer()
              .requestHandler(request -> admit(vertx, request, status, free))
              .listen(address.getPort(), address.getHostString());
      return new UnitHttp(
          vertx,
          server.toCompletionStage().toCompletableFuture().get(PATIENCE_SECONDS, TimeUnit.SECONDS));
    } catch (ExecutionException e) {
      vertx.close();
      throw new IOException(String.valueOf(e.getCause()), e);
    } catch (TimeoutException e) {
      vertx.close();
      throw new IOException("no answer within " + PATIENCE_SECONDS + " s", e);
    }
  }

  /** The port that it listens on. */
  public int port() {
    return server.actualPort();
  }

  @Override
  public void close() {
    vertx.close();
  }

  /** Refuses what is asked faster than it can be answered. */
  private static void admit(
      Vertx vertx, HttpServerRequest request, Supplier<UnitStatus> status, Semaphore free) {
    if (!free.tryAcquire()) {
      request.response().putHeader("Retry-After", "1");
      fail(
          request,
          new Problem(
              503,
              "Service Unavailable",
              MOST_AT_ONCE + " requests are being answered; ask again later"));
      return;
    }
    AtomicBoolean held = new AtomicBoolean(true);
    request
        .response()
        .closeHandler(closed -> release(free, held))
        .endHandler(ended -> release(free, held));
    handle(vertx, request, status);
  }

  /** Once for each request, whether it was answered or its connection broke. */
  private static void release(Semaphore free, AtomicBoolean held) {
    if (held.getAndSet(false)) {
      free.release();
    }
  }

  private static void handle(Vertx vertx, HttpServerRequest request, Supplier<UnitStatus> status) {
    if (!request.method().equals(HttpMethod.GET) && !request.method().equals(HttpMethod.HEAD)) {
      request.response().putHeader("Allow", "GET, HEAD");
      fail(request, new Problem(405, "Method Not Allowed", "only GET and HEAD are served here"));
      return;
    }
    vertx
        .executeBlocking(status::get)
        .onSuccess(taken -> answer(request, taken))
        .onFailure(
            e -> fail(request, new Problem(500, "Internal Server Error", String.valueOf(e))));
  }

  private static void answer(HttpServerRequest request, UnitStatus status) {
    Matcher timeline = TIMELINE.matcher(request.path());
    if (timeline.matches()) {
      timeline(request, status, Integer.parseInt(timeline.group(1)));
      return;
    }
    switch (request.path()) {
      case "/health" -> health(request, status);
      case "/metrics" -> end(request, MetricsText.CONTENT_TYPE, MetricsText.of(status));
      case "/now-playing" -> end(request, JSON, StatusJson.nowPlaying(status).encode());
      default ->
          fail(
              request,
              new Problem(
                  404,
                  "Not Found",
                  "there are /health, /metrics, /now-playing and /channels/{id}/timeline"));
    }
  }

  private static void health(HttpServerRequest request, UnitStatus status) {
    request.response().setStatusCode(status.pacing() ? 200 : 503);
    end(request, JSON, StatusJson.health(status).encode());
  }

  private static void timeline(HttpServerRequest request, UnitStatus status, int channel) {
    status.channels().stream()
        .filter(candidate -> candidate.config().id() == channel)
        .findFirst()
        .flatMap(ChannelStatus::timeline)
        .ifPresentOrElse(
            timeline -> timeline(request, timeline),
            () ->
                fail(
                    request,
                    new Problem(404, "Not Found", "channel " + channel + " has no timeline here")));
  }

  private static void timeline(HttpServerRequest request, Timeline timeline) {
    String tag = "\"" + timeline.digest().hex() + "\"";
    HttpServerResponse response = request.response().putHeader("ETag", tag);
    if (tag.equals(request.getHeader("If-None-Match"))) {
      response.setStatusCode(304).end();
    } else {
      end(request, "text/plain; charset=utf-8", TimelineText.write(timeline));
    }
  }

  private static void fail(HttpServerRequest request, Problem problem) {
    request.response().setStatusCode(problem.status());
    end(request, Problem.CONTENT_TYPE, problem.toJson().encode());
  }

  private static void end(HttpServerRequest request, String contentType, String body) {
    request
        .response()
        .putHeader("Content-Type", contentType)
        .putHeader("Cache-Control", "no-cache")
        .end(body);
  }
}
