package org.plugcast.multicast.http;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.Optional;
import java.util.stream.Stream;
import org.plugcast.multicast.status.ChannelStatus;
import org.plugcast.multicast.status.UnitStatus;
import org.plugcast.ts.multiplex.Entry;
import org.plugcast.ts.multiplex.NowPlaying;

/** Status as JSON. */
final class StatusJson {
  private static final double NANOS = 1e9;

  private StatusJson() {}

  /** {@code GET /health}. */
  static JsonObject health(UnitStatus status) {
    JsonObject cachingUnit =
        status
            .cachingUnitOutage()
            .map(
                outage ->
                    new JsonObject()
                        .put("reachable", false)
                        .put("since", outage.since().toString())
                        .put("reason", outage.reason()))
            .orElseGet(() -> new JsonObject().put("reachable", true));
    return new JsonObject()
        .put("unit", status.unit())
        .put("status", status.health())
        .put("started", status.started().toString())
        .put("cachingUnit", cachingUnit)
        .put("realTime", status.realTimeMissing().isEmpty())
        .put("realTimeMissing", status.realTimeMissing().orElse(""))
        .put("wallClockOffsetSeconds", status.clocks().wallOffset().toNanos() / NANOS)
        .put("problems", new JsonArray(status.problems()))
        .put("channels", array(status.channels().stream().map(StatusJson::channelHealth)));
  }

  /** {@code GET /now-playing}. */
  static JsonArray nowPlaying(UnitStatus status) {
    return array(status.channels().stream().map(StatusJson::channelNow));
  }

  private static JsonObject channelHealth(ChannelStatus channel) {
    JsonObject json = identity(channel);
    channel.timeline().ifPresent(timeline -> json.put("revision", timeline.revision()));
    return json.put("problems", new JsonArray(channel.problems()));
  }

  private static JsonObject channelNow(ChannelStatus channel) {
    JsonObject json = identity(channel);
    channel
        .onAir()
        .ifPresent(
            air -> {
              json.put("index", air.index());
              json.put("now", item(air.now()));
              json.put("next", item(air.next()));
            });
    return json;
  }

  private static JsonObject identity(ChannelStatus channel) {
    return new JsonObject()
        .put("channel", channel.config().id())
        .put("name", channel.config().name())
        .put("group", channel.config().group().getHostAddress())
        .put("port", channel.config().port())
        .put("state", channel.state());
  }

  private static JsonObject item(Optional<NowPlaying.Item> item) {
    return item.map(
            i ->
                new JsonObject()
                    .put("title", i.entry().about(Entry.TITLE))
                    .put("artist", i.entry().about(Entry.ARTIST))
                    .put("album", i.entry().about(Entry.ALBUM))
                    .put("mediaId", i.entry().about(Entry.MEDIA_ID))
                    .put("file", i.entry().about(Entry.FILE))
                    .put("clip", i.entry().clip().hex())
                    .put("since", i.since().toString())
                    .put("duration", i.durationNanos() / NANOS))
        .orElseGet(JsonObject::new);
  }

  private static JsonArray array(Stream<JsonObject> objects) {
    JsonArray array = new JsonArray();
    objects.forEach(array::add);
    return array;
  }
}
