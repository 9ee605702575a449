package org.plugcast.renderer.media;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.plugcast.renderer.media.MediaInfo.Audio;
import org.plugcast.renderer.media.MediaInfo.Text;
import org.plugcast.renderer.media.MediaInfo.Video;

/** Reads ffprobe's JSON. Believes nothing that is out of range. */
final class ProbeReport {
  private static final Set<String> STILL_CODECS =
      Set.of("mjpeg", "png", "bmp", "gif", "webp", "tiff");

  /** Subtitles of these are text; ffmpeg makes SubRip of any of them. */
  private static final Set<String> TEXT_CODECS =
      Set.of("subrip", "srt", "webvtt", "mov_text", "ass", "ssa", "text", "eia_608");

  private ProbeReport() {}

  /**
   * Reads a report.
   *
   * @param bytes of the file
   */
  static MediaInfo parse(JsonNode report, long bytes) {
    List<Video> videos = new ArrayList<>();
    List<Audio> audios = new ArrayList<>();
    Optional<Integer> cover = Optional.empty();
    Map<String, String> tags = new LinkedHashMap<>(tags(report.path("format")));
    Optional<Duration> duration = duration(report.path("format"), bytes);
    for (JsonNode stream : report.path("streams")) {
      switch (stream.path("codec_type").asText()) {
        case "audio" -> {
          audio(stream).ifPresent(audios::add);
          tags(stream).forEach(tags::putIfAbsent);
          duration = longer(duration, duration(stream, bytes));
        }
        case "video" -> {
          if (isCover(report, stream)) {
            cover = cover.or(() -> index(stream));
          } else {
            video(stream).ifPresent(videos::add);
            duration = longer(duration, duration(stream, bytes));
          }
        }
        default -> {}
      }
    }
    videos.sort(Comparator.comparing((Video v) -> -(long) v.width() * v.height()));
    audios.sort(Comparator.comparing((Audio a) -> a.channels() == 0));
    return new MediaInfo(
        report.path("format").path("format_name").asText(),
        duration,
        videos,
        audios,
        Tags.clean(tags),
        lyrics(report),
        cover,
        isImage(report, videos, audios) ? 1 : 0,
        ChapterTable.of(
            report.path("chapters"),
            report.path("format").path("start_time").asDouble(0),
            duration),
        Optional.empty(),
        texts(report));
  }

  /** Demultiplexers of single images, and nothing but their picture. */
  private static boolean isImage(JsonNode report, List<Video> videos, List<Audio> audios) {
    String format = report.path("format").path("format_name").asText();
    boolean image = format.endsWith("_pipe") || format.equals("image2");
    return image && audios.isEmpty() && !videos.isEmpty();
  }

  /** Those of the first language, English before others, and no few words of foreign speech. */
  private static List<Text> texts(JsonNode report) {
    List<Text> texts = new ArrayList<>();
    for (JsonNode stream : report.path("streams")) {
      boolean text =
          stream.path("codec_type").asText().equals("subtitle")
              && TEXT_CODECS.contains(stream.path("codec_name").asText())
              && stream.path("disposition").path("forced").asInt() == 0;
      if (text) {
        String language = stream.path("tags").path("language").asText();
        index(stream).ifPresent(index -> texts.add(new Text(index, language)));
      }
    }
    texts.sort(Comparator.comparing((Text text) -> !text.language().startsWith("en")));
    return texts;
  }

  /** Marked as one; or a still picture beside sound in a file that holds music. */
  private static boolean isCover(JsonNode report, JsonNode stream) {
    if (stream.path("disposition").path("attached_pic").asInt() == 1) {
      return true;
    }
    String format = report.path("format").path("format_name").asText();
    return STILL_CODECS.contains(stream.path("codec_name").asText())
        && (format.equals("ogg") || format.equals("flac") || format.equals("mp3"));
  }

  private static Optional<Video> video(JsonNode stream) {
    int width = stream.path("width").asInt();
    int height = stream.path("height").asInt();
    if (width <= 0 || height <= 0) {
      return Optional.empty();
    }
    String field = stream.path("field_order").asText("progressive");
    return index(stream)
        .map(
            index ->
                new Video(
                    index,
                    stream.path("codec_name").asText("unknown"),
                    width,
                    height,
                    stream.path("avg_frame_rate").asText("0/0"),
                    !field.equals("progressive") && !field.equals("unknown")));
  }

  private static Optional<Audio> audio(JsonNode stream) {
    return index(stream)
        .map(
            index ->
                new Audio(
                    index,
                    stream.path("codec_name").asText("unknown"),
                    stream.path("sample_rate").asInt(),
                    stream.path("channels").asInt()));
  }

  private static Optional<Integer> index(JsonNode stream) {
    return stream.path("index").canConvertToInt()
        ? Optional.of(stream.path("index").asInt())
        : Optional.empty();
  }

  private static Map<String, String> tags(JsonNode holder) {
    Map<String, String> tags = raw(holder);
    tags.keySet().removeIf(Lyrics::isNameOf);
    return Tags.clean(tags);
  }

  private static Map<String, String> raw(JsonNode holder) {
    Map<String, String> tags = new LinkedHashMap<>();
    holder
        .path("tags")
        .properties()
        .forEach(tag -> tags.put(tag.getKey(), tag.getValue().asText()));
    return tags;
  }

  private static Optional<String> lyrics(JsonNode report) {
    Map<String, String> tags = raw(report.path("format"));
    report.path("streams").forEach(stream -> raw(stream).forEach(tags::putIfAbsent));
    return Lyrics.ofTags(tags);
  }

  private static Optional<Duration> duration(JsonNode holder, long bytes) {
    double seconds = holder.path("duration").asDouble(0);
    return seconds > 0 && seconds <= Longest.seconds(bytes)
        ? Optional.of(Duration.ofNanos((long) (seconds * 1e9)))
        : Optional.empty();
  }

  private static Optional<Duration> longer(Optional<Duration> a, Optional<Duration> b) {
    if (a.isEmpty() || b.isEmpty()) {
      return a.or(() -> b);
    }
    return a.get().compareTo(b.get()) >= 0 ? a : b;
  }
}
