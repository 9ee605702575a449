package org.plugcast.caching.http;

import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.plugcast.caching.http.PlaylistText.Line;
import org.plugcast.caching.station.ChannelView;
import org.plugcast.caching.station.ItemView;
import org.plugcast.caching.station.Journal;
import org.plugcast.caching.station.Station;

/** {@code GET /playlist}: the files of a channel for players, M3U or PLS. */
final class GetPlaylist implements Resource {
  /** Stands for scheme and host in what is kept in memory. */
  private static final String BASE = "\u0000";

  private static final String MP4 = "mp4";
  private static final String PLS = "pls";
  private static final String CREATED = "created";

  private final Station station;
  private final Journal journal;
  private final Map<Asked, Kept> kept = new ConcurrentHashMap<>();

  /** What decides a playlist, apart from the channel's state. */
  private record Asked(int channelId, String format, String order) {}

  /** A playlist in memory, good for one version of its channel. */
  private record Kept(long version, String text) {}

  GetPlaylist(Station station, Journal journal) {
    this.station = station;
    this.journal = journal;
  }

  @Override
  public void mount(Router router) {
    router.get("/playlist").handler(this::playlist);
  }

  private void playlist(RoutingContext context) {
    ChannelView channel =
        Parameters.channelByName(station, Parameters.required(context, "channel"));
    String type = Parameters.choice(context, "type", List.of("ts", MP4));
    String format = Parameters.choice(context, "format", List.of("m3u", PLS));
    String order = Parameters.choice(context, "order", List.of("operator", CREATED));
    if (type.equals(MP4)) {
      throw new Problem(
          Problem.NOT_FOUND,
          "not made in this profile",
          "the profile of channel \""
              + channel.channel().name()
              + "\" makes transport streams only: ask for type=ts");
    }
    String text = text(channel, new Asked(channel.channel().id(), format, order));
    note(context, channel, format);
    var _ =
        context
            .response()
            .putHeader(
                HttpHeaders.CONTENT_TYPE,
                format.equals(PLS) ? PlaylistText.PLS_TYPE : PlaylistText.M3U_TYPE)
            .end(text.replace(BASE, base(context)));
  }

  private String text(ChannelView channel, Asked asked) {
    return kept.compute(
            asked,
            (key, before) ->
                before != null && before.version() == channel.version()
                    ? before
                    : new Kept(channel.version(), write(channel, asked)))
        .text();
  }

  private static String write(ChannelView channel, Asked asked) {
    List<ItemView> items = channel.playlist().stream().filter(ItemView::isReady).toList();
    List<Line> lines =
        (asked.order().equals(CREATED) ? byDate(items) : items)
            .stream().map(GetPlaylist::line).toList();
    return asked.format().equals(PLS) ? PlaylistText.pls(lines) : PlaylistText.m3u(lines);
  }

  private static List<ItemView> byDate(List<ItemView> items) {
    return items.stream()
        .distinct()
        .sorted(
            Comparator.comparing((ItemView view) -> view.item().modified())
                .thenComparing(view -> view.item().id()))
        .toList();
  }

  private static Line line(ItemView view) {
    Map<String, String> metadata = Views.metadata(view.item());
    String title = metadata.getOrDefault("title", view.item().file());
    String artist = metadata.getOrDefault("artist", "");
    return new Line(
        BASE + "/items/" + view.item().id() + "/media.ts",
        artist.isEmpty() ? title : artist + " - " + title,
        Views.seconds(view.item()).map(Math::round).orElse(-1L));
  }

  private void note(RoutingContext context, ChannelView channel, String format) {
    String client = context.request().remoteAddress().hostAddress();
    context
        .vertx()
        .executeBlocking(
            () -> {
              journal.record("playlist-read", channel.channel().name(), format, "by " + client);
              return client;
            })
        .onFailure(failure -> context.vertx().exceptionHandler());
  }

  private static String base(RoutingContext context) {
    return context.request().scheme() + "://" + context.request().authority();
  }
}
