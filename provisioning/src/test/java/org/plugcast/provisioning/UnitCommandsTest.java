package org.plugcast.provisioning;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.plugcast.provisioning.control.ControlHandler;
import org.plugcast.provisioning.control.ControlReply;
import org.plugcast.provisioning.control.ControlRequest;
import org.plugcast.provisioning.control.ControlServer;

/** The commands against units and a headend that answer over real sockets. */
@Timeout(60)
class UnitCommandsTest {
  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();
  private final List<String> posted = new CopyOnWriteArrayList<>();
  private volatile String onAir = "01";
  private volatile String alarms = "";

  @SuppressWarnings("NullAway.Init") // set before each test
  private HttpServer first;

  @SuppressWarnings("NullAway.Init") // set before each test
  private HttpServer second;

  @TempDir Path folder;

  @BeforeEach
  void startUnits() throws Exception {
    first = unit("01", "main");
    second = unit("02", "backup");
  }

  @AfterEach
  void stopUnits() {
    first.stop(0);
    second.stop(0);
  }

  @Test
  void statusTellsOfAllUnitsOfTheDataFolder() {
    assertThat(run("status", "--data", folder.toString())).isZero();
    assertThat(out.toString())
        .contains("multicast-01: main, same-group", "multicast-02: backup", "all is well");
    alarms = "\"channel 1 differs\"";
    assertThat(run("status", "--json", "--unit", address(first), "--unit", address(second)))
        .isEqualTo(1);
    assertThat(out.toString()).contains("\"text\" : \"channel 1 differs\"");
    second.stop(0);
    assertThat(run("status", "--data", folder.toString())).isEqualTo(2);
    assertThat(out.toString()).contains(address(second) + " does not answer");
  }

  @Test
  void handoverIsAskedForAndSeen() {
    assertThat(run("handover", "1", "--to", address(second), "--data", folder.toString())).isZero();
    assertThat(posted)
        .containsExactly("01 /channels/1/handover {\"to\":\"" + address(second) + "\"}");
    assertThat(out.toString())
        .contains(
            "channel 1: multicast-01 hands over to multicast-02 at packet 700, now",
            "channel 1: on air from multicast-02");
    assertThat(run("handover", "--all", "--unit", address(second))).isEqualTo(1);
    assertThat(posted).last().isEqualTo("02 /channels/all/handover {}");
    assertThat(out.toString()).contains("not handed over: not now");
  }

  @Test
  void updateIsAskedForAndItsStepsAreShown() throws Exception {
    List<ControlRequest> requests = new CopyOnWriteArrayList<>();
    ControlHandler handler =
        (request, tell) -> {
          requests.add(request);
          tell.accept("a step");
          return request.unit().isPresent()
              ? new ControlReply.Done("it is updated")
              : new ControlReply.Failed("it is not");
        };
    try (ControlServer server = ControlServer.open(folder, handler)) {
      assertThat(server).isNotNull();
      assertThat(run("update", "multicast-01", "--data", folder.toString())).isZero();
      assertThat(out.toString()).isEqualToNormalizingNewlines("a step\nit is updated\n");
      assertThat(run("update", "--rollback", "--within", "9", "--data", folder.toString()))
          .isEqualTo(1);
      assertThat(err.toString()).isEqualToNormalizingNewlines("plugcast: it is not\n");
    }
    assertThat(requests.getFirst())
        .isInstanceOfSatisfying(
            ControlRequest.Update.class,
            update -> assertThat(update.version().java()).isExecutable());
    assertThat(requests.getLast())
        .isEqualTo(new ControlRequest.RollBack(Optional.empty(), Duration.ofSeconds(9)));
  }

  private HttpServer unit(String number, String role) throws IOException {
    HttpServer server =
        HttpServer.create(new InetSocketAddress(InetAddress.ofLiteral("127.0.0.1"), 0), 0);
    server.createContext("/twin", exchange -> answer(exchange, 200, twin(number, role)));
    server.createContext("/channels", exchange -> handOver(number, exchange));
    server.start();
    Files.writeString(
        folder.resolve("multicast-" + number + ".conf"),
        "http = 127.0.0.1:" + server.getAddress().getPort() + "\n");
    return server;
  }

  private String twin(String number, String role) {
    return """
        {"unit":"multicast-%s","twins":"same-group","role":"%s","pid":7,
         "heartbeat":{"alive":true},
         "channels":[{"channel":1,"name":"Jazz","state":"%s","onAirBy":"x","alarms":[%s]}]}
        """
        .formatted(number, role, onAir.equals(number) ? "on-air" : "standby", alarms);
  }

  private void handOver(String number, HttpExchange exchange) throws IOException {
    String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
    posted.add(number + " " + exchange.getRequestURI().getPath() + " " + body);
    if (number.equals("02")) {
      answer(exchange, 409, "{\"error\":\"state\",\"message\":\"not now\"}");
      return;
    }
    onAir = "02";
    answer(
        exchange,
        202,
        """
        {"channel":1,"index":700,"from":"multicast-01","to":"multicast-02","at":"now"}
        """);
  }

  private static void answer(HttpExchange exchange, int status, String body) throws IOException {
    byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
    exchange.sendResponseHeaders(status, bytes.length);
    exchange.getResponseBody().write(bytes);
    exchange.close();
  }

  private static String address(HttpServer server) {
    return "http://127.0.0.1:" + server.getAddress().getPort();
  }

  private int run(String... arguments) {
    return Main.commandLine()
        .setErr(new PrintWriter(err, true))
        .setOut(new PrintWriter(out, true))
        .execute(arguments);
  }
}
