package org.plugcast.caching;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.plugcast.caching.testing.Await;
import org.plugcast.renderer.media.FfmpegPrograms;

/** The whole unit with the real encoder, controlled over HTTP and judged by ffprobe. */
@Timeout(180)
class EncoderEndTest {
  private static final HttpClient CLIENT = HttpClient.newHttpClient();

  @TempDir Path folder;
  private FfmpegPrograms programs;

  @BeforeEach
  void unpack() throws IOException {
    programs = FfmpegPrograms.unpack();
  }

  private String run(Path program, List<String> words) throws IOException, InterruptedException {
    List<String> command = new ArrayList<>(List.of(program.toString(), "-v", "error"));
    command.addAll(words);
    Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
    process.getOutputStream().close();
    String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(process.waitFor()).as(said).isZero();
    return said;
  }

  private void film(String name, int seconds) throws IOException, InterruptedException {
    Path file = Files.createDirectories(folder.resolve("media/Films")).resolve(name);
    run(
        programs.ffmpeg(),
        List.of(
            "-f",
            "lavfi",
            "-i",
            "testsrc2=s=1280x720:r=30:d=" + seconds,
            "-f",
            "lavfi",
            "-i",
            "sine=r=48000:d=" + seconds,
            "-c:v",
            "libx264",
            "-preset",
            "ultrafast",
            "-pix_fmt",
            "yuv420p",
            "-c:a",
            "aac",
            "file:" + file));
  }

  private CachingUnit unit(String profile) throws IOException {
    return CachingUnit.start(
        ConfigurationFile.parse(
            "http = 127.0.0.1:0\nencoder-http = 127.0.0.1:0\nrescan = 200 ms\nfree-space = 1 MB\n"
                + "profile = "
                + profile
                + "\nmedia = "
                + folder.resolve("media")
                + "\ndata = "
                + folder.resolve("data")));
  }

  private static HttpResponse<byte[]> send(CachingUnit unit, String path, HttpRequest.Builder how)
      throws IOException, InterruptedException {
    URI uri = URI.create("http://127.0.0.1:" + unit.encoderPort() + path);
    return CLIENT.send(how.uri(uri).build(), BodyHandlers.ofByteArray());
  }

  private static JsonObject item(CachingUnit unit, String file) {
    try {
      HttpResponse<byte[]> response = send(unit, "/getStatus", HttpRequest.newBuilder());
      JsonArray items =
          new JsonObject(new String(response.body(), StandardCharsets.UTF_8)).getJsonArray("items");
      return items.stream()
          .map(JsonObject.class::cast)
          .filter(item -> item.getString("file").equals(file))
          .findFirst()
          .orElseGet(JsonObject::new);
    } catch (IOException | InterruptedException e) {
      throw new AssertionError(e);
    }
  }

  private static void order(CachingUnit unit, String operation, String file) throws Exception {
    String body = new JsonObject().put("channel", 1).put("file", file).encode();
    HttpResponse<byte[]> answer =
        send(
            unit,
            "/encoder/v1/" + operation,
            HttpRequest.newBuilder()
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(body)));
    assertThat(answer.statusCode())
        .as(new String(answer.body(), StandardCharsets.UTF_8))
        .isEqualTo(200);
  }

  private static void await(CachingUnit unit, String file, String state)
      throws InterruptedException {
    Await.until(file + " is " + state, () -> state.equals(item(unit, file).getString("state")));
  }

  private static void awaitClip(CachingUnit unit, String file) throws InterruptedException {
    Await.until(
        file + " is on the disk", () -> item(unit, file).getBoolean("exists_on_disk", false));
  }

  private JsonObject probe(HttpResponse<byte[]> response, String name)
      throws IOException, InterruptedException {
    assertThat(response.statusCode()).isBetween(200, 206);
    Path file = Files.write(folder.resolve(name), response.body());
    return new JsonObject(
        run(
            programs.ffprobe(),
            List.of("-print_format", "json", "-show_streams", "-show_format", "file:" + file)));
  }

  private static List<Long> encoders() {
    return ProcessHandle.current()
        .descendants()
        .filter(process -> process.info().command().orElse("").endsWith("ffmpeg"))
        .map(ProcessHandle::pid)
        .toList();
  }

  @Test
  void anItemIsStoppedInTheMiddleAndStartedAfterARestartAndThenLookedAt() throws Exception {
    film("long.mp4", 120);
    try (CachingUnit unit = unit("hd-h264")) {
      Await.until(
          "encoding is under way", () -> item(unit, "long.mp4").getInteger("progress", 0) >= 6);
      assertThat(encoders()).isNotEmpty();
      order(unit, "stop", "long.mp4");
      await(unit, "long.mp4", "stopped");
      assertThat(encoders()).isEmpty();
      try (Stream<Path> left = Files.list(folder.resolve("data/work"))) {
        assertThat(left).isEmpty();
      }
    }
    Files.delete(folder.resolve("media/Films/long.mp4"));
    film("long.mp4", 6);
    try (CachingUnit unit = unit("hd-h264")) {
      Await.until("seen", () -> !item(unit, "long.mp4").isEmpty());
      assertThat(item(unit, "long.mp4").getString("state")).isEqualTo("stopped");
      order(unit, "start", "long.mp4");
      awaitClip(unit, "long.mp4");
      looksRight(unit, item(unit, "long.mp4").getLong("item"), 640, "h264", "1280x720");
    }
  }

  @Test
  void anItemInMpeg2IsShownToo() throws Exception {
    film("short.mp4", 4);
    try (CachingUnit unit = unit("sd-mpeg2")) {
      awaitClip(unit, "short.mp4");
      looksRight(unit, item(unit, "short.mp4").getLong("item"), 480, "h264", "480x360");
    }
  }

  private void looksRight(CachingUnit unit, long item, int width, String codec, String size)
      throws Exception {
    String path = "/encoder/v1/items/" + item;
    JsonObject poster =
        probe(send(unit, path + "/thumbnail.jpg", HttpRequest.newBuilder()), "poster.jpg")
            .getJsonArray("streams")
            .getJsonObject(0);
    assertThat(poster.getString("codec_name")).isEqualTo("mjpeg");
    assertThat(poster.getInteger("width")).isEqualTo(width);
    assertThat(poster.getInteger("height")).isEqualTo(360);
    JsonObject strip =
        probe(send(unit, path + "/strip.jpg", HttpRequest.newBuilder()), "strip.jpg")
            .getJsonArray("streams")
            .getJsonObject(0);
    assertThat(strip.getInteger("width")).isEqualTo(10 * width / 4);
    assertThat(strip.getInteger("height")).isEqualTo(90);
    HttpResponse<byte[]> whole = send(unit, path + "/preview.mp4", HttpRequest.newBuilder());
    JsonArray streams = probe(whole, "film.mp4").getJsonArray("streams");
    JsonObject video = streams.getJsonObject(0);
    assertThat(video.getString("codec_name")).isEqualTo(codec);
    assertThat(video.getInteger("width") + "x" + video.getInteger("height")).isEqualTo(size);
    assertThat(streams.getJsonObject(1).getString("codec_name")).isEqualTo("aac");
    decodes(folder.resolve("film.mp4"));
    HttpResponse<byte[]> part =
        send(unit, path + "/preview.mp4", HttpRequest.newBuilder().header("Range", "bytes=4-7"));
    assertThat(new String(part.body(), StandardCharsets.US_ASCII)).isEqualTo("ftyp");
  }

  private void decodes(Path film) throws IOException, InterruptedException {
    String said =
        run(
            programs.ffmpeg(),
            List.of("-xerror", "-err_detect", "explode", "-i", "file:" + film, "-f", "null", "-"));
    assertThat(said).isEmpty();
  }
}
