package org.plugcast.renderer.media;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.plugcast.renderer.child.Child;
import org.plugcast.renderer.child.ChildFailedException;
import org.plugcast.renderer.child.Limits;
import org.plugcast.renderer.pdf.PdfInfo;
import org.plugcast.renderer.pdf.PdfPages;

/** Asks {@code ffprobe} what a file holds, and {@code ffmpeg} for its cover. */
public final class MediaProbe {
  private static final Limits PROBE = new Limits(Duration.ofSeconds(30), 8 << 20);

  /** Packets, each of which is a picture or a field of one. */
  private static final int FIRST_PICTURES = 16;

  private static final Limits COVER = new Limits(Duration.ofSeconds(30), 8 << 20);

  /** Subtitles are found by reading the file whole. */
  private static final Limits SUBTITLES = new Limits(Duration.ofHours(2), 4 << 20);

  private static final ObjectMapper JSON = new ObjectMapper();

  /** Most pixels of an image: more than any camera has, less than a machine's memory. */
  public static final long MOST_PIXELS = 120_000_000;

  private static final String GIF = "gif";

  /** Format of documents. */
  public static final String PDF = "pdf";

  private final FfmpegPrograms programs;

  public MediaProbe(FfmpegPrograms programs) {
    this.programs = programs;
  }

  /**
   * What a file holds.
   *
   * @throws RefusedMediaException if it is known, and not shown, and why
   * @throws ChildFailedException with ffprobe's words if the file is no media
   */
  public MediaInfo probe(Path file) throws IOException, InterruptedException {
    if (PdfPages.isOne(file)) {
      return document(file);
    }
    List<String> words =
        List.of(
            "-show_format",
            "-show_streams",
            "-show_entries",
            "chapter=start_time,end_time:chapter_tags=title");
    MediaInfo info = ProbeReport.parse(asked(file, words), Files.size(file));
    return info.format().equals(GIF) && isOnePicture(file) ? info.withStills(1) : info;
  }

  /** Whether there is no second packet; the first two are read. */
  private boolean isOnePicture(Path file) throws IOException, InterruptedException {
    JsonNode packets =
        asked(file, List.of("-read_intervals", "%+#2", "-show_entries", "packet=pts_time"));
    return packets.path("packets").size() == 1;
  }

  private JsonNode asked(Path file, List<String> words) throws IOException, InterruptedException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (Child child = Child.reading(file, asking(words), PROBE, line -> {})) {
      child.drainTo(out);
      JsonNode report = tree(out.toByteArray());
      requirePictures(report, child.said());
      return report;
    }
  }

  /** A question to ffprobe, answered in JSON. */
  private List<String> asking(List<String> words) {
    List<String> command =
        new ArrayList<>(
            List.of(
                programs.ffprobe().toString(),
                "-v",
                "error",
                "-protocol_whitelist",
                "fd,pipe",
                "-print_format",
                "json"));
    command.addAll(words);
    command.addAll(List.of("-i", "fd:"));
    return command;
  }

  /** A stream made into something else by ffmpeg. */
  private List<String> converting(int stream, List<String> words) {
    List<String> command =
        new ArrayList<>(
            List.of(
                programs.ffmpeg().toString(),
                "-v",
                "error",
                "-protocol_whitelist",
                "fd,pipe",
                "-i",
                "fd:",
                "-map",
                "0:" + stream));
    command.addAll(words);
    command.add("pipe:1");
    return command;
  }

  private static byte[] output(Path file, List<String> command, Limits limits)
      throws IOException, InterruptedException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (Child child = Child.reading(file, command, limits, line -> {})) {
      child.drainTo(out);
    }
    return out.toByteArray();
  }

  /** An image whose size is not told was refused by its decoder, with a reason. */
  private static void requirePictures(JsonNode report, String said) throws RefusedMediaException {
    String format = report.path("format").path("format_name").asText();
    JsonNode first = report.path("streams").path(0);
    boolean image = format.endsWith("_pipe") || format.equals(GIF);
    if (!image || first.isMissingNode()) {
      return;
    }
    long pixels = first.path("width").asLong() * first.path("height").asLong();
    if (pixels <= 0 && !said.isEmpty()) {
      throw new RefusedMediaException("an image that cannot be decoded: " + said);
    }
    if (pixels > MOST_PIXELS) {
      throw new RefusedMediaException(
          String.format(
              Locale.ROOT,
              "an image of %d x %d pixels: more than %d million are not decoded",
              first.path("width").asLong(),
              first.path("height").asLong(),
              MOST_PIXELS / 1_000_000));
    }
  }

  private static MediaInfo document(Path file) throws IOException, InterruptedException {
    PdfInfo info;
    try {
      info = new PdfPages(file).info();
    } catch (ChildFailedException e) {
      throw new RefusedMediaException(String.valueOf(e.getMessage()));
    }
    MediaInfo.Video pages =
        new MediaInfo.Video(0, PDF, points(info.width()), points(info.height()), "0/0", false);
    return new MediaInfo(
        PDF,
        Optional.empty(),
        List.of(pages),
        List.of(),
        Tags.clean(info.tags()),
        Optional.empty(),
        Optional.empty(),
        info.pages(),
        ChapterTable.NONE,
        Optional.empty(),
        List.of());
  }

  private static int points(double side) {
    return (int) Math.max(1, Math.round(side));
  }

  private static JsonNode tree(byte[] json) throws IOException {
    try {
      return JSON.readTree(json);
    } catch (JsonProcessingException e) {
      throw new ChildFailedException("ffprobe wrote no JSON: " + e.getOriginalMessage());
    }
  }

  /** The first pictures of a stream, decoded; empty if there is none. */
  public Optional<FirstPictures> firstPictures(Path file, int stream)
      throws IOException, InterruptedException {
    List<String> command =
        asking(
            List.of(
                "-select_streams",
                Integer.toString(stream),
                "-read_intervals",
                "%+#" + FIRST_PICTURES,
                "-show_entries",
                "frame=pts_time,width,height,sample_aspect_ratio,interlaced_frame,top_field_first"));
    byte[] report;
    try {
      report = output(file, command, PROBE);
    } catch (ChildFailedException e) {
      return Optional.empty();
    }
    return FirstPictures.parse(tree(report));
  }

  /**
   * Subtitles in {@code file} as SubRip.
   *
   * @throws ChildFailedException with ffmpeg's words if they cannot be read
   */
  public String subtitles(Path file, int stream) throws IOException, InterruptedException {
    List<String> command = converting(stream, List.of("-c:s", "subrip", "-f", "srt"));
    return PlainText.decode(output(file, command, SUBTITLES));
  }

  /**
   * A picture in {@code file} (a cover or an image) as a JPEG file of at most 1000x1000, made anew
   * so that no byte of the original gets further; empty if it cannot be decoded.
   */
  public Optional<byte[]> picture(Path file, int stream) throws IOException, InterruptedException {
    List<String> command =
        converting(
            stream,
            List.of(
                "-frames:v",
                "1",
                "-vf",
                "scale=w='min(1000,iw)':h='min(1000,ih)':force_original_aspect_ratio=decrease",
                "-c:v",
                "mjpeg",
                "-q:v",
                "2",
                "-pix_fmt",
                "yuvj444p",
                "-f",
                "image2pipe"));
    try {
      return Optional.of(output(file, command, COVER)).filter(jpeg -> jpeg.length > 0);
    } catch (ChildFailedException e) {
      return Optional.empty();
    }
  }
}
