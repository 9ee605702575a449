package org.plugcast.renderer.page;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.util.Base64;
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
 * @param next metadata of the item that follows, where that is known
 */
public record PageContext(
    Map<String, String> channel,
    Map<String, String> playlist,
    Map<String, String> item,
    Optional<byte[]> cover,
    Duration duration,
    Optional<Map<String, String>> next) {
  public PageContext {
    channel = Map.copyOf(channel);
    playlist = Map.copyOf(playlist);
    item = Map.copyOf(item);
    next = next.map(Map::copyOf);
  }

  /** The object that a page sees; {@code item.cover} is a data URL. */
  ObjectNode toJson() {
    ObjectNode json = DevTools.JSON.createObjectNode();
    json.set("channel", DevTools.JSON.valueToTree(channel));
    json.set("playlist", DevTools.JSON.valueToTree(playlist));
    ObjectNode about = DevTools.JSON.valueToTree(item);
    cover.ifPresent(image -> about.put("cover", dataUrl(image)));
    json.set("item", about);
    json.put("duration", duration.toNanos() / 1e9);
    json.set("next", next.map(DevTools.JSON::<ObjectNode>valueToTree).orElse(null));
    return json;
  }

  private static String dataUrl(byte[] image) {
    String type = image.length > 1 && image[0] == (byte) 0x89 ? "image/png" : "image/jpeg";
    return "data:" + type + ";base64," + Base64.getEncoder().encodeToString(image);
  }
}
