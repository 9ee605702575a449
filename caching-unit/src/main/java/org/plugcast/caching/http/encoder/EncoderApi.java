package org.plugcast.caching.http.encoder;

import io.vertx.core.Future;
import io.vertx.core.Handler;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import io.vertx.ext.web.handler.BodyHandler;
import io.vertx.ext.web.openapi.router.OpenAPIRoute;
import io.vertx.ext.web.openapi.router.RequestExtractor;
import io.vertx.ext.web.openapi.router.RouterBuilder;
import java.util.Map;
import java.util.Objects;
import org.plugcast.caching.http.Failures;
import org.plugcast.caching.preview.PreviewKind;

/** The encoder's HTTP server. */
public final class EncoderApi {
  private static final long LONGEST_BODY = 64 << 10;

  private final EncoderContract contract = EncoderContract.read();
  private final Map<String, Handler<RoutingContext>> operations;

  public EncoderApi(EncoderUnit unit) {
    StatusOperations status = new StatusOperations(unit);
    ControlOperations control = new ControlOperations(unit, status);
    PreviewOperations previews = new PreviewOperations(unit);
    EventOperations events = new EventOperations(unit);
    this.operations =
        Map.ofEntries(
            Map.entry("getContract", this::contract),
            Map.entry("getStatus", status::status),
            Map.entry("getStatusByTuple", status::statusByTuple),
            Map.entry("getItem", status::item),
            Map.entry("startEncoding", control::start),
            Map.entry("startEncodingByTuple", control::startByTuple),
            Map.entry("stopEncoding", control::stop),
            Map.entry("stopEncodingByTuple", control::stopByTuple),
            Map.entry("getEvents", events::open),
            Map.entry("getThumbnail", previews.of(PreviewKind.POSTER)),
            Map.entry("headThumbnail", previews.of(PreviewKind.POSTER)),
            Map.entry("getStrip", previews.of(PreviewKind.STRIP)),
            Map.entry("headStrip", previews.of(PreviewKind.STRIP)),
            Map.entry("getPreview", previews.of(PreviewKind.FILM)),
            Map.entry("headPreview", previews.of(PreviewKind.FILM)));
  }

  /** Begins to listen; the server knows the port that it got. */
  public Future<HttpServer> start(Vertx vertx, String host, int port) {
    return vertx
        .createHttpServer(new HttpServerOptions().setHost(host).setPort(port))
        .requestHandler(router(vertx))
        .listen();
  }

  /** Each operation of the contract with its handler; one without the other is our own error. */
  private Router router(Vertx vertx) {
    RouterBuilder builder =
        RouterBuilder.create(vertx, contract.parsed(), RequestExtractor.withBodyHandler())
            .rootHandler(new OtherSites())
            .rootHandler(BodyHandler.create(false).setBodyLimit(LONGEST_BODY));
    if (builder.getRoutes().size() != operations.size()) {
      throw new IllegalStateException("openapi.yaml has operations without a handler");
    }
    operations.forEach(
        (operation, handler) -> {
          OpenAPIRoute route =
              Objects.requireNonNull(builder.getRoute(operation), "no operation " + operation);
          var _ = route.addHandler(handler);
        });
    Router router = builder.createRouter();
    Failures.mount(router);
    return router;
  }

  private void contract(RoutingContext context) {
    var _ =
        context
            .response()
            .putHeader(HttpHeaders.CONTENT_TYPE, "application/yaml")
            .end(contract.text());
  }
}
