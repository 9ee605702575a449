package org.plugcast.caching.http.encoder;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.plugcast.caching.catalogue.Air;
import org.plugcast.caching.catalogue.MadeClip;
import org.plugcast.caching.http.Views;
import org.plugcast.caching.jobs.Pace;
import org.plugcast.caching.station.Queued;
import org.plugcast.caching.station.Stage;
import org.plugcast.caching.station.Station;
import org.plugcast.ts.multiplex.Digest;
import org.plugcast.ts.store.ClipStore;

/** Writes what the encoder does. Looks at the disk, so that it runs on worker threads. */
final class StatusReport {
  private static final double MILLIS = 1_000;

  private final EncoderUnit unit;
  private final Instant now;

  /** Items by number, with their places in the queue. */
  private final Map<Long, Integer> places = new HashMap<>();

  private final List<Queued> queue;
  private final String base;

  /**
   * @param queue what waits for an encoder, in order
   * @param base of addresses
   */
  StatusReport(EncoderUnit unit, List<Queued> queue, String base) {
    this.unit = unit;
    this.now = unit.clock().instant();
    this.queue = queue;
    this.base = base;
    for (Queued waiting : queue) {
      places.put(waiting.itemId(), places.size() + 1);
    }
  }

  /**
   * The whole status.
   *
   * @param shown items that are told of one by one
   */
  JsonObject status(List<Place> shown) {
    return new JsonObject()
        .put("profile", unit.profile())
        .put("workers", unit.workers())
        .put("totals", totals())
        .put("queue", queue())
        .put("items", items(shown));
  }

  JsonArray items(List<Place> shown) {
    return shown.stream().map(this::item).collect(Views.toArray());
  }

  JsonObject item(Place place) {
    JsonObject json =
        ItemJson.item(place, unit.station().progress(place.id()), now)
            .put("profile", unit.profileOf(place.channel()));
    Optional.ofNullable(places.get(place.id())).ifPresent(number -> json.put("place", number));
    clipOnDisk(place)
        .ifPresent(
            clip -> {
              String file =
                  unit.store().path(new Digest(clip.digest())).toAbsolutePath().toString();
              ItemJson.withClip(json, place.id(), clip, file, base);
            });
    return json;
  }

  private Optional<MadeClip> clipOnDisk(Place place) {
    ClipStore store = unit.store();
    return place
        .view()
        .item()
        .air()
        .map(Air::clip)
        .filter(clip -> store.contains(new Digest(clip.digest())));
  }

  private JsonArray queue() {
    Map<Long, Place> items = new HashMap<>();
    all().forEach(place -> items.put(place.id(), place));
    return queue.stream()
        .flatMap(
            waiting ->
                Optional.ofNullable(items.get(waiting.itemId()))
                    .map(place -> queued(waiting, place))
                    .stream())
        .collect(Views.toArray());
  }

  private JsonObject queued(Queued waiting, Place place) {
    return new JsonObject()
        .put("place", places.getOrDefault(waiting.itemId(), 1))
        .put("music_id", place.view().item().mediaId())
        .put("item", place.id())
        .put("channel_id", place.channel().channel().id())
        .put("file", place.view().item().file())
        .put("priority", waiting.need().name().toLowerCase(Locale.ROOT).replace('_', '-'))
        .put("seconds_to_air", ItemJson.rounded(waiting.toAir().toMillis() / MILLIS));
  }

  private JsonObject totals() {
    List<Place> all = all();
    JsonObject states = new JsonObject();
    for (Stage stage : Stage.values()) {
      states.put(
          stage.label(), all.stream().filter(place -> place.view().stage() == stage).count());
    }
    double speed =
        all.stream().flatMap(place -> pace(place).stream()).mapToDouble(Pace::speed).sum();
    return new JsonObject()
        .put("items", all.size())
        .put("exist_on_disk", all.stream().filter(place -> clipOnDisk(place).isPresent()).count())
        .put("queue", queue.size())
        .put("speed", ItemJson.rounded(speed))
        .put("states", states);
  }

  private Optional<Pace> pace(Place place) {
    return ItemJson.pace(place.view().item(), unit.station().progress(place.id()), now);
  }

  private List<Place> all() {
    Station station = unit.station();
    return station.channels().stream()
        .flatMap(channel -> channel.items().stream().map(view -> new Place(channel, view)))
        .toList();
  }
}
