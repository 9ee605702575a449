package org.plugcast.renderer.page;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.plugcast.ts.elementary.FrameRate;

/** A web server on the loop-back interface with the pages of a test. */
final class TestPages implements AutoCloseable {
  private final HttpServer server;
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  private final CountDownLatch end = new CountDownLatch(1);

  TestPages() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.setExecutor(threads);
    server.start();
  }

  URI page(String path, String html) {
    return page(path, 200, Map.of("Content-Type", "text/html; charset=utf-8"), html);
  }

  URI page(String path, int status, Map<String, String> headers, String body) {
    return page(path, status, headers, body.getBytes(StandardCharsets.UTF_8));
  }

  URI page(String path, int status, Map<String, String> headers, byte[] body) {
    server.createContext(
        path,
        exchange -> {
          headers.forEach(exchange.getResponseHeaders()::set);
          exchange.sendResponseHeaders(status, body.length == 0 ? -1 : body.length);
          exchange.getResponseBody().write(body);
          exchange.close();
        });
    return at(path);
  }

  /** Takes a request and never answers. */
  URI silent(String path) {
    server.createContext(
        path,
        exchange -> {
          try {
            end.await();
          } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
          }
          exchange.close();
        });
    return at(path);
  }

  private URI at(String path) {
    return URI.create("http://127.0.0.1:" + server.getAddress().getPort() + path);
  }

  static PageRequest request(URI page) {
    return request(page, Backdrop.WHITE);
  }

  static PageRequest request(URI page, Backdrop backdrop) {
    return new PageRequest(
        page, context(), Set.of("127.0.0.1"), 320, 240, 1, 0.05, NTSC, backdrop, Instant.EPOCH);
  }

  static final FrameRate NTSC = new FrameRate(30_000, 1_001);

  static PageContext context() {
    return new PageContext(
        Map.of("id", "1", "name", "Jazz"),
        Map.of("name", "Jazz"),
        Map.of("title", "A </script> \"title\" \u2028", "artist", "Somebody"),
        Optional.empty(),
        Duration.ofSeconds(10),
        List.of(),
        PageUse.AUDIO,
        Map.of());
  }

  @Override
  public void close() {
    end.countDown();
    server.stop(0);
    threads.shutdownNow();
  }
}
