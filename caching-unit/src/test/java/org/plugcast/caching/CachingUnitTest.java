package org.plugcast.caching;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.concurrent.Semaphore;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.plugcast.caching.jobs.ItemMaker;
import org.plugcast.caching.preview.PreviewMaker;
import org.plugcast.caching.station.Alarms;
import org.plugcast.caching.testing.Await;
import org.plugcast.caching.testing.FakeMaker;
import org.plugcast.caching.testing.FakePreviews;
import org.plugcast.caching.testing.Formats;
import org.plugcast.ts.multiplex.Timeline;
import org.plugcast.ts.multiplex.TimelineText;
import org.plugcast.ts.store.ClipStore;

/** The whole unit, with a fake encoder. */
class CachingUnitTest {
  private static final HttpClient CLIENT = HttpClient.newHttpClient();

  @TempDir Path folder;
  private Path media;

  @BeforeEach
  void makeFolder() throws IOException {
    media = Files.createDirectories(folder.resolve("media/Jazz"));
  }

  private Configuration configuration(String more) {
    return ConfigurationFile.parse(
        "http = 127.0.0.1:0\nencoder-http = 127.0.0.1:0\nrescan = 200 ms\nfree-space = 1 MB\nlead = 1 s\nmedia = "
            + media.getParent()
            + "\ndata = "
            + folder.resolve("data")
            + "\n"
            + more);
  }

  private CachingUnit start() throws IOException {
    return CachingUnit.start(
        configuration("origin = 900000"),
        new FakeMakers(new Semaphore(Integer.MAX_VALUE)),
        Clock.systemUTC());
  }

  private record FakeMakers(Semaphore gate) implements Makers {
    @Override
    public ItemMaker items(ClipStore store, Alarms alarms) {
      return new FakeMaker(store, Formats.HD, gate);
    }

    @Override
    public PreviewMaker previews() {
      return new FakePreviews();
    }
  }

  private static HttpResponse<String> get(CachingUnit unit, String path)
      throws IOException, InterruptedException {
    return CLIENT.send(
        HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + unit.httpPort() + path)).build(),
        BodyHandlers.ofString());
  }

  private static Timeline awaitTimeline(CachingUnit unit, int items) throws InterruptedException {
    Await.until(items + " items on air", () -> itemsOnAir(timeline(unit)) == items);
    return TimelineText.parse(timeline(unit));
  }

  private static int itemsOnAir(String timeline) {
    return timeline.isEmpty() ? 0 : TimelineText.parse(timeline).loop().size();
  }

  private static String timeline(CachingUnit unit) {
    try {
      HttpResponse<String> response = get(unit, "/channels/1/timeline");
      return response.statusCode() == 200 ? response.body() : "";
    } catch (IOException | InterruptedException e) {
      throw new AssertionError(e);
    }
  }

  @Test
  void filesGoOnAirAndStayThereThroughARestart() throws Exception {
    Files.writeString(media.resolve("1.ogg"), "media video title=One");
    Timeline before;
    try (CachingUnit unit = start()) {
      awaitTimeline(unit, 1);
      Files.writeString(media.resolve("2.ogg"), "media video title=Two");
      before = awaitTimeline(unit, 2);
    }
    try (CachingUnit unit = start()) {
      assertThat(TimelineText.parse(timeline(unit))).isEqualTo(before);
      assertThat(before.originTicks()).isEqualTo(900_000);
      Files.delete(media.resolve("1.ogg"));
      Timeline after = awaitTimeline(unit, 1);
      assertThat(after.epoch()).isEqualTo(before.epoch());
      assertThat(after.revision()).isEqualTo(before.revision() + 1);
    }
  }

  @Test
  void aMissingMediaFolderIsAnAlarmAndNoReasonToEnd() throws Exception {
    Files.delete(media);
    Files.delete(media.getParent());
    try (CachingUnit unit = start()) {
      Await.until("an alarm", () -> health(unit).contains("\"alarm\""));
      Files.createDirectories(media);
      Await.until("no alarm", () -> health(unit).contains("\"ok\""));
    }
  }

  private static String health(CachingUnit unit) {
    try {
      return get(unit, "/health").body();
    } catch (IOException | InterruptedException e) {
      throw new AssertionError(e);
    }
  }

  @Test
  void anAddressInUseIsRefusedByName() throws Exception {
    try (CachingUnit unit = start()) {
      String taken = "http = 127.0.0.1:" + unit.httpPort() + "\n";
      Configuration same =
          ConfigurationFile.parse(
              taken
                  + "encoder-http = 127.0.0.1:0\nmedia = "
                  + media
                  + "\ndata = "
                  + folder.resolve("other"));

      assertThatThrownBy(() -> started(same))
          .isInstanceOf(ConfigurationException.class)
          .hasMessageContaining("http = 127.0.0.1:" + unit.httpPort() + ": expected an address");
      String encoder = "127.0.0.1:" + unit.encoderPort();
      Configuration other =
          ConfigurationFile.parse(
              "http = 127.0.0.1:0\nencoder-http = "
                  + encoder
                  + "\nmedia = "
                  + media
                  + "\ndata = "
                  + folder.resolve("other"));
      assertThatThrownBy(() -> started(other))
          .isInstanceOf(ConfigurationException.class)
          .hasMessageContaining("encoder-http = " + encoder + ": expected an address");
    }
  }

  @Test
  void contentAndEncoderHaveAPortEach() throws Exception {
    try (CachingUnit unit = start()) {
      assertThat(get(unit, "/encoder/v1/status").statusCode()).isEqualTo(404);
      HttpResponse<String> status =
          CLIENT.send(
              HttpRequest.newBuilder(
                      URI.create("http://127.0.0.1:" + unit.encoderPort() + "/encoder/v1/status"))
                  .build(),
              BodyHandlers.ofString());
      assertThat(status.statusCode()).isEqualTo(200);
      assertThat(status.body()).contains("\"profile\":\"hd-h264\"");
    }
  }

  private static void started(Configuration configuration) throws IOException {
    CachingUnit.start(configuration, new FakeMakers(new Semaphore(0)), Clock.systemUTC()).close();
  }

  @Test
  void profileAndPageAreCheckedBeforeAnythingStarts() {
    assertThatThrownBy(() -> CachingUnit.start(configuration("profile = vhs")))
        .isInstanceOf(ConfigurationException.class)
        .hasMessageStartingWith("profile vhs: expected one of hd-h264");
    assertThatThrownBy(() -> CachingUnit.start(configuration("page = gopher://x")))
        .isInstanceOf(ConfigurationException.class)
        .hasMessageStartingWith("page = gopher://x: expected an address that begins with http");
    assertThatThrownBy(() -> CachingUnit.start(configuration("page = /no/such/page.html")))
        .isInstanceOf(ConfigurationException.class)
        .hasMessageContaining("there is no such file");
  }
}
