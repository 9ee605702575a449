package org.plugcast.renderer.media;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What a file says it holds; nothing of it is proved until it is decoded.
 *
 * @param format names of its container, as ffprobe has them
 * @param duration of the longest stream, where it is known
 * @param videos pictures that move or a still image, best first; covers are not among them
 * @param audios sound, best first
 * @param tags clean words, keys in lower case: title, artist, album, genre…
 * @param lyrics words of a song in the file, with their lines
 * @param cover stream that holds the cover art
 * @param stills pictures that do not move: an image has one, a document one for each page; 0 where
 *     there is sound, or pictures that move
 * @param chapters that it has
 * @param part chapter that is meant; empty: the whole file
 * @param texts subtitles that are text, best first
 */
public record MediaInfo(
    String format,
    Optional<Duration> duration,
    List<Video> videos,
    List<Audio> audios,
    Map<String, String> tags,
    Optional<String> lyrics,
    Optional<Integer> cover,
    int stills,
    ChapterTable chapters,
    Optional<Chapter> part,
    List<Text> texts) {

  /**
   * Moving pictures.
   *
   * @param stream number in the file
   * @param frameRate pictures in a second as ffprobe has it, such as {@code 30000/1001}
   * @param interlaced whether pictures are pairs of fields
   */
  public record Video(
      int stream, String codec, int width, int height, String frameRate, boolean interlaced) {}

  /**
   * Sound.
   *
   * @param stream number in the file
   * @param sampleRate in Hz
   */
  public record Audio(int stream, String codec, int sampleRate, int channels) {}

  /**
   * Subtitles.
   *
   * @param stream number in the file
   * @param language as the file says, such as {@code eng}; empty where it does not
   */
  public record Text(int stream, String language) {}

  public MediaInfo {
    texts = List.copyOf(texts);
    videos = List.copyOf(videos);
    audios = List.copyOf(audios);
    tags = Map.copyOf(tags);
  }

  /** Whether all its pictures are still ones. */
  public boolean isStill() {
    return stills > 0;
  }

  /** The same with other numbers of still pictures. */
  MediaInfo withStills(int number) {
    return new MediaInfo(
        format, duration, videos, audios, tags, lyrics, cover, number, chapters, part, texts);
  }

  /**
   * A chapter of it, by what it says of the whole: the title of the chapter goes before that of the
   * file, which becomes that of the album where there is none. Lyrics are of the whole.
   */
  public MediaInfo of(Chapter chapter) {
    Map<String, String> about = new LinkedHashMap<>(tags);
    Optional.ofNullable(tags.get("title")).ifPresent(title -> about.putIfAbsent("album", title));
    about.put("title", chapter.title());
    about.put("track", Integer.toString(chapter.number()));
    return new MediaInfo(
        format,
        Optional.of(chapter.length()),
        videos,
        audios,
        about,
        Optional.empty(),
        cover,
        stills,
        ChapterTable.NONE,
        Optional.of(chapter),
        texts);
  }
}
