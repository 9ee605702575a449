package org.plugcast.caching.http;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.LongSupplier;
import org.plugcast.caching.catalogue.Catalogue;
import org.plugcast.caching.station.Alarms;
import org.plugcast.caching.station.Journal;
import org.plugcast.caching.station.Station;
import org.plugcast.ts.store.ClipStore;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The HTTP server. */
public final class HttpServerApi {
  private static final Logger LOG = LoggerFactory.getLogger(HttpServerApi.class);
  private static final int METHOD_NOT_ALLOWED = 405;
  private static final int TOO_LARGE = 413;

  private final List<Resource> resources;

  /**
   * @param lookAtPages has pages looked at again soon
   * @param freeSpace bytes that may still be written to the data folder
   */
  public HttpServerApi(
      Station station,
      Runnable lookAtPages,
      Catalogue catalogue,
      ClipStore store,
      Journal journal,
      Alarms alarms,
      LongSupplier freeSpace,
      Clock clock) {
    this.resources =
        List.of(
            new OperationsResource(station, catalogue, alarms, freeSpace, contract()),
            new ChannelsResource(station, clock),
            new ClipsResource(store),
            new PlaylistsResource(station),
            new GetPlaylist(station, journal),
            new ItemsResource(station),
            new ItemMediaResource(station, store),
            new ContextResource(station, clock),
            new PagesResource(lookAtPages));
  }

  /** Begins to listen; the server knows the port that it got. */
  public Future<HttpServer> start(Vertx vertx, String host, int port) {
    return vertx
        .createHttpServer(new HttpServerOptions().setHost(host).setPort(port))
        .requestHandler(router(vertx))
        .listen();
  }

  /** The paths of the interface. */
  Router router(Vertx vertx) {
    Router router = Router.router(vertx);
    resources.forEach(resource -> resource.mount(router));
    router.route().failureHandler(HttpServerApi::fail);
    router.errorHandler(
        Problem.NOT_FOUND,
        context -> Problem.notFound("path", context.request().path()).send(context));
    router.errorHandler(
        METHOD_NOT_ALLOWED,
        context ->
            new Problem(
                    METHOD_NOT_ALLOWED,
                    "method not allowed",
                    context.request().method() + " is not offered here")
                .send(context));
    return router;
  }

  private static void fail(RoutingContext context) {
    if (context.response().headWritten()) {
      Answers.cutOff(context);
      return;
    }
    Throwable failure = Optional.ofNullable(context.failure()).orElseGet(Throwable::new);
    problem(context, failure).send(context);
  }

  private static Problem problem(RoutingContext context, Throwable failure) {
    if (failure instanceof Problem problem) {
      return problem;
    }
    if (context.statusCode() == TOO_LARGE) {
      return new Problem(TOO_LARGE, "body too large", "the body is longer than is taken here");
    }
    if (context.statusCode() >= Problem.BAD_REQUEST && context.statusCode() < Problem.INTERNAL) {
      return new Problem(context.statusCode(), "bad request", String.valueOf(failure.getMessage()));
    }
    LOG.error("request-broke path={}", context.request().path(), failure);
    return new Problem(
        Problem.INTERNAL, "internal error", "the unit failed on this request; see its log");
  }

  private static String contract() {
    try (InputStream in =
        Objects.requireNonNull(HttpServerApi.class.getResourceAsStream("openapi.yaml"))) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
