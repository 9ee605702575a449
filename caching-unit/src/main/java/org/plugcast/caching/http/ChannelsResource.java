package org.plugcast.caching.http;

import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.time.Clock;
import org.plugcast.caching.station.Published;
import org.plugcast.caching.station.Station;

/** {@code /channels}: what is on air, and the timelines that units follow. */
final class ChannelsResource implements Resource {
  private static final int NOT_MODIFIED = 304;

  private final Station station;
  private final Clock clock;

  ChannelsResource(Station station, Clock clock) {
    this.station = station;
    this.clock = clock;
  }

  @Override
  public void mount(Router router) {
    router.get("/channels").handler(this::list);
    router.get("/channels/:id").handler(this::one);
    router.get("/channels/:id/timeline").handler(this::timeline);
  }

  private void list(RoutingContext context) {
    var _ =
        context.json(
            station.channels().stream()
                .map(channel -> Views.channel(channel, station, clock.instant()))
                .collect(Views.toArray()));
  }

  private void one(RoutingContext context) {
    var _ =
        context.json(
            Views.channel(Parameters.channelById(context, station), station, clock.instant()));
  }

  private void timeline(RoutingContext context) {
    Published published =
        Parameters.channelById(context, station)
            .timeline()
            .orElseThrow(
                () ->
                    new Problem(
                        Problem.NOT_FOUND,
                        "no timeline yet",
                        "the channel starts when its first item is ready"));
    String etag = "\"" + published.digest().hex() + "\"";
    context
        .response()
        .putHeader(HttpHeaders.ETAG, etag)
        .putHeader(HttpHeaders.CACHE_CONTROL, "no-cache");
    if (Transfer.matches(context.request(), etag)) {
      var _ = context.response().setStatusCode(NOT_MODIFIED).end();
    } else {
      var _ =
          context
              .response()
              .putHeader(HttpHeaders.CONTENT_TYPE, "text/plain; charset=utf-8")
              .end(published.text());
    }
  }
}
