package org.plugcast.caching.http;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collector;
import org.plugcast.caching.catalogue.Air;
import org.plugcast.caching.catalogue.ClipForm;
import org.plugcast.caching.catalogue.ClipLoudness;
import org.plugcast.caching.catalogue.Examined.Facts;
import org.plugcast.caching.catalogue.Item;
import org.plugcast.caching.jobs.Progress;
import org.plugcast.caching.station.ChannelView;
import org.plugcast.caching.station.ItemView;
import org.plugcast.caching.station.Published;
import org.plugcast.caching.station.Stage;
import org.plugcast.caching.station.Station;
import org.plugcast.ts.elementary.FrameRate;

/** Channels and items as JSON. */
public final class Views {
  private static final double MILLIS = 1_000;
  private static final double TICKS = 27_000_000;

  private Views() {}

  static JsonObject channel(ChannelView channel, Station station, Instant now) {
    JsonObject json =
        new JsonObject()
            .put("id", channel.channel().id())
            .put("name", channel.channel().name())
            .put("playlist", channel.channel().name())
            .put("items", channel.items().size())
            .put("ready", channel.items().stream().filter(ItemView::isReady).count())
            .put("encoding", encoding(channel, station))
            .put("failed", reasons(channel, Stage.FAILED))
            .put("adjusted", reasons(channel, Stage.ADJUSTED))
            .put("order", order(channel))
            .put("onAir", isOnAir(channel, now));
    channel.timeline().ifPresent(published -> json.put("timeline", timeline(published)));
    return json;
  }

  static JsonObject item(ChannelView channel, ItemView view, Station station) {
    Item item = view.item();
    JsonObject json =
        brief(view)
            .put("channel", channel.channel().name())
            .put("channelId", channel.channel().id())
            .put("bytes", item.bytes())
            .put("modified", item.modified().toString())
            .put("firstSeen", item.firstSeen().toString())
            .put("metadata", object(metadata(item)));
    item.facts()
        .ifPresent(
            facts -> json.put("kind", facts.kind().name().toLowerCase(java.util.Locale.ROOT)));
    station.progress(item.id()).ifPresent(now -> json.put("progress", now.percent()));
    item.air()
        .ifPresent(
            air ->
                json.put("clip", air.clip().digest())
                    .put("frames", air.clip().frames())
                    .put("media", "/items/" + item.id() + "/media.ts"));
    item.air()
        .map(air -> air.clip().loudness())
        .filter(ClipLoudness::known)
        .ifPresent(loudness -> json.put("loudness", loudness(loudness)));
    return json;
  }

  private static JsonObject loudness(ClipLoudness loudness) {
    return new JsonObject()
        .put("file", loudness.fileLkfs())
        .put("filePeak", loudness.filePeakDb())
        .put("gain", loudness.gainDb())
        .put("clip", loudness.lkfs())
        .put("clipPeak", loudness.peakDb())
        .put("limited", loudness.limited());
  }

  /** What a list tells of an item. */
  static JsonObject brief(ItemView view) {
    Item item = view.item();
    Map<String, String> metadata = metadata(item);
    JsonObject json =
        new JsonObject()
            .put("id", item.id())
            .put("mediaId", item.mediaId())
            .put("file", item.file())
            .put("title", metadata.getOrDefault("title", item.file()))
            .put("artist", metadata.getOrDefault("artist", ""))
            .put("state", view.stage().label())
            .put("reason", view.reason())
            .put("ready", view.isReady());
    seconds(item).ifPresent(duration -> json.put("duration", duration));
    return json;
  }

  /** Metadata of what is played, else of what lies in the folder. */
  public static Map<String, String> metadata(Item item) {
    return item.air()
        .map(Air::metadata)
        .or(() -> item.facts().map(Facts::metadata))
        .<Map<String, String>>map(metadata -> metadata)
        .orElse(Map.of());
  }

  /** Duration of what is played, else of the file, in seconds. */
  public static Optional<Double> seconds(Item item) {
    Optional<Double> played =
        item.air()
            .map(
                air -> {
                  FrameRate rate = ClipForm.parse(air.clip().format()).format().video().frameRate();
                  return air.clip().frames() * (rate.ticks() / TICKS);
                });
    return played.or(
        () ->
            item.facts()
                .filter(facts -> facts.durationMillis() > 0)
                .map(facts -> facts.durationMillis() / MILLIS));
  }

  static String order(ChannelView channel) {
    return channel.order().name().toLowerCase(java.util.Locale.ROOT);
  }

  static JsonObject object(Map<String, String> map) {
    JsonObject json = new JsonObject();
    map.forEach(json::put);
    return json;
  }

  /** Gathers values in an array. */
  public static Collector<Object, JsonArray, JsonArray> toArray() {
    return Collector.of(JsonArray::new, JsonArray::add, JsonArray::addAll);
  }

  private static JsonArray encoding(ChannelView channel, Station station) {
    return channel.items().stream()
        .filter(view -> view.stage() == Stage.ENCODING)
        .map(
            view ->
                new JsonObject()
                    .put("id", view.item().id())
                    .put("item", view.item().file())
                    .put(
                        "progress",
                        station.progress(view.item().id()).map(Progress::percent).orElse(100)))
        .collect(toArray());
  }

  private static JsonArray reasons(ChannelView channel, Stage stage) {
    return channel.items().stream()
        .filter(view -> view.stage() == stage)
        .map(
            view ->
                new JsonObject()
                    .put("id", view.item().id())
                    .put("item", view.item().file())
                    .put("reason", view.reason()))
        .collect(toArray());
  }

  private static boolean isOnAir(ChannelView channel, Instant now) {
    return channel
        .timeline()
        .filter(published -> !published.timeline().epoch().isAfter(now))
        .isPresent();
  }

  private static JsonObject timeline(Published published) {
    return new JsonObject()
        .put("revision", published.timeline().revision())
        .put("digest", published.digest().hex())
        .put("epoch", published.timeline().epoch().toString());
  }
}
