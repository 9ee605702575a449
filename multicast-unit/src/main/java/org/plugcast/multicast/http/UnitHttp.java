package org.plugcast.multicast.http;

import io.vertx.core.Future;
import io.vertx.core.Handler;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.file.FileSystemOptions;
import io.vertx.core.http.HttpConnection;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Supplier;
import org.plugcast.multicast.status.UnitStatus;

/** Serves health, metrics, what is playing, timelines, and what the twins ask of each other. */
public final class UnitHttp implements AutoCloseable {
  private static final int PATIENCE_SECONDS = 5;
  private static final int IDLE_SECONDS = 60;

  /** Answers that are being written wait in the memory that the air path needs too. */
  private static final int MOST_AT_ONCE = 64;

  /** About what is asked in a second by a dozen monitors and a bench. */
  private static final int MOST_WAITING = 448;

  /** Room for all whose requests are answered or wait, and for some that have not asked yet. */
  private static final int MOST_CONNECTIONS = 640;

  /** The offers of a thousand channels are a tenth of it. */
  private static final int LARGEST_BODY = 1 << 20;

  /** Answers are made by one thread after the other; what is asked by POST may take its time. */
  private static final boolean ORDERED = true;

  private static final boolean ANY_ORDER = false;

  private final Vertx vertx;
  private final HttpServer server;
  private final Turns turns;

  private record Routes(Answers gets, Queries queries, Posts posts) {}

  private record Limits(Turns turns, Connections<HttpConnection> connections) {
    void opened(HttpConnection connection) {
      connection.closeHandler(closed -> connections.closed(connection));
      connections.opened(connection);
    }
  }

  private UnitHttp(Vertx vertx, HttpServer server, Turns turns) {
    this.vertx = vertx;
    this.server = server;
    this.turns = turns;
  }

  /** Starts to listen; an {@link IOException} says why that failed. */
  public static UnitHttp start(
      InetSocketAddress address, Supplier<UnitStatus> status, Actions actions, Archive archive)
      throws IOException, InterruptedException {
    Vertx vertx =
        Vertx.vertx(
            new VertxOptions()
                .setEventLoopPoolSize(1)
                .setWorkerPoolSize(2)
                .setInternalBlockingPoolSize(1)
                .setFileSystemOptions(
                    new FileSystemOptions()
                        .setFileCachingEnabled(false)
                        .setClassPathResolvingEnabled(false)));
    try {
      Limits limits =
          new Limits(
              new Turns(MOST_AT_ONCE, MOST_WAITING),
              new Connections<>(MOST_CONNECTIONS, HttpConnection::close));
      Routes routes =
          new Routes(
              new Answers(status, System::nanoTime), new Queries(archive), new Posts(actions));
      Future<HttpServer> server =
          vertx
              .createHttpServer(options())
              .connectionHandler(limits::opened)
              .requestHandler(request -> admit(vertx, request, routes, limits))
              .listen(address.getPort(), address.getHostString());
      return new UnitHttp(
          vertx,
          server.toCompletionStage().toCompletableFuture().get(PATIENCE_SECONDS, TimeUnit.SECONDS),
          limits.turns());
    } catch (ExecutionException e) {
      vertx.close();
      throw new IOException(String.valueOf(e.getCause()), e);
    } catch (TimeoutException e) {
      vertx.close();
      throw new IOException("no answer within " + PATIENCE_SECONDS + " s", e);
    }
  }

  /**
   * By HTTP/1.1 alone: a connection that might become one of HTTP/2 is told of when it has asked.
   */
  private static HttpServerOptions options() {
    return new HttpServerOptions().setIdleTimeout(IDLE_SECONDS).setHttp2ClearTextEnabled(false);
  }

  /** The port that it listens on. */
  public int port() {
    return server.actualPort();
  }

  @Override
  public void close() {
    turns.close();
    vertx.close();
  }

  /** Has wait what is asked faster than it is answered, and refuses it where too many wait. */
  private static void admit(Vertx vertx, HttpServerRequest request, Routes routes, Limits limits) {
    limits.connections().asked(request.connection());
    switch (limits.turns().ask(() -> resume(vertx, request, routes, limits))) {
      case NOW -> take(vertx, request, routes, limits);
      case LATER -> request.pause();
      case REFUSED -> {
        limits.connections().answered(request.connection());
        refuse(request);
      }
    }
  }

  /** False if its connection broke while it waited. */
  private static boolean resume(
      Vertx vertx, HttpServerRequest request, Routes routes, Limits limits) {
    if (request.response().closed()) {
      return false;
    }
    take(vertx, request, routes, limits);
    request.resume();
    return true;
  }

  private static void refuse(HttpServerRequest request) {
    request.response().putHeader("Retry-After", "1");
    fail(
        request,
        new Problem(
            503,
            "Service Unavailable",
            MOST_AT_ONCE
                + " requests are being answered and "
                + MOST_WAITING
                + " wait; ask again later"));
  }

  /** The turn ends once, whether the request was answered or its connection broke. */
  private static void take(Vertx vertx, HttpServerRequest request, Routes routes, Limits limits) {
    AtomicBoolean held = new AtomicBoolean(true);
    Handler<Void> end =
        over -> {
          if (held.getAndSet(false)) {
            limits.connections().answered(request.connection());
            limits.turns().end();
          }
        };
    request.response().closeHandler(end).endHandler(end);
    handle(vertx, request, routes);
  }

  private static void handle(Vertx vertx, HttpServerRequest request, Routes routes) {
    String method = request.method().name();
    switch (method) {
      case "GET", "HEAD" -> get(vertx, request, routes);
      case "POST" -> post(vertx, request, routes.posts);
      default -> {
        request.response().putHeader("Allow", "GET, HEAD, POST");
        fail(request, new Problem(405, "Method Not Allowed", method + " is not served here"));
      }
    }
  }

  /** What is read from the disk holds up nothing else; what is there already waits for nothing. */
  private static void get(Vertx vertx, HttpServerRequest request, Routes routes) {
    String path = request.path();
    if (Queries.isFor(path)) {
      String query = Optional.ofNullable(request.query()).orElse("");
      answer(request, vertx.executeBlocking(() -> routes.queries.to(path, query), ANY_ORDER));
      return;
    }
    routes
        .gets
        .fresh(path)
        .ifPresentOrElse(
            fresh -> end(request, fresh),
            () -> answer(request, vertx.executeBlocking(() -> routes.gets.to(path), ORDERED)));
  }

  private static void post(Vertx vertx, HttpServerRequest request, Posts posts) {
    String path = request.path();
    Buffer body = Buffer.buffer();
    request.handler(
        part -> {
          if (body.length() + part.length() <= LARGEST_BODY) {
            body.appendBuffer(part);
          } else {
            request.connection().close();
          }
        });
    request.endHandler(
        end ->
            answer(
                request,
                vertx.executeBlocking(
                    () -> posts.to(path, body.toString(StandardCharsets.UTF_8)), ANY_ORDER)));
  }

  private static void answer(HttpServerRequest request, Future<Answer> answer) {
    answer
        .onSuccess(ready -> end(request, ready))
        .onFailure(
            e -> fail(request, new Problem(500, "Internal Server Error", String.valueOf(e))));
  }

  private static void fail(HttpServerRequest request, Problem problem) {
    end(request, Answer.of(problem));
  }

  private static void end(HttpServerRequest request, Answer answer) {
    HttpServerResponse response = request.response();
    answer.tag().ifPresent(tag -> response.putHeader("ETag", tag));
    if (answer.tag().equals(Optional.ofNullable(request.getHeader("If-None-Match")))
        && answer.tag().isPresent()) {
      response.setStatusCode(304).end();
      return;
    }
    response
        .setStatusCode(answer.status())
        .putHeader("Content-Type", answer.contentType())
        .putHeader("Cache-Control", "no-cache")
        .end(answer.body());
  }
}
