package org.plugcast.caching.http.encoder;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServer;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.Objects;
import java.util.concurrent.Semaphore;
import java.util.function.Predicate;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.plugcast.caching.http.Contract;
import org.plugcast.caching.preview.Previews;
import org.plugcast.caching.station.Stage;
import org.plugcast.caching.testing.Await;
import org.plugcast.caching.testing.FakePreviews;
import org.plugcast.caching.testing.Formats;
import org.plugcast.caching.testing.Rig;

/** A real server on a free port; every answer is judged by the contract. */
@Timeout(60)
class EncoderHttpTest {
  private static final Contract CONTRACT = Contract.read(EncoderApi.class);
  private static final HttpClient CLIENT = HttpClient.newHttpClient();

  /** Media ids of sidecars may be anything; this one has to be escaped in a URL. */
  private static final String MEDIA_ID = "108/2863 & co";

  /** A channel begins with its smallest file. */
  private static final String LONGER = "and=more than=that of=it so=that=it=is=longer";

  @TempDir Path folder;
  private final Semaphore gate = new Semaphore(2);
  private final FakePreviews previewMaker = new FakePreviews();
  private Rig rig;
  private Previews previews;
  private Vertx vertx;
  private HttpServer server;

  /** One item is ready, one has failed, one is being encoded, one waits. */
  @BeforeEach
  void start() throws Exception {
    rig = new Rig(folder, Formats.HD, gate);
    rig.write("Jazz/1.ogg", "media video title=One artist=A genre=Cool");
    rig.write("Jazz/1.json", "{\"media-id\": \"" + MEDIA_ID + "\"}");
    rig.write("Jazz/2.ogg", "media video poison " + LONGER);
    rig.write("Jazz/3.ogg", "media video title=Three " + LONGER);
    rig.write("Jazz/4.ogg", "media video title=Four " + LONGER);
    rig.look();
    rig.await("Jazz", "1.ogg", Stage.READY);
    rig.await("Jazz", "2.ogg", Stage.FAILED);
    rig.await("Jazz", "3.ogg", Stage.ENCODING);
    rig.await("Jazz", "4.ogg", Stage.QUEUED);
    previews =
        new Previews(
            folder.resolve("previews"),
            rig.store(),
            previewMaker,
            1 << 20,
            () -> Long.MAX_VALUE,
            rig.clock());
    vertx = Vertx.vertx();
    EncoderUnit unit =
        new EncoderUnit(rig.station(), rig.store(), previews, "hd-h264", 1, rig.clock());
    server =
        new EncoderApi(unit)
            .start(vertx, "127.0.0.1", 0)
            .toCompletionStage()
            .toCompletableFuture()
            .join();
  }

  @AfterEach
  void stop() {
    vertx.close().toCompletionStage().toCompletableFuture().join();
    previews.close();
    rig.close();
  }

  private HttpRequest.Builder request(String path) {
    return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + server.actualPort() + path));
  }

  private static HttpResponse<byte[]> send(HttpRequest.Builder request)
      throws IOException, InterruptedException {
    HttpResponse<byte[]> response = CLIENT.send(request.build(), BodyHandlers.ofByteArray());
    CONTRACT.judge(response);
    return response;
  }

  private HttpResponse<byte[]> get(String path) throws IOException, InterruptedException {
    return send(request(path));
  }

  private HttpResponse<byte[]> post(String path, JsonObject body)
      throws IOException, InterruptedException {
    return send(
        request(path)
            .header("Content-Type", "application/json")
            .POST(BodyPublishers.ofString(body.encode())));
  }

  private static String text(HttpResponse<byte[]> response) {
    return new String(response.body(), StandardCharsets.UTF_8);
  }

  private static JsonObject json(HttpResponse<byte[]> response) {
    assertThat(response.statusCode()).as(text(response)).isEqualTo(200);
    return new JsonObject(text(response));
  }

  private static String problem(int status, HttpResponse<byte[]> response) {
    assertThat(response.statusCode()).as(text(response)).isEqualTo(status);
    assertThat(response.headers().firstValue("content-type")).contains("application/problem+json");
    return new JsonObject(text(response)).getString("detail");
  }

  private long id(String file) {
    return rig.item("Jazz", file).item().id();
  }

  private JsonObject named(String file) {
    return new JsonObject().put("channel", "Jazz").put("file", file);
  }

  @Test
  void statusTellsWhatIsDoneWhatIsDoingAndWhatWaits() throws Exception {
    rig.clock().advance(Duration.ofSeconds(2));
    JsonObject status = json(get("/encoder/v1/status"));

    assertThat(status.getString("profile")).isEqualTo("hd-h264");
    JsonObject totals = status.getJsonObject("totals");
    assertThat(totals.getInteger("items")).isEqualTo(4);
    assertThat(totals.getInteger("exist_on_disk")).isEqualTo(1);
    assertThat(totals.getJsonObject("states").getInteger("failed")).isEqualTo(1);
    JsonArray queue = status.getJsonArray("queue");
    assertThat(queue).hasSize(1);
    assertThat(queue.getJsonObject(0).getString("file")).isEqualTo("4.ogg");
    assertThat(queue.getJsonObject(0).getString("priority")).isEqualTo("air");

    JsonObject ready = status.getJsonArray("items").getJsonObject(0);
    assertThat(ready.getString("music_id")).isEqualTo(MEDIA_ID);
    assertThat(ready.getString("song_encoded")).isEqualTo("ts");
    assertThat(ready.getBoolean("exists_on_disk")).isTrue();
    assertThat(ready.getString("encoding")).isEqualTo("100%");
    assertThat(ready.getString("genre")).isEqualTo("Cool");
    assertThat(Path.of(ready.getString("output_file"))).exists();
    JsonObject encoding = status.getJsonArray("items").getJsonObject(2);
    assertThat(encoding.getString("encoding")).isEqualTo("50%");
    // Half of 2 s in 2 s.
    assertThat(encoding.getDouble("speed")).isEqualTo(0.5);
    assertThat(encoding.getDouble("seconds_left")).isEqualTo(2.0);
    assertThat(totals.getDouble("speed")).isEqualTo(0.5);
    assertThat(encoding.getBoolean("exists_on_disk")).isFalse();
    assertThat(status.getJsonArray("items").getJsonObject(1).getString("reason"))
        .isEqualTo("is poison");
  }

  @Test
  void statusIsAskedForByChannelItemAndState() throws Exception {
    String mediaId = MEDIA_ID.replace(" ", "%20").replace("&", "%26");
    assertThat(json(get("/encoder/v1/status?channel=1&item=" + mediaId)).getJsonArray("items"))
        .hasSize(1);
    JsonObject byTuple = json(get("/getStatus?ChID=1&MediaID=" + id("3.ogg")));
    assertThat(byTuple.getJsonArray("items").getJsonObject(0).getString("title"))
        .isEqualTo("Three");
    assertThat(json(get("/encoder/v1/status?state=failed")).getJsonArray("items")).hasSize(1);
    assertThat(json(get("/encoder/v1/items/" + id("4.ogg"))).getInteger("place")).isEqualTo(1);
    assertThat(problem(404, get("/encoder/v1/status?channel=Polka"))).contains("Polka");
    assertThat(problem(404, get("/getStatus?ChID=1&MediaID=77"))).contains("77");
    assertThat(problem(404, get("/encoder/v1/items/77"))).contains("77");
    assertThat(problem(400, get("/encoder/v1/status?state=lost"))).contains("state");
    assertThat(problem(400, get("/encoder/v1/items/x"))).contains("item");
    assertThat(problem(400, get("/encoder/v1/items/0"))).contains("item");
  }

  @Test
  void anItemIsStoppedAndStartedAsOftenAsOneLikes() throws Exception {
    JsonObject stopped = json(post("/encoder/v1/stop", named("3.ogg")));
    assertThat(stopped.getInteger("changed")).isEqualTo(1);
    rig.await("Jazz", "3.ogg", Stage.STOPPED);
    JsonObject again = json(post("/encoder/v1/stop", named("3.ogg")));
    assertThat(again.getInteger("unchanged")).isEqualTo(1);
    assertThat(again.getJsonArray("items").getJsonObject(0).getString("state"))
        .isEqualTo("stopped");

    JsonObject item = new JsonObject().put("item", id("3.ogg"));
    assertThat(json(post("/encoder/v1/start", item)).getInteger("changed")).isEqualTo(1);
    assertThat(json(post("/encoder/v1/start", item)).getInteger("unchanged")).isEqualTo(1);
    gate.release(2);
    rig.await("Jazz", "3.ogg", Stage.READY);
  }

  @Test
  void allAreStoppedAndAChannelIsStarted() throws Exception {
    JsonObject all = json(post("/encoder/v1/stop", new JsonObject().put("all", true)));
    assertThat(all.getInteger("changed")).isEqualTo(2);
    assertThat(all.getInteger("refused")).isEqualTo(2);
    rig.await("Jazz", "3.ogg", Stage.STOPPED);
    rig.await("Jazz", "4.ogg", Stage.STOPPED);

    gate.release(10);
    HttpResponse<byte[]> started =
        send(request("/startEncoding?ChID=1").POST(BodyPublishers.noBody()));
    assertThat(json(started).getInteger("changed")).isEqualTo(3);
    rig.awaitPlaylist("Jazz", "1.ogg", "3.ogg", "4.ogg");
    assertThat(
            problem(
                409,
                send(
                    request("/stopEncoding?ChID=1&MediaID=" + id("4.ogg"))
                        .POST(BodyPublishers.noBody()))))
        .contains("is ready");
  }

  @Test
  void forceMakesAnewWhatIsReady() throws Exception {
    JsonObject one = named("1.ogg");
    assertThat(json(post("/encoder/v1/start", one)).getInteger("unchanged")).isEqualTo(1);
    long before = rig.maker().made().stream().filter("1.ogg"::equals).count();
    assertThat(json(post("/encoder/v1/start", one.put("force", true))).getInteger("changed"))
        .isEqualTo(1);
    gate.release(10);
    Await.until(
        "made anew",
        () -> rig.maker().made().stream().filter("1.ogg"::equals).count() == before + 1);
  }

  @Test
  void whatIsNotAsTheContractSaysIsRefusedBeforeAnyHandlerSeesIt() throws Exception {
    problem(400, post("/encoder/v1/stop", new JsonObject()));
    problem(400, post("/encoder/v1/start", new JsonObject().put("file", "1.ogg")));
    problem(400, post("/encoder/v1/start", named("1.ogg").put("colour", "red")));
    problem(400, post("/encoder/v1/start", named("1.ogg").put("force", "yes")));
    problem(400, post("/encoder/v1/stop", new JsonObject().put("all", false)));
    problem(
        400,
        send(
            request("/encoder/v1/stop")
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString("{"))));
    problem(400, send(request("/encoder/v1/stop").POST(BodyPublishers.ofString("{\"all\":true}"))));
    problem(
        413,
        send(
            request("/encoder/v1/start")
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofByteArray(new byte[100_000]))));
    problem(400, send(request("/stopEncoding").POST(BodyPublishers.noBody())));
    assertThat(rig.item("Jazz", "3.ogg").stage()).isEqualTo(Stage.ENCODING);
  }

  @Test
  void whatIsUnknownOrCannotBeIsAProblem() throws Exception {
    assertThat(problem(404, post("/encoder/v1/stop", named("../../etc/passwd"))))
        .contains("../../etc/passwd");
    assertThat(problem(404, post("/encoder/v1/start", new JsonObject().put("channel", 77))))
        .contains("77");
    assertThat(problem(422, post("/encoder/v1/start", named("1.ogg").put("profile", "vhs"))))
        .contains("are made in \"hd-h264\"");
    assertThat(json(post("/encoder/v1/start", named("1.ogg").put("profile", "hd-h264"))))
        .isNotNull();
    assertThat(problem(409, post("/encoder/v1/stop", named("1.ogg")))).contains("is ready");
    HttpResponse<byte[]> missing =
        CLIENT.send(request("/nothing").build(), BodyHandlers.ofByteArray());
    HttpResponse<byte[]> wrong =
        CLIENT.send(request("/encoder/v1/stop").DELETE().build(), BodyHandlers.ofByteArray());
    assertThat(problem(404, missing)).isEqualTo("there is no path \"/nothing\"");
    assertThat(problem(405, wrong)).isEqualTo("DELETE is not offered here");
    assertThat(text(get("/encoder/v1/openapi.yaml"))).startsWith("openapi: 3.1.0\n");
  }

  @Test
  void pagesOfOtherSitesChangeNothing() throws Exception {
    String stop = "/stopEncoding?ChID=1";
    HttpRequest.Builder foreign =
        request(stop).header("Origin", "http://evil.example").POST(BodyPublishers.noBody());
    assertThat(problem(403, send(foreign))).contains("http://evil.example");
    problem(403, send(request(stop).header("Origin", "null").POST(BodyPublishers.noBody())));
    assertThat(rig.item("Jazz", "3.ogg").stage()).isEqualTo(Stage.ENCODING);
    HttpRequest.Builder own =
        request(stop).header("Origin", "http://127.0.0.1:8080").POST(BodyPublishers.noBody());
    assertThat(json(send(own)).getInteger("changed")).isEqualTo(2);
  }

  @Test
  void picturesAndFilmsAreMadeOnceAndSentInParts() throws Exception {
    String path = "/encoder/v1/items/" + id("1.ogg");
    HttpResponse<byte[]> poster = get(path + "/thumbnail.jpg");
    assertThat(text(poster)).startsWith("poster at ");
    assertThat(poster.headers().firstValue("content-type")).contains("image/jpeg");
    String etag = poster.headers().firstValue("etag").orElse("");
    HttpResponse<byte[]> known =
        send(request(path + "/thumbnail.jpg").header("If-None-Match", etag));
    assertThat(known.statusCode()).isEqualTo(304);
    assertThat(text(get(path + "/strip.jpg"))).isEqualTo("strip of 10");

    byte[] film = get(path + "/preview.mp4").body();
    HttpResponse<byte[]> part = send(request(path + "/preview.mp4").header("Range", "bytes=5-9"));
    assertThat(part.statusCode()).isEqualTo(206);
    assertThat(part.body()).isEqualTo(Arrays.copyOfRange(film, 5, 10));
    HttpResponse<byte[]> head =
        send(request(path + "/preview.mp4").method("HEAD", BodyPublishers.noBody()));
    assertThat(head.headers().firstValue("content-length")).contains(Integer.toString(film.length));
    assertThat(problem(416, send(request(path + "/preview.mp4").header("Range", "bytes=9999-"))))
        .contains("the body has");
    assertThat(previewMaker.made()).isEqualTo(3);
  }

  @Test
  void whatHasNoPreviewSaysWhy() throws Exception {
    assertThat(problem(404, get("/encoder/v1/items/" + id("2.ogg") + "/thumbnail.jpg")))
        .isEqualTo("item \"2.ogg\" is failed");
    previewMaker.fault("ffmpeg ended with status 1");
    assertThat(problem(500, get("/encoder/v1/items/" + id("1.ogg") + "/strip.jpg")))
        .isEqualTo("it cannot be made: ffmpeg ended with status 1");
    HttpResponse<byte[]> outside =
        CLIENT.send(
            request("/encoder/v1/items/..%2F..%2Fcatalogue/thumbnail.jpg").build(),
            BodyHandlers.ofByteArray());
    problem(400, outside);
  }

  @Test
  void eventsTellEachItemAndThenEachChange() throws Exception {
    HttpResponse<InputStream> response =
        CLIENT.send(request("/encoder/v1/events").build(), BodyHandlers.ofInputStream());
    assertThat(response.headers().firstValue("content-type")).contains("text/event-stream");
    try (BufferedReader events =
        new BufferedReader(new InputStreamReader(response.body(), StandardCharsets.UTF_8))) {
      JsonObject first = await(events, item -> item.getString("file").equals("3.ogg"));
      assertThat(first.getString("state")).isEqualTo("encoding");
      assertThat(first.getString("encoding")).isEqualTo("50%");

      json(post("/encoder/v1/stop", named("3.ogg")));
      JsonObject next = await(events, item -> item.getString("file").equals("3.ogg"));
      assertThat(next.getString("state")).isEqualTo("stopped");
      gate.release();
      JsonObject last =
          await(
              events,
              item ->
                  item.getString("file").equals("4.ogg")
                      && item.getString("state").equals("ready"));
      assertThat(last.getString("encoding")).isEqualTo("100%");
    }
  }

  /** The next event of an item that is so; all are judged. */
  private static JsonObject await(BufferedReader events, Predicate<JsonObject> which)
      throws IOException {
    while (true) {
      String line = Objects.requireNonNull(events.readLine(), "the stream ended");
      if (line.startsWith("data: {")) {
        String data = line.substring("data: ".length());
        CONTRACT.judge("Change", data);
        if (which.test(new JsonObject(data))) {
          return new JsonObject(data);
        }
      }
    }
  }
}
