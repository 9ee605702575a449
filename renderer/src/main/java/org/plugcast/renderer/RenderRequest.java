package org.plugcast.renderer;

import java.net.URI;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.plugcast.renderer.page.DefaultPage;

/**
 * An item to be made ready for air.
 *
 * @param source media file
 * @param page of an item that has only sound
 * @param pageHosts that the page may reach besides its own; {@code *} for all
 * @param channel what the page learns of the channel: {@code id}, {@code name}…
 * @param playlist what the page learns of the playlist: {@code name}…
 * @param item metadata that goes before the tags of the file
 * @param cover image file that goes before the cover in the file
 * @param next metadata of the item that follows, where that is known
 */
public record RenderRequest(
    Path source,
    Profile profile,
    URI page,
    Set<String> pageHosts,
    Map<String, String> channel,
    Map<String, String> playlist,
    Map<String, String> item,
    Optional<Path> cover,
    Optional<Map<String, String>> next) {
  public RenderRequest {
    pageHosts = Set.copyOf(pageHosts);
    channel = Map.copyOf(channel);
    playlist = Map.copyOf(playlist);
    item = Map.copyOf(item);
    next = next.map(Map::copyOf);
  }

  /** A file with the default page and nothing known about it. */
  public static RenderRequest of(Path source, Profile profile) {
    return new RenderRequest(
        source,
        profile,
        DefaultPage.ADDRESS,
        Set.of(),
        Map.of(),
        Map.of(),
        Map.of(),
        Optional.empty(),
        Optional.empty());
  }
}
