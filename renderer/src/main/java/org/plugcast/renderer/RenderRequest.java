package org.plugcast.renderer;

import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/**
 * An item to be made ready for air.
 *
 * @param source media file
 * @param page of the channel
 * @param sound what is done to it besides its loudness
 * @param channel what the page learns of the channel: {@code id}, {@code name}…
 * @param playlist what the page learns of the playlist: {@code name}…
 * @param item metadata that goes before the tags of the file
 * @param cover image file that goes before the cover in the file
 * @param lyrics LRC file that goes before the lyrics in the file
 * @param captions SubRip or WebVTT file that goes before captions and subtitles in the file
 * @param next metadata of the item that follows, where that is known
 * @param extent what of the file it is
 */
public record RenderRequest(
    Path source,
    Profile profile,
    ChannelPage page,
    SoundOrder sound,
    Map<String, String> channel,
    Map<String, String> playlist,
    Map<String, String> item,
    Optional<Path> cover,
    Optional<Path> lyrics,
    Optional<Path> captions,
    Optional<Map<String, String>> next,
    Extent extent) {
  public RenderRequest {
    channel = Map.copyOf(channel);
    playlist = Map.copyOf(playlist);
    item = Map.copyOf(item);
    next = next.map(Map::copyOf);
  }

  /** A whole file, still pictures of which are shown as long as is usual. */
  public RenderRequest(
      Path source,
      Profile profile,
      ChannelPage page,
      SoundOrder sound,
      Map<String, String> channel,
      Map<String, String> playlist,
      Map<String, String> item,
      Optional<Path> cover,
      Optional<Path> lyrics,
      Optional<Path> captions,
      Optional<Map<String, String>> next) {
    this(
        source,
        profile,
        page,
        sound,
        channel,
        playlist,
        item,
        cover,
        lyrics,
        captions,
        next,
        Extent.WHOLE);
  }

  /** A file with the default page and nothing known about it. */
  public static RenderRequest of(Path source, Profile profile) {
    return new RenderRequest(
        source,
        profile,
        ChannelPage.DEFAULT,
        SoundOrder.AS_IT_IS,
        Map.of(),
        Map.of(),
        Map.of(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty());
  }

  /** The same with another page. */
  public RenderRequest withPage(ChannelPage other) {
    return new RenderRequest(
        source, profile, other, sound, channel, playlist, item, cover, lyrics, captions, next,
        extent);
  }

  /** The same with something else done to its sound. */
  public RenderRequest withSound(SoundOrder other) {
    return new RenderRequest(
        source, profile, page, other, channel, playlist, item, cover, lyrics, captions, next,
        extent);
  }

  /** The same with another part of the file. */
  public RenderRequest withExtent(Extent other) {
    return new RenderRequest(
        source, profile, page, sound, channel, playlist, item, cover, lyrics, captions, next,
        other);
  }

  /** The same with captions. */
  public RenderRequest withCaptions(Path other) {
    return new RenderRequest(
        source,
        profile,
        page,
        sound,
        channel,
        playlist,
        item,
        cover,
        lyrics,
        Optional.of(other),
        next,
        extent);
  }
}
