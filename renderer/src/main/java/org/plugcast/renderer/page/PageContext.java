package org.plugcast.renderer.page;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What a page learns about itself, as {@code window.plugcast}.
 *
 * @param channel id and name, and whatever else is known of it
 * @param playlist name and more
 * @param item all its metadata: id, title, artist, album, genre…
 * @param cover JPEG or PNG file
 * @param duration of the item
 * @param next metadata of the items that follow, as far as they are known
 * @param use what the page is to this item
 * @param settings of the operator for this page
 */
public record PageContext(
    Map<String, String> channel,
    Map<String, String> playlist,
    Map<String, String> item,
    Optional<byte[]> cover,
    Duration duration,
    List<Map<String, String>> next,
    PageUse use,
    Map<String, Object> settings) {
  /** Of the object that a page sees; it changes when a page of before might no longer work. */
  static final int VERSION = 1;

  public PageContext {
    channel = Map.copyOf(channel);
    playlist = Map.copyOf(playlist);
    item = Map.copyOf(item);
    next = next.stream().<Map<String, String>>map(Map::copyOf).toList();
    settings = Map.copyOf(settings);
  }

  /** The object that a page sees; {@code item.cover} is a data URL. */
  ObjectNode toJson() {
    ObjectNode json = DevTools.JSON.createObjectNode();
    json.put("version", VERSION);
    json.set("channel", DevTools.JSON.valueToTree(channel));
    json.set("playlist", DevTools.JSON.valueToTree(playlist));
    ObjectNode about = DevTools.JSON.valueToTree(item);
    cover.ifPresent(image -> about.put("cover", dataUrl(image)));
    json.set("item", about);
    json.put("duration", duration.toNanos() / 1e9);
    json.set("next", next.isEmpty() ? null : DevTools.JSON.valueToTree(next.getFirst()));
    json.set("nextItems", DevTools.JSON.valueToTree(next));
    json.put("use", use.word());
    json.set("settings", DevTools.JSON.valueToTree(settings));
    return json;
  }

  private static String dataUrl(byte[] image) {
    String type = image.length > 1 && image[0] == (byte) 0x89 ? "image/png" : "image/jpeg";
    return "data:" + type + ";base64," + Base64.getEncoder().encodeToString(image);
  }
}
