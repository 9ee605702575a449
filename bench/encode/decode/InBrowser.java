import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.BufferedOutputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/**
 * Decodes FILE, an H.264 byte stream, in the browser PROGRAM by WebCodecs and writes its pictures to TARGET as I420; FOLDER is
 * for what the browser keeps. The page gets the access units from here by HTTP and brings the pictures back.
 */
final class InBrowser {
  private static final int MOST_SECONDS = 240;

  private static final String PAGE =
      """
      <!doctype html><meta charset="utf-8"><script type="module">
      const post = async (path, body) => {
        if (!(await fetch(path, {method: "POST", body})).ok) throw new Error(path + " was not taken");
      };
      const decode = async () => {
        const codec = await (await fetch("/codec")).text();
        const units = new DataView(await (await fetch("/units")).arrayBuffer());
        let fault, sent = Promise.resolve();
        const send = async frame => {
          if (frame.format !== "I420") throw new Error("pictures are " + frame.format + ", expected I420");
          const bytes = new Uint8Array(frame.allocationSize());
          await frame.copyTo(bytes);
          frame.close();
          await post("/picture", bytes);
        };
        const decoder = new VideoDecoder({
          output: frame => { sent = sent.then(() => send(frame)); },
          error: e => { fault = e; },
        });
        decoder.configure({codec, hardwareAcceleration: "prefer-software"});
        for (let at = 0, n = 0; at < units.byteLength && !fault; n++) {
          const length = units.getUint32(at), key = units.getUint8(at + 4);
          const data = new Uint8Array(units.buffer, at + 5, length);
          decoder.decode(new EncodedVideoChunk({type: key ? "key" : "delta", timestamp: n * 1000, data}));
          at += 5 + length;
          if (decoder.decodeQueueSize > 4) await new Promise(next => decoder.addEventListener("dequeue", next, {once: true}));
          await sent;
        }
        if (!fault) await decoder.flush();
        await sent;
        if (fault) throw fault;
      };
      decode().then(() => post("/end", ""), e => post("/end", String(e)));
      </script>
      """;

  private final List<byte[]> units;
  private final OutputStream pictures;
  private final CompletableFuture<String> end = new CompletableFuture<>();

  private InBrowser(List<byte[]> units, OutputStream pictures) {
    this.units = units;
    this.pictures = pictures;
  }

  public static void main(String[] words) throws Exception {
    String fault;
    try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(Path.of(words[1])))) {
      fault = new InBrowser(AccessUnits.read(Path.of(words[0])), out).decode(words[2], Path.of(words[3]));
    }
    if (!fault.isEmpty()) {
      System.err.println(fault);
      System.exit(1);
    }
  }

  /** What the page says is wrong; nothing if all is well. */
  private String decode(String program, Path folder) throws Exception {
    HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext("/", exchange -> answer(exchange, "text/html", PAGE.getBytes(StandardCharsets.UTF_8)));
    server.createContext("/codec", exchange -> answer(exchange, "text/plain", AccessUnits.codec(units.getFirst()).getBytes(StandardCharsets.US_ASCII)));
    server.createContext("/units", exchange -> answer(exchange, "application/octet-stream", packed()));
    server.createContext("/picture", this::take);
    server.createContext("/end", this::end);
    server.start();
    Process browser = browser(program, folder, server.getAddress().getPort());
    try {
      browser.onExit().thenAccept(ended -> end.complete("the browser ended with code " + ended.exitValue()));
      return end.completeOnTimeout("the page was not done within " + MOST_SECONDS + " s", MOST_SECONDS, TimeUnit.SECONDS).get();
    } finally {
      browser.descendants().forEach(ProcessHandle::destroyForcibly);
      browser.destroyForcibly().waitFor();
      server.stop(0);
    }
  }

  private static Process browser(String program, Path folder, int port) throws IOException {
    List<String> command = new ArrayList<>(List.of(program, "--disable-gpu", "--no-proxy-server", "--remote-debugging-port=0", "--user-data-dir=" + folder));
    if ("root".equals(System.getProperty("user.name"))) {
      command.add("--no-sandbox");
    }
    command.add("http://127.0.0.1:" + port + "/");
    return new ProcessBuilder(command)
        .redirectErrorStream(true)
        .redirectOutput(folder.resolve("browser.log").toFile())
        .start();
  }

  /** Each unit as its length, whether decoding can begin there, and its bytes. */
  private byte[] packed() throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    DataOutputStream out = new DataOutputStream(bytes);
    for (byte[] unit : units) {
      out.writeInt(unit.length);
      out.writeBoolean(AccessUnits.isKey(unit));
      out.write(unit);
    }
    return bytes.toByteArray();
  }

  private void take(HttpExchange exchange) throws IOException {
    exchange.getRequestBody().transferTo(pictures);
    answer(exchange, "text/plain", new byte[0]);
  }

  private void end(HttpExchange exchange) throws IOException {
    String fault = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
    answer(exchange, "text/plain", new byte[0]);
    end.complete(fault);
  }

  private static void answer(HttpExchange exchange, String type, byte[] body) throws IOException {
    try (exchange) {
      exchange.getResponseHeaders().set("Content-Type", type);
      exchange.sendResponseHeaders(200, body.length == 0 ? -1 : body.length);
      if (body.length > 0) {
        exchange.getResponseBody().write(body);
      }
    }
  }
}
