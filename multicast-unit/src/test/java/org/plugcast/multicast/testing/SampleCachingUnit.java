package org.plugcast.multicast.testing;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.plugcast.ts.multiplex.Digest;
import org.plugcast.ts.multiplex.Entry;
import org.plugcast.ts.multiplex.Timeline;
import org.plugcast.ts.multiplex.TimelineText;

/**
 * The HTTP of a caching unit, as far as a multicast unit asks for it, and with faults on demand.
 *
 * <p>As a program it serves some channels of made-up clips: {@code SampleCachingUnit PORT FOLDER
 * CHANNELS CLIPS SECONDS}.
 */
public final class SampleCachingUnit implements AutoCloseable {
  private final HttpServer server;
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  private final Map<Integer, String> timelines = new ConcurrentHashMap<>();
  private final Map<Digest, byte[]> clips = new ConcurrentHashMap<>();
  private final Map<Digest, Integer> breakAfter = new ConcurrentHashMap<>();
  private final List<String> requests = new CopyOnWriteArrayList<>();
  private final Set<Digest> stalls = ConcurrentHashMap.newKeySet();
  private final CountDownLatch closing = new CountDownLatch(1);
  private volatile int failWith;

  public SampleCachingUnit() throws IOException {
    this(0);
  }

  public SampleCachingUnit(int port) throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 0);
    server.createContext("/", this::handle);
    server.setExecutor(threads);
    server.start();
  }

  public URI uri() {
    return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
  }

  /** Requests so far, as "status path" with " from BYTE" where a range was asked for. */
  public List<String> requests() {
    return List.copyOf(requests);
  }

  public void publish(int channel, Timeline timeline) {
    publish(channel, TimelineText.write(timeline));
  }

  public void publish(int channel, String text) {
    timelines.put(channel, text);
  }

  public void withdraw(int channel) {
    timelines.remove(channel);
  }

  public void serve(Digest digest, byte[] bytes) {
    clips.put(digest, bytes);
  }

  /** The next request for a clip breaks after so many bytes. */
  public void breakOnce(Digest digest, int afterBytes) {
    breakAfter.put(digest, afterBytes);
  }

  /** The next request for a clip brings so many bytes and then no more. */
  public void stallOnce(Digest digest, int afterBytes) {
    breakAfter.put(digest, afterBytes);
    stalls.add(digest);
  }

  /** From now on every request is answered with this status; 0 is normal again. */
  public void failWith(int status) {
    failWith = status;
  }

  @Override
  public void close() {
    closing.countDown();
    server.stop(0);
    threads.shutdownNow();
  }

  private void handle(HttpExchange exchange) throws IOException {
    try (exchange) {
      String path = exchange.getRequestURI().getPath();
      if (failWith != 0) {
        answer(exchange, failWith, new byte[0]);
      } else if (path.equals("/health")) {
        exchange.sendResponseHeaders(200, -1);
      } else if (path.startsWith("/clips/")) {
        clip(exchange, new Digest(path.substring("/clips/".length())));
      } else if (path.matches("/channels/\\d+/timeline")) {
        timeline(exchange, Integer.parseInt(path.split("/", -1)[2]));
      } else {
        answer(exchange, 404, new byte[0]);
      }
    }
  }

  private void timeline(HttpExchange exchange, int channel) throws IOException {
    String text = timelines.get(channel);
    if (text == null) {
      answer(exchange, 404, new byte[0]);
      return;
    }
    String tag = "\"" + tag(text) + "\"";
    exchange.getResponseHeaders().set("ETag", tag);
    if (tag.equals(exchange.getRequestHeaders().getFirst("If-None-Match"))) {
      answer(exchange, 304, new byte[0]);
    } else {
      answer(exchange, 200, text.getBytes(StandardCharsets.UTF_8));
    }
  }

  private static String tag(String text) {
    try {
      return TimelineText.parse(text).digest().hex();
    } catch (IllegalArgumentException e) {
      return "none";
    }
  }

  private void clip(HttpExchange exchange, Digest digest) throws IOException {
    byte[] bytes = clips.get(digest);
    if (bytes == null) {
      answer(exchange, 404, new byte[0]);
      return;
    }
    String range = exchange.getRequestHeaders().getFirst("Range");
    int from = range == null ? 0 : Integer.parseInt(range.replaceAll("bytes=(\\d+)-", "$1"));
    int status = range == null ? 200 : 206;
    requests.add(
        status + " " + exchange.getRequestURI().getPath() + (from > 0 ? " from " + from : ""));
    exchange.sendResponseHeaders(status, bytes.length - from);
    OutputStream body = exchange.getResponseBody();
    Integer end = breakAfter.remove(digest);
    body.write(bytes, from, end == null ? bytes.length - from : end - from);
    if (stalls.remove(digest)) {
      body.flush();
      awaitClosing();
    }
    if (end == null) {
      body.close();
    }
  }

  private void awaitClosing() {
    try {
      closing.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void answer(HttpExchange exchange, int status, byte[] body) throws IOException {
    requests.add(status + " " + exchange.getRequestURI().getPath());
    exchange.sendResponseHeaders(status, body.length == 0 ? -1 : body.length);
    if (body.length > 0) {
      exchange.getResponseBody().write(body);
    }
  }

  public static void main(String[] args) throws Exception {
    SampleClips clips = new SampleClips(Path.of(args[1]));
    SampleCachingUnit unit = new SampleCachingUnit(Integer.parseInt(args[0]));
    Instant epoch = Instant.parse("2026-01-01T00:00:00Z");
    for (int channel = 1; channel <= Integer.parseInt(args[2]); channel++) {
      List<Entry> entries = new ArrayList<>();
      for (int i = 0; i < Integer.parseInt(args[3]); i++) {
        int frames = Integer.parseInt(args[4]) * 30 + i;
        Entry entry = clips.clip("Title " + channel + "." + i, channel * 100L + i, frames);
        unit.serve(entry.clip(), Files.readAllBytes(clips.path(entry.clip())));
        entries.add(entry);
      }
      unit.publish(
          channel,
          SampleClips.timeline(
              channel, epoch.plusNanos(channel * 937_000L), entries.toArray(Entry[]::new)));
    }
    System.out.println("serving at " + unit.uri());
    Thread.currentThread().join();
  }
}
