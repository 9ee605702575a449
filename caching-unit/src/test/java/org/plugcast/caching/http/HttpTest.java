package org.plugcast.caching.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServer;
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
import java.security.MessageDigest;
import java.time.Duration;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.plugcast.caching.station.Stage;
import org.plugcast.caching.testing.Await;
import org.plugcast.caching.testing.Formats;
import org.plugcast.caching.testing.Rig;
import org.plugcast.ts.mpeg.TsPacket;
import org.plugcast.ts.multiplex.TimelineText;

/** A real server on a free port; every answer is judged by the contract. */
class HttpTest {
  private static final Contract CONTRACT = Contract.read(HttpServerApi.class);
  private static final AtomicInteger LOOKS = new AtomicInteger();
  private static final HttpClient CLIENT = HttpClient.newHttpClient();

  @TempDir private static Path folder;

  private static Rig rig;
  private static Vertx vertx;
  private static HttpServer server;
  private static HttpServerApi api;

  @BeforeAll
  static void start() throws IOException, InterruptedException {
    rig = new Rig(folder, Formats.HD);
    rig.write("Jazz/1.ogg", "media title=One artist=A");
    rig.write("Jazz/2\n.ogg", "media title=Two");
    rig.write("Jazz/3 bad.ogg", "rubbish");
    rig.write("Empty/1.ogg", "rubbish");
    rig.look();
    rig.await("Jazz", "1.ogg", Stage.READY);
    rig.await("Jazz", "2\n.ogg", Stage.ADJUSTED);
    rig.await("Jazz", "3 bad.ogg", Stage.FAILED);
    rig.await("Empty", "1.ogg", Stage.FAILED);
    rig.clock().advance(Duration.ofSeconds(30));
    vertx = Vertx.vertx();
    api =
        new HttpServerApi(
            rig.station(),
            LOOKS::incrementAndGet,
            rig.catalogue(),
            rig.store(),
            rig.journal(),
            rig.alarms(),
            () -> 12_345,
            rig.clock());
    server = api.start(vertx, "127.0.0.1", 0).toCompletionStage().toCompletableFuture().join();
  }

  @AfterAll
  static void stop() {
    vertx.close().toCompletionStage().toCompletableFuture().join();
    rig.close();
  }

  @Test
  void whoeverChangesWhatAPageShowsCanSaySo() throws Exception {
    int before = LOOKS.get();
    HttpResponse<String> answer =
        CLIENT.send(
            request("/ui/v1/pages/changed").POST(BodyPublishers.noBody()).build(),
            BodyHandlers.ofString());
    assertThat(answer.statusCode()).isEqualTo(202);
    assertThat(LOOKS.get()).isEqualTo(before + 1);
  }

  private static HttpRequest.Builder request(String path) {
    return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + server.actualPort() + path));
  }

  private static HttpResponse<byte[]> send(HttpRequest.Builder request)
      throws IOException, InterruptedException {
    HttpResponse<byte[]> response = CLIENT.send(request.build(), BodyHandlers.ofByteArray());
    CONTRACT.judge(response);
    return response;
  }

  private static HttpResponse<byte[]> get(String path) throws IOException, InterruptedException {
    return send(request(path));
  }

  private static String text(HttpResponse<byte[]> response) {
    return new String(response.body(), StandardCharsets.UTF_8);
  }

  private static JsonObject json(String path) throws IOException, InterruptedException {
    HttpResponse<byte[]> response = get(path);
    assertThat(response.statusCode()).as(text(response)).isEqualTo(200);
    return new JsonObject(text(response));
  }

  private static JsonArray array(String path) throws IOException, InterruptedException {
    return new JsonArray(text(get(path)));
  }

  private static String problem(int status, HttpResponse<byte[]> response) {
    assertThat(response.statusCode()).isEqualTo(status);
    assertThat(response.headers().firstValue("content-type")).contains("application/problem+json");
    return new JsonObject(text(response)).getString("detail");
  }

  private static String header(HttpResponse<byte[]> response, String name) {
    return response.headers().firstValue(name).orElse("");
  }

  private static long id(String file) {
    return rig.item("Jazz", file).item().id();
  }

  @Test
  void theContractNamesEveryPathAndNoOther() {
    assertThat(Contract.operations(api.router(vertx))).isEqualTo(CONTRACT.operations());
  }

  @Test
  void channelsTellWhatIsReadyAndWhatFailed() throws Exception {
    JsonArray channels = array("/channels");

    assertThat(channels).hasSize(2);
    JsonObject jazz = channels.getJsonObject(1);
    assertThat(jazz.getInteger("id")).isEqualTo(2);
    assertThat(jazz.getString("name")).isEqualTo("Jazz");
    assertThat(jazz.getInteger("items")).isEqualTo(3);
    assertThat(jazz.getInteger("ready")).isEqualTo(2);
    assertThat(jazz.getBoolean("onAir")).isTrue();
    assertThat(jazz.getJsonArray("failed").getJsonObject(0).getString("reason"))
        .isEqualTo("is no media");
    assertThat(json("/channels/2")).isEqualTo(jazz);
    assertThat(channels.getJsonObject(0).getBoolean("onAir")).isFalse();
  }

  @Test
  void aTimelineIsSentOnceAndThenOnlyWhenItChanges() throws Exception {
    HttpResponse<byte[]> first = get("/channels/2/timeline");
    String etag = header(first, "etag");

    assertThat(TimelineText.parse(text(first)).digest().hex()).isEqualTo(etag.replace("\"", ""));
    assertThat(send(request("/channels/2/timeline").header("If-None-Match", etag)).statusCode())
        .isEqualTo(304);
    assertThat(
            send(request("/channels/2/timeline").header("If-None-Match", "\"other\"")).statusCode())
        .isEqualTo(200);
  }

  @Test
  void aChannelWithoutAReadyItemHasNoTimelineYet() throws Exception {
    assertThat(problem(404, get("/channels/1/timeline")))
        .isEqualTo("the channel starts when its first item is ready");
    assertThat(problem(404, get("/channels/77/timeline"))).isEqualTo("there is no channel \"77\"");
  }

  @Test
  void aClipIsSentWholeAndInPartsAndMayBeKeptForEver() throws Exception {
    String digest = json("/items/" + id("1.ogg")).getString("clip");
    byte[] file =
        Files.readAllBytes(
            rig.store().list().stream()
                .filter(d -> d.hex().equals(digest))
                .map(rig.store()::path)
                .findFirst()
                .orElseThrow());

    HttpResponse<byte[]> whole = get("/clips/" + digest);
    assertThat(whole.body()).isEqualTo(file);
    assertThat(sha256(whole.body())).isEqualTo(digest);
    assertThat(header(whole, "cache-control")).isEqualTo("public, max-age=31536000, immutable");
    assertThat(header(whole, "etag")).isEqualTo("\"" + digest + "\"");

    HttpResponse<byte[]> part = send(request("/clips/" + digest).header("Range", "bytes=100-"));
    assertThat(part.statusCode()).isEqualTo(206);
    assertThat(part.body()).isEqualTo(Arrays.copyOfRange(file, 100, file.length));
    assertThat(header(part, "content-range"))
        .isEqualTo("bytes 100-" + (file.length - 1) + "/" + file.length);

    HttpResponse<byte[]> stale =
        send(
            request("/clips/" + digest)
                .header("Range", "bytes=100-")
                .header("If-Range", "\"other\""));
    assertThat(stale.statusCode()).isEqualTo(200);
    assertThat(
            send(request("/clips/" + digest).header("If-None-Match", "\"" + digest + "\""))
                .statusCode())
        .isEqualTo(304);
    assertThat(problem(416, send(request("/clips/" + digest).header("Range", "bytes=999999999-"))))
        .contains("the body has");
    HttpResponse<byte[]> head =
        send(request("/clips/" + digest).method("HEAD", BodyPublishers.noBody()));
    assertThat(header(head, "content-length")).isEqualTo(Integer.toString(file.length));
  }

  @Test
  void whatIsNoClipIsNotFound() throws Exception {
    problem(404, get("/clips/" + "0".repeat(64)));
    problem(404, get("/clips/nonsense"));
    problem(404, get("/clips/..%2F..%2Fcatalogue.mv.db"));
  }

  @Test
  void anItemIsATransportStreamAnyPartOfWhichIsTheSame() throws Exception {
    String path = "/items/" + id("1.ogg") + "/media.ts";
    byte[] whole = get(path).body();

    assertThat(whole.length % TsPacket.LENGTH).isZero();
    for (int offset = 0; offset < whole.length; offset += TsPacket.LENGTH) {
      assertThat(whole[offset]).isEqualTo((byte) TsPacket.SYNC);
    }
    // 60 frames are 2.0 s; the sound is heard one second after its row.
    assertThat(whole.length * 8 / 3_750_000.0).isBetween(2.9, 3.1);
    for (int[] part :
        new int[][] {{0, 187}, {1, 400_001}, {whole.length - 1_000, whole.length - 1}}) {
      HttpResponse<byte[]> response =
          send(request(path).header("Range", "bytes=" + part[0] + "-" + part[1]));
      assertThat(response.statusCode()).isEqualTo(206);
      assertThat(response.body()).isEqualTo(Arrays.copyOfRange(whole, part[0], part[1] + 1));
    }
    assertThat(
            header(send(request(path).method("HEAD", BodyPublishers.noBody())), "content-length"))
        .isEqualTo(Integer.toString(whole.length));
    assertThat(problem(404, get("/items/" + id("3 bad.ogg") + "/media.ts"))).contains("is failed");
  }

  @Test
  void aPlaylistForPlayersNamesReadyItemsByAddress() throws Exception {
    HttpResponse<byte[]> m3u = get("/playlist?channel=Jazz&type=ts");
    String base = "http://127.0.0.1:" + server.actualPort() + "/items/";

    assertThat(header(m3u, "content-type")).isEqualTo("audio/x-mpegurl");
    assertThat(text(m3u))
        .isEqualTo(
            "#EXTM3U\n#EXTINF:2,A - One\n"
                + base
                + id("1.ogg")
                + "/media.ts\n#EXTINF:2,Two\n"
                + base
                + id("2\n.ogg")
                + "/media.ts\n");
    HttpResponse<byte[]> pls = get("/playlist?channel=Jazz&format=pls&order=created");
    assertThat(header(pls, "content-type")).isEqualTo("audio/x-scpls");
    assertThat(text(pls))
        .startsWith("[playlist]\nFile1=" + base)
        .contains("Title1=A - One\nLength1=2\n")
        .endsWith("NumberOfEntries=2\nVersion=2\n");
    assertThat(text(get("/playlist?channel=Empty"))).isEqualTo("#EXTM3U\n");
    assertThat(text(get("/playlist?channel=2"))).isEqualTo(text(m3u));
  }

  @Test
  void aPlaylistThatCannotBeHadIsAProblem() throws Exception {
    assertThat(problem(404, get("/playlist?channel=Jazz&type=mp4")))
        .contains("makes transport streams only");
    assertThat(problem(400, get("/playlist?channel=Jazz&type=avi")))
        .isEqualTo("type = \"avi\": expected ts or mp4");
    assertThat(problem(400, get("/playlist"))).isEqualTo("channel is missing");
    assertThat(problem(404, get("/playlist?channel=Polka"))).contains("Polka");
  }

  @Test
  void readingAPlaylistIsNotedInTheActivityLog() throws Exception {
    get("/playlist?channel=Jazz&format=pls");
    Await.until(
        "the note is written",
        () ->
            rig.catalogue().activity(Optional.of("Jazz"), 50).stream()
                .anyMatch(
                    row -> row.kind().equals("playlist-read") && row.subject().equals("pls")));

    assertThat(array("/activity?channel=Jazz&limit=50").toString()).contains("playlist-read");
    assertThat(array("/activity?limit=1")).hasSize(1);
    problem(400, get("/activity?limit=0"));
    problem(400, get("/activity?limit=x"));
  }

  @Test
  void anOrderIsSetReadAndTakenBack() throws Exception {
    HttpResponse<byte[]> put =
        send(
            request("/playlists/Jazz")
                .PUT(
                    BodyPublishers.ofString("{\"items\": [\"2\\n.ogg\", {\"file\": \"1.ogg\"}]}")));
    JsonObject playlist = new JsonObject(text(put));

    assertThat(put.statusCode()).isEqualTo(200);
    assertThat(playlist.getString("order")).isEqualTo("operator");
    assertThat(playlist.getJsonArray("items").getJsonObject(0).getString("file"))
        .isEqualTo("2\n.ogg");
    assertThat(json("/playlists/Jazz")).isEqualTo(playlist);
    HttpResponse<byte[]> again =
        send(request("/playlists/Jazz").PUT(BodyPublishers.ofString(playlist.encode())));
    assertThat(again.statusCode()).as("what is read can be written").isEqualTo(200);

    assertThat(send(request("/playlists/Jazz").DELETE()).statusCode()).isEqualTo(204);
    assertThat(json("/playlists/Jazz").getString("order")).isEqualTo("natural");
    assertThat(array("/playlists")).hasSize(2);
  }

  @Test
  void anOrderThatIsNoneIsRefused() throws Exception {
    assertThat(
            problem(
                422,
                send(
                    request("/playlists/Jazz")
                        .PUT(BodyPublishers.ofString("[\"../../etc/passwd\"]")))))
        .contains("has no files named [../../etc/passwd]");
    assertThat(problem(422, send(request("/playlists/Jazz").PUT(BodyPublishers.ofString("7")))))
        .contains("\"items\"");
    problem(400, send(request("/playlists/Jazz").PUT(BodyPublishers.ofString("{"))));
    problem(404, send(request("/playlists/Polka").PUT(BodyPublishers.ofString("[]"))));
    problem(
        413, send(request("/playlists/Jazz").PUT(BodyPublishers.ofByteArray(new byte[5 << 20]))));
    problem(404, get("/playlists/..%2F"));
  }

  @Test
  void itemsTellAllThatIsKnown() throws Exception {
    JsonArray items = array("/items?channel=Jazz");

    assertThat(items).hasSize(3);
    assertThat(array("/items")).hasSize(4);
    JsonObject one = json("/items/" + id("1.ogg"));
    assertThat(one.getString("state")).isEqualTo("ready");
    assertThat(one.getString("artist")).isEqualTo("A");
    assertThat(one.getDouble("duration")).isBetween(2.0, 2.01);
    assertThat(items.getJsonObject(1).getString("state")).isEqualTo("adjusted");
    problem(404, get("/items/99"));
    problem(404, get("/items/x"));
    problem(404, get("/items?channel=Polka"));
  }

  @Test
  void metadataIsFoundByTheNameOfAFile() throws Exception {
    JsonObject known = json("/metadata?file=1.ogg&channel=Jazz");

    assertThat(known.getString("title")).isEqualTo("One");
    assertThat(known.getString("artist")).isEqualTo("A");
    assertThat(json("/metadata?file=http://h/items/" + id("1.ogg") + "/media.ts")).isEqualTo(known);
    assertThat(json("/metadata?file=2%0A.ogg").getString("title")).isEqualTo("Two");
    problem(404, get("/metadata?file=../1.ogg"));
    problem(400, get("/metadata"));
  }

  @Test
  void aPageLearnsItsContext() throws Exception {
    JsonObject context = json("/ui/v1/context?channel=Jazz&item=1.ogg");

    assertThat(context.getJsonObject("channel").getString("name")).isEqualTo("Jazz");
    assertThat(context.getJsonObject("item").getString("title")).isEqualTo("One");
    assertThat(context.getJsonObject("next").getString("title")).isEqualTo("Two");
    assertThat(context.getJsonArray("nextItems")).containsExactly(context.getJsonObject("next"));
    assertThat(context.getInteger("version")).isEqualTo(1);
    assertThat(context.getString("use")).isEqualTo("audio");
    assertThat(json("/ui/v1/context?playlist=Jazz").getJsonObject("item").getString("title"))
        .isIn("One", "Two");
    problem(400, get("/ui/v1/context"));
    problem(404, get("/ui/v1/context?channel=Jazz&item=nothing"));
    problem(404, get("/ui/v1/context?channel=Empty"));
  }

  @Test
  void aContextIsToldAsXmlToWhoeverWantsIt() throws Exception {
    String path = "/ui/v1/context?channel=Jazz&item=1.ogg";
    HttpResponse<byte[]> xml = get(path + "&format=xml");

    assertThat(header(xml, "content-type")).isEqualTo("application/xml; charset=utf-8");
    assertThat(text(xml))
        .startsWith("<?xml version=\"1.0\" encoding=\"UTF-8\"?><plugcast version=\"1\"><channel>")
        .contains("<title>One</title>", "<next><title>Two</title></next>")
        .contains("<nextItems><item><title>Two</title></item></nextItems><use>audio</use>")
        .endsWith("</plugcast>");
    for (String accept :
        List.of("application/xml", "text/xml", "application/json;q=0.5, application/xml")) {
      assertThat(text(send(request(path).header("Accept", accept)))).isEqualTo(text(xml));
    }
    for (String accept : List.of("*/*", "application/json, text/xml;q=0.9", "image/png")) {
      assertThat(header(send(request(path).header("Accept", accept)), "content-type"))
          .isEqualTo("application/json");
    }
    assertThat(
            header(
                send(request(path + "&format=json").header("Accept", "text/xml")), "content-type"))
        .isEqualTo("application/json");
    assertThat(problem(400, get(path + "&format=yaml"))).contains("yaml", "json or xml");
  }

  @Test
  void healthTellsAlarmsAndMetricsCount() throws Exception {
    assertThat(json("/health").getString("status")).isEqualTo("ok");
    rig.alarms().raise("test", "an alarm");
    JsonObject health = json("/health");
    String metrics = text(get("/metrics"));
    rig.alarms().clear("test");

    assertThat(health.getString("status")).isEqualTo("alarm");
    assertThat(health.getJsonArray("alarms").getJsonObject(0).getString("text"))
        .isEqualTo("an alarm");
    assertThat(metrics)
        .contains("plugcast_items{channel=\"Jazz\",state=\"failed\"} 1\n")
        .contains("plugcast_items{channel=\"Jazz\",state=\"ready\"} 1\n")
        .contains("plugcast_alarm{key=\"test\"} 1\n")
        .contains("plugcast_data_free_bytes 12345\n");
  }

  @Test
  void anItemIsMadeAgainOnRequest() throws Exception {
    int before = rig.maker().made().size();
    HttpResponse<byte[]> accepted =
        send(request("/items/" + id("1.ogg") + "/retry").POST(BodyPublishers.noBody()));

    assertThat(accepted.statusCode()).isEqualTo(202);
    Await.until("it is made again", () -> rig.maker().made().size() > before);
    rig.await("Jazz", "1.ogg", Stage.READY);
    problem(404, send(request("/items/99/retry").POST(BodyPublishers.noBody())));
  }

  @Test
  void whatIsNotOfferedIsAProblemToo() throws Exception {
    HttpResponse<byte[]> missing =
        CLIENT.send(request("/nothing").build(), BodyHandlers.ofByteArray());
    HttpResponse<byte[]> wrong =
        CLIENT.send(request("/channels").DELETE().build(), BodyHandlers.ofByteArray());

    assertThat(problem(404, missing)).isEqualTo("there is no path \"/nothing\"");
    assertThat(problem(405, wrong)).isEqualTo("DELETE is not offered here");
    assertThat(text(get("/openapi.yaml"))).startsWith("openapi: 3.1.0\n");
  }

  private static String sha256(byte[] bytes) throws Exception {
    return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
  }
}
