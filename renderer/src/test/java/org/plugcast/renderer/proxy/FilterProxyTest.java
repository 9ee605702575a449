package org.plugcast.renderer.proxy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.StandardProtocolFamily;
import java.net.URI;
import java.net.UnixDomainSocketAddress;
import java.net.UnknownHostException;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.plugcast.renderer.page.Templates;

@Timeout(30)
class FilterProxyTest {
  private static final String HELLO_SHA256 =
      "2cf24dba5fb0a30e26e83b2ac5b9e29e1b161e5c1fa7425e73043362938b9824";

  @TempDir Path folder;
  private HttpServer server;
  private int port;

  /** What the server was asked for. */
  private final List<String> asked = new ArrayList<>();

  @BeforeEach
  void startServer() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    port = server.getAddress().getPort();
    server.createContext(
        "/",
        exchange -> {
          synchronized (asked) {
            asked.add(exchange.getRequestMethod() + " " + exchange.getRequestURI());
          }
          byte[] body =
              exchange.getRequestURI().getPath().equals("/large")
                  ? new byte[5000]
                  : "hello".getBytes(StandardCharsets.UTF_8);
          exchange.sendResponseHeaders(200, body.length);
          exchange.getResponseBody().write(body);
          exchange.close();
        });
    server.start();
  }

  @AfterEach
  void stopServer() {
    server.stop(0);
  }

  private static final TrafficLimits SMALL =
      new TrafficLimits(
          4000, 9000, 5, 10, Duration.ofSeconds(5), Duration.ofSeconds(5), Duration.ofSeconds(10));

  private FilterProxy proxy(NameLookup lookup, String... hosts) throws IOException {
    return proxy(lookup, Optional.empty(), hosts);
  }

  private FilterProxy proxy(NameLookup lookup, Optional<Path> pages, String... hosts)
      throws IOException {
    return FilterProxy.start(
        folder.resolve("socket"),
        new Gate(Reach.of(Arrays.asList(hosts)), lookup),
        new OwnPages(Templates.class, pages),
        SMALL);
  }

  private static List<InetAddress> noNames(String name) throws UnknownHostException {
    throw new UnknownHostException(name);
  }

  /** Sends a request as a browser does and gives all that comes back. */
  private String ask(String request) throws IOException {
    try (SocketChannel channel = SocketChannel.open(StandardProtocolFamily.UNIX)) {
      channel.connect(UnixDomainSocketAddress.of(folder.resolve("socket")));
      channel.write(ByteBuffer.wrap(request.getBytes(StandardCharsets.ISO_8859_1)));
      return new String(
          Channels.newInputStream(channel).readAllBytes(), StandardCharsets.ISO_8859_1);
    }
  }

  private String get(String url) throws IOException {
    return ask("GET " + url + " HTTP/1.1\r\nHost: " + host(url) + "\r\nConnection: close\r\n\r\n");
  }

  private static String host(String url) {
    return url.split("/", 4)[2];
  }

  private String here() {
    return "127.0.0.1:" + port;
  }

  @Test
  void whatIsListedIsFetchedAndRecorded() throws IOException {
    try (FilterProxy proxy = proxy(FilterProxyTest::noNames, here())) {
      String url = "http://" + here() + "/a?b=c%7Cd";
      assertThat(get(url)).startsWith("HTTP/1.1 200").endsWith("hello");
      assertThat(proxy.loaded()).containsExactly(new Loaded(url, 200, HELLO_SHA256, 5));
      assertThat(proxy.refusals()).isEmpty();
    }
    assertThat(folder.resolve("socket")).doesNotExist();
  }

  @Test
  void anAddressGoesOnAsItIs() throws IOException, InterruptedException {
    try (ServerSocket raw = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      String host = "127.0.0.1:" + raw.getLocalPort();
      try (FilterProxy proxy = proxy(FilterProxyTest::noNames, host)) {
        BlockingQueue<String> lines = new ArrayBlockingQueue<>(1);
        Thread server = Thread.ofVirtual().start(() -> lines.add(firstLine(raw)));
        get("http://" + host + "/a%2Fb?x={y}|z^'`");
        server.join();
        assertThat(lines.take()).isEqualTo("GET /a%2Fb?x={y}|z^'` HTTP/1.1");
        assertThat(proxy.refusals()).isEmpty();
      }
    }
  }

  private static String firstLine(ServerSocket socket) {
    try (Socket connection = socket.accept();
        BufferedReader in =
            new BufferedReader(
                new InputStreamReader(connection.getInputStream(), StandardCharsets.ISO_8859_1))) {
      return String.valueOf(in.readLine());
    } catch (IOException e) {
      return "broken: " + e.getMessage();
    }
  }

  @Test
  void whatIsNotListedIsRefusedWithoutAPacket() throws IOException {
    try (FilterProxy proxy = proxy(FilterProxyTest::noNames, "example.org")) {
      assertThat(get("http://" + here() + "/")).startsWith("HTTP/1.1 403").contains("none of the");
      assertThat(proxy.refusals())
          .singleElement()
          .satisfies(words -> assertThat(words).contains(here(), "none of the hosts"));
      assertThat(proxy.problem())
          .hasValueSatisfying(
              words -> assertThat(words).startsWith(here() + " may not be reached: it is none"));
    }
    assertThat(asked).isEmpty();
  }

  @Test
  void aNameThatLeadsToLoopbackIsRefused() throws IOException {
    InetAddress loopback = InetAddress.getLoopbackAddress();
    try (FilterProxy proxy = proxy(name -> List.of(loopback), "evil.example:" + port)) {
      assertThat(get("http://evil.example:" + port + "/")).startsWith("HTTP/1.1 403");
      assertThat(connect("evil.example:" + port)).startsWith("HTTP/1.1 403");
      assertThat(proxy.refusals())
          .singleElement()
          .satisfies(words -> assertThat(words).contains("127.0.0.1", "loopback"));
    }
    assertThat(asked).isEmpty();
  }

  @Test
  void aNameThatLeadsElsewhereTheNextTimeIsRefusedThen() throws IOException {
    Queue<String> answers = new ArrayDeque<>(List.of("127.0.0.1", "127.0.0.2", "10.1.2.3"));
    NameLookup rebinding = name -> List.of(InetAddress.getByName(answers.remove()));
    try (FilterProxy proxy = proxy(rebinding, "evil.example:" + port, here())) {
      String url = "http://evil.example:" + port + "/";
      // A connection that was checked goes on to where it led.
      String both =
          ask(
              ("GET " + url + " HTTP/1.1\r\nHost: evil.example:" + port + "\r\n\r\n").repeat(2)
                  + "GET http://evil.example:"
                  + (port ^ 1)
                  + "/ HTTP/1.1\r\nHost: evil.example:"
                  + (port ^ 1)
                  + "\r\nConnection: close\r\n\r\n");
      assertThat(both.split("hello", -1)).hasSize(3);
      assertThat(connect("evil.example:" + port)).startsWith("HTTP/1.1 403");
      assertThat(connect("evil.example:" + port)).startsWith("HTTP/1.1 403");
      assertThat(proxy.refusals()).anyMatch(words -> words.contains("10.1.2.3 is a private"));
    }
    assertThat(asked).hasSize(2);
  }

  private String connect(String host) throws IOException {
    return ask("CONNECT " + host + " HTTP/1.1\r\nHost: " + host + "\r\n\r\n");
  }

  @Test
  void aTunnelLeadsToWhatIsListed() throws IOException {
    try (FilterProxy proxy = proxy(FilterProxyTest::noNames, here())) {
      String answer =
          ask(
              "CONNECT "
                  + here()
                  + " HTTP/1.1\r\nHost: "
                  + here()
                  + "\r\n\r\n"
                  + "GET /inside HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n");
      assertThat(answer).startsWith("HTTP/1.1 200").endsWith("hello");
      assertThat(proxy.loaded()).isEmpty();
    }
    assertThat(asked).containsExactly("GET /inside");
  }

  @Test
  void whatCannotBeReachedIsTold() throws IOException {
    try (FilterProxy proxy = proxy(FilterProxyTest::noNames, "gone.example", "127.0.0.1:1")) {
      assertThat(get("http://gone.example/")).startsWith("HTTP/1.1 502");
      assertThat(proxy.problem())
          .contains("gone.example:80 cannot be reached: its host is unknown");
      assertThat(get("http://127.0.0.1:1/")).startsWith("HTTP/1.1 502");
      assertThat(proxy.problem()).contains("127.0.0.1:1 cannot be reached: connection refused");
      assertThat(connect("gone.example:443")).startsWith("HTTP/1.1 502");
      assertThat(proxy.problem())
          .contains("gone.example:443 cannot be reached: its host is unknown");
      assertThat(proxy.refusals()).isEmpty();
    }
  }

  @Test
  void otherMethodsAndProtocolsAreRefused() throws IOException {
    try (FilterProxy proxy = proxy(FilterProxyTest::noNames, here())) {
      for (String method : List.of("PUT", "DELETE", "TRACE", "PROPFIND")) {
        assertThat(
                ask(
                    method
                        + " http://"
                        + here()
                        + "/ HTTP/1.1\r\nHost: "
                        + here()
                        + "\r\nConnection: close\r\n\r\n"))
            .startsWith("HTTP/1.1 403");
      }
      assertThat(get("ftp://" + here() + "/")).startsWith("HTTP/1.1 403");
      assertThat(proxy.loaded()).isEmpty();
    }
    assertThat(asked).isEmpty();
  }

  @Test
  void tooMuchIsCutOff() throws IOException {
    try (FilterProxy proxy = proxy(FilterProxyTest::noNames, here())) {
      assertThat(get("http://" + here() + "/large").length()).isLessThan(5000);
      assertThat(proxy.refusals()).singleElement().satisfies(w -> assertThat(w).contains("MiB"));
      assertThat(proxy.loaded()).isEmpty();
    }
  }

  @Test
  void tooManyRequestsAreRefused() throws IOException {
    try (FilterProxy proxy = proxy(FilterProxyTest::noNames, here())) {
      for (int i = 0; i < 5; i++) {
        assertThat(get("http://" + here() + "/")).startsWith("HTTP/1.1 200");
      }
      assertThat(get("http://" + here() + "/")).startsWith("HTTP/1.1 403");
      assertThat(proxy.refusals()).singleElement().satisfies(w -> assertThat(w).contains("5"));
    }
  }

  @Test
  void pagesThatComeWithPlugcastNeedNoNetwork() throws IOException {
    try (FilterProxy proxy = proxy(FilterProxyTest::noNames)) {
      String page = get(OwnPages.template("now-playing.html").toString());
      assertThat(page)
          .startsWith("HTTP/1.1 200")
          .containsIgnoringCase("Content-Type: text/html;charset=utf-8")
          .contains("<title>Now playing</title>");
      assertThat(proxy.loaded()).hasSize(1);
      for (String none :
          List.of("none.html", "Templates.class", "../page/Templates.class", "%2e%2e/x.js")) {
        assertThat(get("http://plugcast.localhost/templates/" + none)).startsWith("HTTP/1.1 404");
      }
      assertThat(get("http://plugcast.localhost/page/x.html")).startsWith("HTTP/1.1 404");
      assertThat(get("http://plugcast.localhost/")).startsWith("HTTP/1.1 404");
    }
  }

  @Test
  void anOperatorsPageReadsItsFolderAndNothingElse() throws IOException {
    Path pages = Files.createDirectories(folder.resolve("pages/css"));
    Path root = folder.resolve("pages");
    Files.writeString(root.resolve("my page.html"), "hello");
    Files.writeString(pages.resolve("a.css"), "hello");
    Files.writeString(root.resolve(".secret"), "hidden words");
    Files.writeString(folder.resolve("outside.html"), "hidden words");
    Files.createSymbolicLink(root.resolve("link.html"), folder.resolve("outside.html"));
    Files.createSymbolicLink(root.resolve("up"), folder);
    Files.setPosixFilePermissions(
        Files.writeString(root.resolve("private.html"), "hidden words"),
        PosixFilePermissions.fromString("rw-------"));
    try (FilterProxy proxy = proxy(FilterProxyTest::noNames, Optional.of(root))) {
      URI page = OwnPages.local(root.resolve("my page.html").toUri());
      assertThat(get(page.toString())).startsWith("HTTP/1.1 200").endsWith("hello");
      assertThat(get("http://plugcast.localhost/page/css/a.css")).contains("text/css");
      assertThat(
              ask(
                  "GET "
                      + page
                      + " HTTP/1.1\r\nHost: plugcast.localhost\r\nRange: bytes=1-2\r\n"
                      + "Connection: close\r\n\r\n"))
          .startsWith("HTTP/1.1 206")
          .endsWith("el");
      assertThat(proxy.loaded()).extracting(Loaded::sha256).containsOnly(HELLO_SHA256).hasSize(2);
      for (String none :
          List.of(
              ".secret",
              "link.html",
              "up/outside.html",
              "private.html",
              "../outside.html",
              "%2e%2e/outside.html",
              "..%2foutside.html",
              "css/../../outside.html",
              "css",
              "css/",
              "")) {
        assertThat(get("http://plugcast.localhost/page/" + none))
            .as(none)
            .doesNotContain("hidden words")
            .matches("(?s)HTTP/1.1 4\\d\\d .*");
      }
    }
  }

  @Test
  void aPageThatDoesNotSayHowItIsWrittenIsReadAsItIs() throws IOException {
    Path root = Files.createDirectories(folder.resolve("pages"));
    Files.writeString(root.resolve("untold.html"), "<p>Öl");
    Files.writeString(root.resolve("told.html"), "<meta charset=utf-8><p>Öl");
    Files.write(root.resolve("old.html"), "<p>Öl".getBytes(StandardCharsets.ISO_8859_1));
    try (FilterProxy _ = proxy(FilterProxyTest::noNames, Optional.of(root))) {
      assertThat(get("http://plugcast.localhost/page/untold.html"))
          .containsIgnoringCase("Content-Type: text/html;charset=utf-8\r\n");
      assertThat(get("http://plugcast.localhost/page/told.html"))
          .contains("Content-Type: text/html\r\n");
      assertThat(get("http://plugcast.localhost/page/old.html"))
          .contains("Content-Type: text/html\r\n");
    }
  }

  @Test
  void anAddressOfALocalPageKeepsItsQuery() {
    assertThat(OwnPages.local(URI.create("file:///srv/a%20b/p%20q.html?x=1#y")))
        .isEqualTo(URI.create("http://plugcast.localhost/page/p%20q.html?x=1#y"));
  }

  @Test
  void aSocketThatIsTakenIsTold() throws IOException {
    try (FilterProxy first = proxy(FilterProxyTest::noNames)) {
      assertThat(first.refusals()).isEmpty();
      assertThatThrownBy(() -> proxy(FilterProxyTest::noNames)).isInstanceOf(IOException.class);
    }
  }
}
