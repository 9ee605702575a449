package org.plugcast.caching.http;

import io.vertx.core.Future;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.plugcast.caching.http.Parameters.Located;
import org.plugcast.caching.station.ChannelView;
import org.plugcast.caching.station.ItemView;
import org.plugcast.caching.station.Station;

/** {@code /items} and what is known of them by file name. */
final class ItemsResource implements Resource {
  private static final int ACCEPTED = 202;
  private static final Pattern MEDIA = Pattern.compile(".*/items/(\\d{1,18})/media\\.ts");

  private final Station station;

  ItemsResource(Station station) {
    this.station = station;
  }

  @Override
  public void mount(Router router) {
    router.get("/items").handler(this::list);
    router.get("/items/:id").handler(this::one);
    router.post("/items/:id/retry").handler(this::retry);
    router.get("/metadata").handler(this::metadata);
  }

  private void list(RoutingContext context) {
    Collection<ChannelView> channels =
        Parameters.query(context, "channel")
            .<Collection<ChannelView>>map(name -> List.of(Parameters.channelByName(station, name)))
            .orElseGet(station::channels);
    var _ =
        context.json(
            channels.stream()
                .flatMap(
                    channel ->
                        channel.items().stream().map(item -> Views.item(channel, item, station)))
                .collect(Views.toArray()));
  }

  private void one(RoutingContext context) {
    Located located = Parameters.itemById(context, station);
    var _ = context.json(Views.item(located.channel(), located.item(), station));
  }

  private void retry(RoutingContext context) {
    Located located = Parameters.itemById(context, station);
    Future.fromCompletionStage(
            station.retry(located.channel().channel().id(), located.item().item().id()),
            context.vertx().getOrCreateContext())
        .onSuccess(
            done -> {
              context.response().setStatusCode(ACCEPTED);
              var _ = context.json(Views.brief(located.item()));
            })
        .onFailure(context::fail);
  }

  /**
   * Metadata by the name of a file, as a streamer knows it: with or without folders, or its URL.
   */
  private void metadata(RoutingContext context) {
    String file = Parameters.required(context, "file");
    Located located = find(context, file).orElseThrow(() -> Problem.notFound("file", file));
    ItemView view = located.item();
    JsonObject json =
        Views.object(Views.metadata(view.item()))
            .put("file", view.item().file())
            .put("media-id", view.item().mediaId())
            .put("channel", located.channel().channel().name());
    Views.seconds(view.item()).ifPresent(duration -> json.put("duration", duration));
    var _ = context.json(json);
  }

  private Optional<Located> find(RoutingContext context, String file) {
    Matcher url = MEDIA.matcher(file);
    if (url.matches()) {
      return Parameters.item(station, Long.parseLong(url.group(1)));
    }
    Optional<String> channel = Parameters.query(context, "channel");
    return first(channel, name -> name.equals(file))
        .or(() -> first(channel, name -> name.endsWith("/" + file)));
  }

  private Optional<Located> first(Optional<String> channel, Predicate<String> file) {
    Stream<ChannelView> channels =
        channel
            .map(name -> Stream.of(Parameters.channelByName(station, name)))
            .orElseGet(() -> station.channels().stream());
    return channels
        .flatMap(view -> view.items().stream().map(item -> new Located(view, item)))
        .filter(located -> file.test(located.item().item().file()))
        .findFirst();
  }
}
