package org.plugcast.multicast.http;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.Optional;
import org.plugcast.multicast.aircheck.Findings;
import org.plugcast.multicast.sender.Said;
import org.plugcast.multicast.sender.Watched;
import org.plugcast.multicast.status.ChannelStatus;
import org.plugcast.multicast.status.UnitStatus;
import org.plugcast.ts.multiplex.Entry;
import org.plugcast.ts.multiplex.NowPlaying;

/** What the twins and their operators want to know, {@code GET /twin}. */
final class TwinJson {
  private TwinJson() {}

  static JsonObject of(UnitStatus status) {
    JsonArray channels = new JsonArray();
    status.channels().forEach(channel -> channels.add(channel(channel)));
    JsonArray events = new JsonArray();
    status
        .twin()
        .events()
        .forEach(
            event ->
                events.add(
                    new JsonObject()
                        .put("at", event.at().toString())
                        .put("channel", event.channel())
                        .put("text", event.text())));
    return new JsonObject()
        .put("unit", status.unit())
        .put("twins", status.twin().mode())
        .put("role", status.twin().role())
        .put("pid", ProcessHandle.current().pid())
        .put("version", version())
        .put(
            "update",
            new JsonObject()
                .put("phase", status.twin().update().phase().word())
                .put("reason", status.twin().update().reason()))
        .put("heartbeat", new JsonObject().put("alive", status.twin().alive()))
        .put("clock", clock(status.twin()))
        .put("alarms", new JsonArray(status.twin().alarms()))
        .put("events", events)
        .put("channels", channels);
  }

  private static JsonObject clock(UnitStatus.Twin twin) {
    JsonObject json = new JsonObject();
    twin.clock()
        .ifPresent(
            clock -> {
              json.put("offsetNs", clock.offsetNs());
              clock.withinNs().ifPresent(within -> json.put("withinNs", within));
            });
    twin.clockLimitNs().ifPresent(limit -> json.put("limitNs", limit));
    return json;
  }

  private static String version() {
    return Optional.ofNullable(TwinJson.class.getPackage().getImplementationVersion())
        .orElse("unpacked");
  }

  private static JsonObject channel(ChannelStatus channel) {
    JsonObject json =
        new JsonObject()
            .put("channel", channel.config().id())
            .put("name", channel.config().name())
            .put("group", channel.config().group().getHostAddress())
            .put("port", channel.config().port())
            .put("state", channel.state())
            .put("alarms", new JsonArray(channel.problems()));
    channel.onAir().ifPresent(air -> put(json, air));
    channel.findings().ifPresent(findings -> json.put("verification", verification(findings)));
    return json;
  }

  private static void put(JsonObject json, ChannelStatus.OnAir air) {
    Watched watched = air.watched();
    json.put("since", watched.since().toString())
        .put("index", air.index())
        .put("source", air.source().label())
        .put("plays", said(air.sources().self()))
        .put("now", air.now().map(TwinJson::words).orElse(""))
        .put("onAirBy", watched.onAirBy());
    air.sources().twinLast().ifPresent(last -> json.put("twinPlays", said(last)));
    air.sources().twin().ifPresent(source -> json.put("twinSource", source.label()));
  }

  private static JsonObject said(Said said) {
    return new JsonObject().put("source", said.source().label()).put("from", said.since());
  }

  private static JsonObject verification(Findings findings) {
    return new JsonObject()
        .put("identical", findings.identical())
        .put("missing", findings.missing())
        .put("different", findings.different())
        .put("late", findings.late())
        .put("repeated", findings.repeated())
        .put("outOfOrder", findings.outOfOrder())
        .put("otherSource", findings.otherSource())
        .put("silent", findings.silent())
        .put("foreign", findings.foreign())
        .put("wrongSize", findings.wrongSize())
        .put("unheard", findings.unheard());
  }

  private static String words(NowPlaying.Item item) {
    String artist = item.entry().about(Entry.ARTIST);
    String title = item.entry().about(Entry.TITLE);
    return artist.isEmpty() ? title : artist + " - " + title;
  }
}
