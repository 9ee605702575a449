package org.plugcast.renderer.media;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.plugcast.renderer.child.Child;
import org.plugcast.renderer.child.ChildFailedException;
import org.plugcast.renderer.child.Limits;

/** Asks {@code ffprobe} what a file holds, and {@code ffmpeg} for its cover. */
public final class MediaProbe {
  private static final Limits PROBE = new Limits(Duration.ofSeconds(30), 4 << 20);

  private static final Limits COVER = new Limits(Duration.ofSeconds(30), 8 << 20);

  /** Subtitles are found by reading the file whole. */
  private static final Limits SUBTITLES = new Limits(Duration.ofHours(2), 4 << 20);

  private static final ObjectMapper JSON = new ObjectMapper();

  private final FfmpegPrograms programs;

  public MediaProbe(FfmpegPrograms programs) {
    this.programs = programs;
  }

  /** Throws {@link ChildFailedException} with ffprobe's words if the file is no media. */
  public MediaInfo probe(Path file) throws IOException, InterruptedException {
    List<String> command =
        List.of(
            programs.ffprobe().toString(),
            "-v",
            "error",
            "-protocol_whitelist",
            "fd,pipe",
            "-print_format",
            "json",
            "-show_format",
            "-show_streams",
            "-i",
            "fd:");
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (Child child = Child.reading(file, command, PROBE, line -> {})) {
      child.drainTo(out);
    }
    return ProbeReport.parse(tree(out.toByteArray()), Files.size(file));
  }

  private static JsonNode tree(byte[] json) throws IOException {
    try {
      return JSON.readTree(json);
    } catch (JsonProcessingException e) {
      throw new ChildFailedException("ffprobe wrote no JSON: " + e.getOriginalMessage());
    }
  }

  /**
   * Subtitles in {@code file} as SubRip.
   *
   * @throws ChildFailedException with ffmpeg's words if they cannot be read
   */
  public String subtitles(Path file, int stream) throws IOException, InterruptedException {
    List<String> command =
        List.of(
            programs.ffmpeg().toString(),
            "-v",
            "error",
            "-protocol_whitelist",
            "fd,pipe",
            "-i",
            "fd:",
            "-map",
            "0:" + stream,
            "-c:s",
            "subrip",
            "-f",
            "srt",
            "pipe:1");
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (Child child = Child.reading(file, command, SUBTITLES, line -> {})) {
      child.drainTo(out);
    }
    return PlainText.decode(out.toByteArray());
  }

  /**
   * A picture in {@code file} (a cover or an image) as a JPEG file of at most 1000x1000, made anew
   * so that no byte of the original gets further; empty if it cannot be decoded.
   */
  public Optional<byte[]> picture(Path file, int stream) throws IOException, InterruptedException {
    List<String> command =
        List.of(
            programs.ffmpeg().toString(),
            "-v",
            "error",
            "-protocol_whitelist",
            "fd,pipe",
            "-i",
            "fd:",
            "-map",
            "0:" + stream,
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
            "image2pipe",
            "pipe:1");
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (Child child = Child.reading(file, command, COVER, line -> {})) {
      child.drainTo(out);
    } catch (ChildFailedException e) {
      return Optional.empty();
    }
    return out.size() == 0 ? Optional.empty() : Optional.of(out.toByteArray());
  }
}
