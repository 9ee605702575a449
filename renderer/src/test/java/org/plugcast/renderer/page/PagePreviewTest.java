package org.plugcast.renderer.page;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.plugcast.renderer.child.Programs;

/** A preview in a Chromium like an operator's, against what is captured. */
@Timeout(120)
class PagePreviewTest {
  private static final int WIDTH = 320;
  private static final int HEIGHT = 240;
  private static final int DITHER = 1;
  private static final Duration LIMIT = Duration.ofSeconds(60);

  @TempDir Path profile;
  private TestPages pages;
  private Process browser;
  private DevTools tools;

  @BeforeEach
  void start() throws Exception {
    pages = new TestPages();
    browser =
        new ProcessBuilder(
                "sh",
                "-c",
                "exec \"$@\" 3<&0 4>&1 </dev/null >/dev/null 2>&1",
                "sh",
                Programs.find("chromium-headless-shell", "chromium-headless-shell").toString(),
                "--no-sandbox",
                "--remote-debugging-pipe",
                "--disable-gpu",
                "--hide-scrollbars",
                "--font-render-hinting=none",
                "--disable-lcd-text",
                "--force-color-profile=srgb",
                "--user-data-dir=" + profile,
                "about:blank")
            .start();
    tools = new DevTools(browser.getInputStream(), browser.getOutputStream(), (name, about) -> {});
    String target =
        call("Target.createTarget", Map.of("url", "about:blank", "width", 900, "height", 700))
            .path("targetId")
            .asText();
    tools.use(
        call("Target.attachToTarget", Map.of("targetId", target, "flatten", true))
            .path("sessionId")
            .asText());
    call("Page.enable", Map.of());
    call(
        "Emulation.setDeviceMetricsOverride",
        Map.of("width", 900, "height", 700, "deviceScaleFactor", 1, "mobile", false));
  }

  @AfterEach
  void end() throws InterruptedException {
    pages.close();
    List<ProcessHandle> all = new ArrayList<>(browser.descendants().toList());
    all.add(browser.toHandle());
    all.forEach(ProcessHandle::destroyForcibly);
    browser.waitFor();
  }

  private JsonNode call(String method, Map<String, ?> parameters) throws Exception {
    return tools.call(method, parameters, LIMIT);
  }

  /** The value of an expression once its promise is kept. */
  private JsonNode value(String expression) throws Exception {
    JsonNode answer =
        call(
            "Runtime.evaluate",
            Map.of("expression", expression, "awaitPromise", true, "returnByValue", true));
    assertThat(answer.path("exceptionDetails").toString()).isEmpty();
    return answer.path("result").path("value");
  }

  private void openPreview(PagePreview preview) throws Exception {
    call("Page.navigate", Map.of("url", preview.address().toString()));
    value("new Promise((done) => document.readyState === 'complete' ? done() : onload = done)");
    moveTo(0);
  }

  /** Moves the slider as an operator does; the picture is there. */
  private void moveTo(int frame) throws Exception {
    value("slider.value = " + frame + "; slider.dispatchEvent(new Event('input')); seek(wanted)");
    assertThat(value("document.body.dataset.shown").asInt()).isEqualTo(frame);
    assertThat(value("document.getElementById('say').textContent").asText()).isEmpty();
  }

  private ByteBuffer seen() throws Exception {
    JsonNode place = value("(({x, y}) => ({x, y}))(picture.getBoundingClientRect())");
    Map<String, Object> clip =
        Map.of(
            "x",
            place.path("x").asInt(),
            "y",
            place.path("y").asInt(),
            "width",
            WIDTH,
            "height",
            HEIGHT,
            "scale",
            1);
    String png =
        call("Page.captureScreenshot", Map.of("format", "png", "clip", clip)).path("data").asText();
    ByteBuffer pixels = ByteBuffer.allocate(WIDTH * HEIGHT * Patch.PIXEL);
    PngPixels.decode(Base64.getDecoder().decode(png), pixels);
    return pixels;
  }

  private static List<ByteBuffer> captured(URI page, List<Integer> frames) throws Exception {
    List<ByteBuffer> pictures = new ArrayList<>();
    try (PageCapture capture = PageCapture.open(TestPages.request(page))) {
      Screen screen = new Screen();
      for (int frame = 0; frame <= frames.getLast(); frame += capture.framesPerStep()) {
        screen.after(capture.next());
        for (int wanted : frames) {
          if (wanted >= frame && wanted < frame + capture.framesPerStep()) {
            pictures.add(ByteBuffer.wrap(screen.pixels().clone()));
          }
        }
      }
    }
    return pictures;
  }

  /**
   * Samples that differ by more than one: gradients are dithered by where they lie on the screen.
   */
  private static long different(ByteBuffer a, ByteBuffer b) {
    long different = 0;
    for (int i = 0; i < a.capacity(); i++) {
      int distance = Math.abs((a.get(i) & 0xff) - (b.get(i) & 0xff));
      different += distance > DITHER ? 1 : 0;
    }
    return different;
  }

  @Test
  void sliderShowsWhatIsCapturedOfTheDefaultPage() throws Exception {
    List<Integer> frames = List.of(0, 100, 299);
    List<ByteBuffer> expected = captured(Templates.DEFAULT, frames);
    assertThat(different(expected.get(0), expected.get(1))).isPositive();
    try (PagePreview preview = PagePreview.open(TestPages.request(Templates.DEFAULT), 0)) {
      openPreview(preview);
      // Forth and back.
      for (int i : List.of(1, 2, 0, 1)) {
        moveTo(frames.get(i));
        assertThat(different(expected.get(i), seen())).as("frame " + frames.get(i)).isZero();
      }
    }
  }

  @Test
  void everyClockOfAPageOfAServerFollowsTheSlider() throws Exception {
    URI page =
        pages.page(
            "/clocks",
            200,
            Map.of(
                "Content-Type", "text/html; charset=utf-8",
                "X-Frame-Options", "DENY",
                "Content-Security-Policy", "script-src 'none'"),
            """
            <!doctype html><style>
            @keyframes go { to { width: 1000px } }
            #css { width: 0; animation: go 10s linear 1s both }</style><div id="css"></div><script>
            const plugcast = window.plugcast, seen = { timer: 0, frames: 0, date: 0, data: "" };
            plugcast.wait(fetch("/data").then((a) => a.text()).then((t) => { seen.data = t; }));
            addEventListener("plugcaststart", () => {
              const first = Date.now();
              setInterval(() => { seen.timer++; }, 100);
              const draw = () => { seen.frames++; seen.date = Date.now() - first; seen.at = plugcast.position;
                requestAnimationFrame(draw); };
              draw();
            });
            </script>""");
    pages.page("/data", 200, Map.of(), "of the server");
    try (PagePreview preview = PagePreview.open(TestPages.request(page), 0)) {
      openPreview(preview);
      moveTo(150);
      assertThat(value("document.compatMode").asText()).isEqualTo("CSS1Compat");
      assertThat(value("shown.contentDocument.compatMode").asText()).isEqualTo("CSS1Compat");
      JsonNode clocks = value("shown.contentWindow.eval('seen')");
      assertThat(clocks.path("data").asText()).isEqualTo("of the server");
      assertThat(clocks.path("timer").asInt()).isEqualTo(50);
      // One by its own call, one for each picture.
      assertThat(clocks.path("frames").asInt()).isEqualTo(152);
      assertThat(clocks.path("date").asInt()).isBetween(5004, 5006);
      assertThat(clocks.path("at").asDouble()).isEqualTo(150 * 1001 / 30_000.0);
      assertThat(
              value(
                      "shown.contentWindow.getComputedStyle(shown.contentDocument.getElementById('css')).width")
                  .asText())
          .startsWith("400.");
    }
  }

  @Test
  void pageOfAFolderReadsTheOtherFilesThere() throws Exception {
    Path folder = Files.createDirectory(profile.resolve("page"));
    Path page =
        Files.writeString(folder.resolve("mine.html"), "<p id=p></p><script src=mine.js></script>");
    Files.writeString(
        folder.resolve("mine.js"),
        "document.getElementById('p').textContent = location.search + plugcast.item.artist;");
    try (PagePreview preview =
        PagePreview.open(TestPages.request(URI.create(page.toUri() + "?a=b")), 0)) {
      openPreview(preview);
      assertThat(value("shown.contentDocument.getElementById('p').textContent").asText())
          .isEqualTo("?a=bSomebody");
    }
  }

  @Test
  void strangersWhoKnowThisMachineByAnotherNameAreRefused() throws Exception {
    try (PagePreview preview = PagePreview.open(TestPages.request(Templates.DEFAULT), 0)) {
      assertThat(status(preview.address(), "127.0.0.1")).isEqualTo(200);
      assertThat(status(preview.address(), "rebound.example")).isEqualTo(403);
    }
  }

  private static int status(URI address, String host) throws IOException {
    try (var socket = new Socket(address.getHost(), address.getPort())) {
      socket
          .getOutputStream()
          .write(
              ("GET "
                      + address.getPath()
                      + " HTTP/1.1\r\nHost: "
                      + host
                      + ":"
                      + address.getPort()
                      + "\r\nConnection: close\r\n\r\n")
                  .getBytes(StandardCharsets.US_ASCII));
      String answer = new String(socket.getInputStream().readNBytes(12), StandardCharsets.US_ASCII);
      return Integer.parseInt(answer.substring(9));
    }
  }
}
