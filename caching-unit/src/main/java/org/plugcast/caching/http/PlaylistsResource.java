package org.plugcast.caching.http;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.vertx.core.Future;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import io.vertx.ext.web.handler.BodyHandler;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.plugcast.caching.media.Listing;
import org.plugcast.caching.media.Listing.Others;
import org.plugcast.caching.media.ListingFile;
import org.plugcast.caching.station.ChannelView;
import org.plugcast.caching.station.Station;

/** {@code /playlists}: the order of each channel's items. */
final class PlaylistsResource implements Resource {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final long LONGEST_BODY = 4 << 20;
  private static final int NO_CONTENT = 204;
  private static final int MOST_NAMED = 5;

  private final Station station;

  PlaylistsResource(Station station) {
    this.station = station;
  }

  @Override
  public void mount(Router router) {
    router.get("/playlists").handler(this::list);
    router.get("/playlists/:name").handler(this::one);
    router
        .put("/playlists/:name")
        .handler(BodyHandler.create(false).setBodyLimit(LONGEST_BODY))
        .handler(this::put);
    router.delete("/playlists/:name").handler(this::delete);
  }

  private void list(RoutingContext context) {
    var _ =
        context.json(
            station.channels().stream()
                .map(channel -> head(channel).put("items", channel.sequence().size()))
                .collect(Views.toArray()));
  }

  private void one(RoutingContext context) {
    var _ = context.json(playlist(channel(context)));
  }

  private void put(RoutingContext context) {
    ChannelView channel = channel(context);
    Listing listing = listing(context);
    refuseUnknown(channel, listing);
    int id = channel.channel().id();
    Future.fromCompletionStage(
            station.order(id, Optional.of(listing)), context.vertx().getOrCreateContext())
        .onSuccess(
            done -> {
              var _ = context.json(playlist(station.channel(id).orElse(channel)));
            })
        .onFailure(context::fail);
  }

  private void delete(RoutingContext context) {
    int id = channel(context).channel().id();
    Future.fromCompletionStage(
            station.order(id, Optional.empty()), context.vertx().getOrCreateContext())
        .onSuccess(
            done -> {
              var _ = context.response().setStatusCode(NO_CONTENT).end();
            })
        .onFailure(context::fail);
  }

  private ChannelView channel(RoutingContext context) {
    String name = Parameters.path(context, "name");
    return station.channel(name).orElseThrow(() -> Problem.notFound("playlist", name));
  }

  private static Listing listing(RoutingContext context) {
    try {
      JsonNode json = JSON.readTree(Optional.ofNullable(context.body().asString()).orElse(""));
      return ListingFile.ofJson(json);
    } catch (JsonProcessingException e) {
      throw new Problem(Problem.BAD_REQUEST, "no JSON", e.getOriginalMessage());
    } catch (IllegalArgumentException e) {
      throw new Problem(
          Problem.UNPROCESSABLE, "no playlist", Optional.ofNullable(e.getMessage()).orElse(""));
    }
  }

  private static void refuseUnknown(ChannelView channel, Listing listing) {
    Set<String> known = new HashSet<>();
    channel.items().forEach(view -> known.add(view.item().file()));
    List<String> unknown =
        listing.entries().stream()
            .filter(entry -> !known.contains(entry))
            .limit(MOST_NAMED)
            .toList();
    if (!unknown.isEmpty()) {
      throw new Problem(
          Problem.UNPROCESSABLE,
          "unknown items",
          "channel \"" + channel.channel().name() + "\" has no files named " + unknown);
    }
  }

  private static JsonObject head(ChannelView channel) {
    return new JsonObject()
        .put("name", channel.channel().name())
        .put("channel", channel.channel().id())
        .put("order", Views.order(channel))
        .put("others", channel.listing().map(Listing::others).orElse(Others.APPEND).label());
  }

  private static JsonObject playlist(ChannelView channel) {
    return head(channel)
        .put("items", channel.playlist().stream().map(Views::brief).collect(Views.toArray()));
  }
}
