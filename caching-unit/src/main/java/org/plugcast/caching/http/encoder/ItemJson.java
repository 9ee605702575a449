package org.plugcast.caching.http.encoder;

import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.plugcast.caching.catalogue.Item;
import org.plugcast.caching.catalogue.MadeClip;
import org.plugcast.caching.http.Views;
import org.plugcast.caching.jobs.Pace;
import org.plugcast.caching.jobs.Progress;
import org.plugcast.caching.station.ItemView;
import org.plugcast.caching.station.Stage;

/** Items as JSON, in the words of the contract. Pure. */
final class ItemJson {
  private static final double MILLIS = 1_000;
  private static final double HUNDREDTHS = 100;
  private static final int WHOLE = 100;

  private ItemJson() {}

  /** What an event tells of an item. */
  static JsonObject change(Place place, Optional<Progress> progress, Instant now) {
    ItemView view = place.view();
    int percent = percent(view, progress);
    JsonObject json =
        new JsonObject()
            .put("music_id", view.item().mediaId())
            .put("item", view.item().id())
            .put("channel_id", place.channel().channel().id())
            .put("file", view.item().file())
            .put("state", view.stage().label())
            .put("reason", view.reason())
            .put("encoding", percent + "%")
            .put("progress", percent);
    pace(view.item(), progress, now)
        .ifPresent(
            pace ->
                json.put("speed", rounded(pace.speed()))
                    .put("seconds_left", rounded(pace.left().toMillis() / MILLIS)));
    return json;
  }

  /** All that is known of an item. */
  static JsonObject item(Place place, Optional<Progress> progress, Instant now) {
    Item item = place.view().item();
    Map<String, String> metadata = Views.metadata(item);
    JsonObject json =
        change(place, progress, now)
            .put("channel", place.channel().channel().name())
            .put("title", metadata.getOrDefault("title", item.file()))
            .put("artist", metadata.getOrDefault("artist", ""))
            .put("genre", metadata.getOrDefault("genre", ""))
            .put("duration", Views.seconds(item).orElse(0.0))
            .put("song_encoded", "")
            .put("exists_on_disk", false);
    progress.ifPresent(making -> json.put("since", making.since().toString()));
    return json;
  }

  /**
   * Adds that an item's clip is on the disk.
   *
   * @param base of addresses, such as {@code http://127.0.0.1:9553}
   */
  static JsonObject withClip(JsonObject json, long id, MadeClip clip, String file, String base) {
    String looked = base + "/encoder/v1/items/" + id + "/";
    return json.put("song_encoded", "ts")
        .put("exists_on_disk", true)
        .put("output_file", file)
        .put("clip", clip.digest())
        .put("media", "/items/" + id + "/media.ts")
        .put("thumbnail", looked + "thumbnail.jpg")
        .put("strip", looked + "strip.jpg")
        .put("preview", looked + "preview.mp4");
  }

  static Optional<Pace> pace(Item item, Optional<Progress> progress, Instant now) {
    Duration length =
        item.facts().map(facts -> Duration.ofMillis(facts.durationMillis())).orElse(Duration.ZERO);
    return progress.flatMap(making -> Pace.of(making, length, now));
  }

  private static int percent(ItemView view, Optional<Progress> progress) {
    if (progress.isPresent()) {
      return progress.get().percent();
    }
    return view.stage() == Stage.READY || view.stage() == Stage.ADJUSTED ? WHOLE : 0;
  }

  static double rounded(double value) {
    return Math.round(value * HUNDREDTHS) / HUNDREDTHS;
  }
}
