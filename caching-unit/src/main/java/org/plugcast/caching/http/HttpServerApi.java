package org.plugcast.caching.http;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.ext.web.Router;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.List;
import java.util.Objects;
import java.util.function.LongSupplier;
import org.plugcast.caching.catalogue.Catalogue;
import org.plugcast.caching.station.Alarms;
import org.plugcast.caching.station.Journal;
import org.plugcast.caching.station.Station;
import org.plugcast.ts.store.ClipStore;

/** The HTTP server. */
public final class HttpServerApi {
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
    Failures.mount(router);
    return router;
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
