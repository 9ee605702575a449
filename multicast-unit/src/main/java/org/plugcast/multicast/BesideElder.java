package org.plugcast.multicast;

import io.vertx.core.json.DecodeException;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.plugcast.multicast.record.Source;
import org.plugcast.multicast.sender.Said;
import org.plugcast.multicast.sender.SaidLine;

/**
 * Asks the process that this one was begun beside what it and the twin make each channel from: it
 * hears the twin's heartbeats, and this one does not. Sources are changed a second ahead; it is
 * asked more often than that.
 */
final class BesideElder implements AutoCloseable {
  private static final Duration INTERVAL = Duration.ofMillis(200);
  private static final Duration PATIENCE = Duration.ofMillis(500);
  private static final int OK = 200;

  private final URI twin;
  private final Map<Integer, SaidLine> elder = new ConcurrentHashMap<>();
  private final Map<Integer, SaidLine> twins = new ConcurrentHashMap<>();
  private final HttpClient client;
  private final Thread thread;

  BesideElder(InetSocketAddress http) {
    twin = address(http);
    client =
        HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(PATIENCE)
            .build();
    thread = Thread.ofVirtual().name("beside-elder").unstarted(this::askAgain);
  }

  /**
   * Asks at once, and then again and again: long before there is anything to compare.
   *
   * @param http where the other process answers
   */
  static BesideElder of(InetSocketAddress http) {
    BesideElder asking = new BesideElder(http);
    asking.thread.start();
    return asking;
  }

  /** One that listens everywhere listens here too. */
  private static URI address(InetSocketAddress http) {
    String host = http.getHostString();
    return URI.create(
        "http://" + (host.equals("0.0.0.0") ? "127.0.0.1" : host) + ":" + http.getPort() + "/twin");
  }

  /** What the other process makes a channel from. */
  SaidLine elder(int channel) {
    return elder.computeIfAbsent(channel, any -> new SaidLine());
  }

  /** What the twin has told it of a channel goes to this line from now on. */
  void pass(int channel, SaidLine twin) {
    twins.put(channel, twin);
  }

  /** It has ended: what is heard from here on comes from this process. */
  @Override
  public void close() {
    thread.interrupt();
    client.shutdownNow();
    elder.values().forEach(SaidLine::forget);
  }

  private void askAgain() {
    try {
      while (!Thread.currentThread().isInterrupted()) {
        ask();
        Thread.sleep(INTERVAL);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** One that does not answer, or does not tell, makes what it made before. */
  private void ask() throws InterruptedException {
    try {
      HttpResponse<String> answer =
          client.send(
              HttpRequest.newBuilder(twin).timeout(PATIENCE).build(), BodyHandlers.ofString());
      if (answer.statusCode() == OK) {
        hear(answer.body());
      }
    } catch (IOException | DecodeException | ClassCastException | IllegalArgumentException e) {
      // What was said last holds until it says something else.
    }
  }

  /** Reads the answer to {@code GET /twin}. */
  void hear(String json) {
    JsonArray channels = new JsonObject(json).getJsonArray("channels", new JsonArray());
    for (int i = 0; i < channels.size(); i++) {
      JsonObject channel = channels.getJsonObject(i);
      int id = channel.getInteger("channel", 0);
      say(elder(id), channel.getJsonObject("plays"));
      Optional.ofNullable(twins.get(id))
          .ifPresent(line -> say(line, channel.getJsonObject("twinPlays")));
    }
  }

  private static void say(SaidLine line, @Nullable JsonObject said) {
    if (said != null) {
      line.say(new Said(Source.ofLabel(said.getString("source", "")), said.getLong("from", 0L)));
    }
  }
}
