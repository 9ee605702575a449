package org.plugcast.provisioning.headend;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.BindException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.concurrent.locks.LockSupport;

/**
 * A multicast unit that sends nothing: who is on air is a process id in a file. Arguments: the
 * file, the configured HTTP port, and how it behaves.
 */
final class FakeUnitMain {
  private static final int CRASHED = 3;
  private static final long WARM_NS = 10_000_000_000L;

  private final Path air;
  private final int configuredPort;
  private final String behaviour;
  private final HttpClient http = HttpClient.newHttpClient();
  private volatile String phase = "none";

  private FakeUnitMain(Path air, int configuredPort, String behaviour) {
    this.air = air;
    this.configuredPort = configuredPort;
    this.behaviour = behaviour;
  }

  public static void main(String[] args) throws IOException {
    FakeUnitMain unit = new FakeUnitMain(Path.of(args[0]), Integer.parseInt(args[1]), args[2]);
    if (Boolean.getBoolean("plugcast.beside")) {
      unit.startBeside(URI.create("http://" + System.getProperty("plugcast.http")).getPort());
    } else {
      unit.listen(unit.configuredPort);
      unit.take();
    }
    System.in.transferTo(OutputStream.nullOutputStream());
    System.exit(0);
  }

  private void startBeside(int port) throws IOException {
    phase =
        switch (behaviour) {
          case "crashes-at-start" -> {
            System.out.println("no such codec");
            System.exit(CRASHED);
            yield "none";
          }
          case "is-too-slow" -> "catching-up";
          case "has-wrong-bytes" -> "failed";
          default -> "verified";
        };
    listen(port);
  }

  private void listen(int port) throws IOException {
    HttpServer server =
        HttpServer.create(new InetSocketAddress(InetAddress.ofLiteral("127.0.0.1"), port), 0);
    server.createContext("/twin", exchange -> answer(exchange, 200, twin()));
    server.createContext("/take", this::taken);
    server.createContext("/update/handover", this::handOver);
    server.createContext("/update/promote", this::promote);
    server.start();
  }

  private String twin() throws IOException {
    String state = Files.readString(air).equals(pid()) ? "on-air" : "standby";
    return """
        {"unit":"multicast-01","twins":"none","role":"main","pid":%s,"version":"%s",
         "update":{"phase":"%s","reason":"channel 1 differs"},
         "channels":[{"channel":1,"state":"%s"}]}
        """
        .formatted(pid(), behaviour, phase, state);
  }

  private void handOver(HttpExchange exchange) throws IOException {
    String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
    URI to = URI.create(body.replaceAll(".*\"to\":\"([^\"]*)\".*", "$1"));
    if (behaviour.equals("hands-nothing-over")) {
      answer(exchange, 409, "{\"error\":\"busy\",\"message\":\"channel 1 is not ready\"}");
      return;
    }
    ask(to.resolve("/take"));
    Thread.ofVirtual().start(() -> stayReady(to));
    answer(exchange, 200, "{\"channels\":[{\"channel\":1,\"result\":\"on-air\"}]}");
  }

  /** Takes the air back if who has it does not answer. */
  private void stayReady(URI other) {
    long endNs = System.nanoTime() + WARM_NS;
    while (System.nanoTime() < endNs) {
      try {
        ask(other.resolve("/twin"));
        LockSupport.parkNanos(5_000_000);
      } catch (IOException e) {
        take();
        return;
      }
    }
  }

  private void taken(HttpExchange exchange) throws IOException {
    take();
    phase = "on-air";
    answer(exchange, 200, "{}");
    if (behaviour.equals("dies-on-air")) {
      System.exit(CRASHED);
    }
  }

  private void promote(HttpExchange exchange) throws IOException {
    if (behaviour.equals("is-not-promoted")) {
      answer(exchange, 409, "{\"error\":\"promote\",\"message\":\"not today\"}");
      return;
    }
    try {
      listen(configuredPort);
      phase = "none";
      answer(exchange, 200, "done\n");
    } catch (BindException e) {
      answer(exchange, 409, "{\"error\":\"address\",\"message\":\"the address is taken\"}");
    }
  }

  private void take() {
    try {
      Path fresh = air.resolveSibling("air." + pid());
      Files.writeString(fresh, pid());
      Files.move(fresh, air, StandardCopyOption.REPLACE_EXISTING);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void ask(URI uri) throws IOException {
    try {
      http.send(HttpRequest.newBuilder(uri).build(), HttpResponse.BodyHandlers.discarding());
    } catch (InterruptedException e) {
      throw new IOException(e);
    }
  }

  private static String pid() {
    return String.valueOf(ProcessHandle.current().pid());
  }

  private static void answer(HttpExchange exchange, int status, String body) throws IOException {
    byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
    exchange.sendResponseHeaders(status, bytes.length);
    exchange.getResponseBody().write(bytes);
    exchange.close();
  }
}
