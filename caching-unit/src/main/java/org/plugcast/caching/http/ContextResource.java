package org.plugcast.caching.http;

import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import org.plugcast.caching.jobs.ItemContext;
import org.plugcast.caching.station.ChannelView;
import org.plugcast.caching.station.ItemView;
import org.plugcast.caching.station.Published;
import org.plugcast.caching.station.Station;
import org.plugcast.ts.multiplex.Entry;
import org.plugcast.ts.multiplex.NowPlaying;
import org.plugcast.ts.multiplex.Timeline;

/** {@code /ui/v1/context}: what a page may learn of the item that it shows. */
final class ContextResource implements Resource {
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
    var _ = context.json(json(item));
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
    JsonObject json =
        new JsonObject()
            .put("channel", Views.object(known.channel()))
            .put("playlist", Views.object(known.playlist()))
            .put("item", Views.object(known.item()))
            .put("duration", Views.seconds(view.item()).orElse(0.0));
    known.next().ifPresent(next -> json.put("next", Views.object(next)));
    return json;
  }
}
