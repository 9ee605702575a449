package org.plugcast.caching.http;

import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.MIMEHeader;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.plugcast.caching.jobs.ItemContext;
import org.plugcast.caching.media.PageOrder;
import org.plugcast.caching.station.ChannelView;
import org.plugcast.caching.station.ItemView;
import org.plugcast.caching.station.Published;
import org.plugcast.caching.station.Station;
import org.plugcast.ts.multiplex.Entry;
import org.plugcast.ts.multiplex.NowPlaying;
import org.plugcast.ts.multiplex.Timeline;

/** {@code /ui/v1/context}: what a page may learn of the item that it shows. */
final class ContextResource implements Resource {
  private static final String FORMAT = "format";
  private static final String JSON = "json";
  private static final String XML = "xml";
  private static final Set<String> JSON_TYPES =
      Set.of("application/json", "text/json", "application/*", "*/*");
  private static final Set<String> XML_TYPES = Set.of("application/xml", "text/xml", "text/*");

  /** Of the page contract. */
  private static final int VERSION = 1;

  private final Station station;
  private final Clock clock;

  ContextResource(Station station, Clock clock) {
    this.station = station;
    this.clock = clock;
  }

  @Override
  public void mount(Router router) {
    router.get("/ui/v1/context").handler(this::context);
  }

  private void context(RoutingContext context) {
    ChannelView channel =
        Parameters.query(context, "channel")
            .or(() -> Parameters.query(context, "playlist"))
            .map(name -> Parameters.channelByName(station, name))
            .orElseThrow(
                () ->
                    new Problem(
                        Problem.BAD_REQUEST,
                        "missing parameter",
                        "channel or playlist is missing"));
    ItemView item =
        Parameters.query(context, "item")
            .map(name -> named(channel, name))
            .orElseGet(() -> onAir(channel));
    answer(context, json(item));
  }

  private static void answer(RoutingContext context, JsonObject json) {
    HttpServerResponse response = context.response().putHeader(HttpHeaders.VARY, "Accept");
    String format =
        Parameters.query(context, FORMAT).isPresent()
            ? Parameters.choice(context, FORMAT, List.of(JSON, XML))
            : accepted(context);
    if (format.equals(XML)) {
      response
          .putHeader(HttpHeaders.CONTENT_TYPE, "application/xml; charset=utf-8")
          .end(ContextXml.of(json));
    } else {
      var _ = context.json(json);
    }
  }

  /** What the client likes better; JSON if it does not say so or knows neither. */
  private static String accepted(RoutingContext context) {
    for (MIMEHeader type : context.parsedHeaders().accept()) {
      boolean wanted = type.weight() > 0;
      if (wanted && XML_TYPES.contains(type.component() + "/" + type.subComponent())) {
        return XML;
      }
      if (wanted && JSON_TYPES.contains(type.component() + "/" + type.subComponent())) {
        return JSON;
      }
    }
    return JSON;
  }

  private static ItemView named(ChannelView channel, String name) {
    return channel.items().stream()
        .filter(
            view ->
                view.item().mediaId().equals(name)
                    || view.item().file().equals(name)
                    || Long.toString(view.item().id()).equals(name))
        .findFirst()
        .orElseThrow(() -> Problem.notFound("item", name));
  }

  private ItemView onAir(ChannelView channel) {
    return channel
        .timeline()
        .flatMap(this::fileOnAir)
        .map(file -> named(channel, file))
        .orElseThrow(
            () ->
                new Problem(
                    Problem.NOT_FOUND,
                    "nothing on air",
                    "the channel has not started: name an item"));
  }

  private Optional<String> fileOnAir(Published published) {
    Timeline timeline = published.timeline();
    Instant now = clock.instant();
    long nanos = timeline.nanosSinceEpoch(now);
    return nanos < 0
        ? Optional.empty()
        : new NowPlaying(timeline)
            .at(timeline.grid().indexAt(nanos))
            .map(item -> item.entry().about(Entry.FILE));
  }

  private static JsonObject json(ItemView view) {
    ItemContext known =
        view.context()
            .orElseThrow(
                () ->
                    new Problem(
                        Problem.NOT_FOUND,
                        "not known yet",
                        "the item or the one after it has not been examined"));
    JsonArray next = known.next().map(Views::object).stream().collect(Views.toArray());
    return new JsonObject()
        .put("version", VERSION)
        .put("channel", Views.object(known.channel()))
        .put("playlist", Views.object(known.playlist()))
        .put("item", Views.object(known.item()))
        .put("next", next.isEmpty() ? null : next.getJsonObject(0))
        .put("nextItems", next)
        .put("use", use(view, known))
        .put(
            "settings",
            new JsonObject(
                known.order().page().map(PageOrder::settings).orElse(PageOrder.NO_SETTINGS)))
        .put("duration", Views.seconds(view.item()).orElse(0.0));
  }

  /** What the channel's page is to an item. */
  private static String use(ItemView view, ItemContext known) {
    boolean bringsPicture =
        view.item().facts().filter(facts -> facts.kind().bringsPicture()).isPresent();
    return known
        .order()
        .page()
        .filter(page -> bringsPicture)
        .map(PageOrder::use)
        .orElse(PageOrder.USES.getFirst());
  }
}
