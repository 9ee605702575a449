package org.plugcast.renderer.page;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;
import org.plugcast.renderer.child.Confinement;
import org.plugcast.ts.elementary.FrameRate;

/** Needs {@code chromium-headless-shell}: a machine without it fails here and is told so. */
@Timeout(60)
class PageCaptureTest {
  private static final CaptureLimits SHORT =
      new CaptureLimits(Duration.ofSeconds(4), Duration.ofSeconds(4), Duration.ofMillis(500), 50);

  private TestPages pages;

  @BeforeEach
  void startServer() throws IOException {
    pages = new TestPages();
  }

  @AfterEach
  void noBrowserIsLeft() {
    pages.close();
    assertThat(ProcessHandle.current().descendants().filter(ProcessHandle::isAlive)).isEmpty();
  }

  private static int number(Screen screen, int row) {
    int number = 0;
    for (int bit = 0; bit < 12; bit++) {
      if ((screen.rgb(bit * 24 + 12, row * 24 + 12) & 0xff) > 128) {
        number |= 1 << bit;
      }
    }
    return number;
  }

  private static PageCapture open(URI page)
      throws IOException, PageFailedException, InterruptedException {
    return PageCapture.open(TestPages.request(page), SHORT);
  }

  @Test
  void everyClockOfAPageIsExactToTheFrame() throws Exception {
    String html;
    try (InputStream in = PageCaptureTest.class.getResourceAsStream("counter.html")) {
      html = new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
    List<String> wrong = new ArrayList<>();
    try (PageCapture capture = open(pages.page("/counter", html))) {
      Screen screen = new Screen();
      for (int frame = 0; frame < 90; frame++) {
        screen.after(capture.next());
        for (int row = 0; row < 4; row++) {
          int shown = number(screen, row);
          if (shown != frame) {
            wrong.add("frame " + frame + " row " + row + " shows " + shown);
          }
        }
      }
    }
    assertThat(wrong).isEmpty();
  }

  @Test
  void pixelsComeFromTheBrowsersMemoryWhereThatMayBeRead() throws Exception {
    assumeTrue(Confinement.ofRoot());
    try (PageCapture capture = open(pages.page("/memory", "<body>text"))) {
      assertThat(capture.next()).isPresent();
      assertThat(capture.readsMemory()).isTrue();
    }
  }

  /**
   * A column for each degree of transparency, of one colour, which pictures have multiplied by it.
   */
  @Test
  void transparencyIsExact() throws Exception {
    String html =
        """
        <style>body { margin: 0 } i { position: absolute; top: 0; height: 100px; width: 1px }</style><body><script>
        for (let alpha = 0; alpha < 256; alpha++) {
          const column = document.createElement("i");
          column.style.left = alpha + "px";
          column.style.background = `rgb(200 100 50 / ${alpha / 255})`;
          document.body.append(column);
        }
        </script>""";
    URI page = pages.page("/alpha", html);
    try (PageCapture capture = PageCapture.open(TestPages.request(page, Backdrop.CLEAR), SHORT)) {
      Screen screen = new Screen().after(capture.next());
      for (int alpha = 0; alpha < 256; alpha++) {
        int rgb = screen.rgb(alpha, 50);
        assertThat(screen.alpha(alpha, 50)).isEqualTo(alpha);
        assertThat(rgb >> 16).as("red at %d", alpha).isCloseTo(200 * alpha / 255, within(1));
        assertThat(rgb >> 8 & 0xff)
            .as("green at %d", alpha)
            .isCloseTo(100 * alpha / 255, within(1));
        assertThat(rgb & 0xff).as("blue at %d", alpha).isCloseTo(50 * alpha / 255, within(1));
      }
      assertThat(screen.alpha(300, 50)).isZero();
      assertThat(screen.alpha(100, 200)).isZero();
    }
  }

  @Test
  void aPageWithoutABackgroundIsSeenOnItsBackdrop() throws Exception {
    URI page = pages.page("/blank", "<p>text");
    for (Backdrop backdrop : Backdrop.values()) {
      try (PageCapture capture = PageCapture.open(TestPages.request(page, backdrop), SHORT)) {
        Screen screen = new Screen().after(capture.next());
        assertThat(screen.rgb(300, 200)).isEqualTo(backdrop == Backdrop.WHITE ? 0xffffff : 0);
        assertThat(screen.alpha(300, 200)).isEqualTo(backdrop == Backdrop.CLEAR ? 0 : 255);
      }
    }
  }

  @Test
  void onlyChangedStepsHaveAPicture() throws Exception {
    String html =
        """
        <body style="background:#123"><div id="n"></div><script>
        addEventListener("plugcaststart", () => setInterval(() => {
          document.getElementById("n").textContent = Math.round(plugcast.position);
        }, 1000));
        </script>""";
    List<Integer> changed = new ArrayList<>();
    try (PageCapture capture = open(pages.page("/calm", html))) {
      for (int step = 0; step < 100; step++) {
        if (capture.next().isPresent()) {
          changed.add(step);
        }
      }
    }
    assertThat(changed).containsExactly(0, 30, 60, 90);
  }

  @Test
  void aPageMayAskForFewerPictures() throws Exception {
    String html =
        """
        <meta name="plugcast-frames-per-second" content="2"><body><script>
        const show = () => { document.body.textContent = plugcast.position.toFixed(4);
          requestAnimationFrame(show); };
        show();
        </script>""";
    try (PageCapture capture = open(pages.page("/slow", html))) {
      assertThat(capture.framesPerStep()).isEqualTo(15);
      assertThat(capture.next()).isPresent();
      assertThat(capture.next()).isPresent();
    }
  }

  @Test
  void cadenceIsRoundedToWholeFrames() {
    assertThat(PageCapture.framesPerStep(TestPages.NTSC, "2")).isEqualTo(15);
    assertThat(PageCapture.framesPerStep(TestPages.NTSC, " 1 ")).isEqualTo(30);
    assertThat(PageCapture.framesPerStep(new FrameRate(25, 1), "10")).isEqualTo(3);
    for (String nonsense : List.of("", "0", "-3", "NaN", "many", "1e9")) {
      assertThat(PageCapture.framesPerStep(TestPages.NTSC, nonsense)).isEqualTo(1);
    }
  }

  @Test
  void theContextIsThereBeforeAnyScriptAndCannotBreakOut() throws Exception {
    String html =
        """
        <head><script>const early = plugcast.item.title;</script></head><body><script>
        const ok = early === 'A </script> "title" \\u2028' && plugcast.channel.name === "Jazz"
          && plugcast.duration === 10 && plugcast.next === null && plugcast.safeArea.left === 16
          && plugcast.safeArea.bottom === 228 && plugcast.width === 320 && plugcast.position === 0;
        document.body.style.background = ok ? "#fff" : "#000";
        </script>"""
            .replace("'A </script>", "'A <' + '/script>");
    try (PageCapture capture = open(pages.page("/context", html))) {
      assertThat(new Screen().after(capture.next()).rgb(100, 100)).isEqualTo(0xffffff);
    }
  }

  @ParameterizedTest
  @FieldSource("org.plugcast.renderer.page.Templates#NAMES")
  void everyTemplateIsShownAsItIs(String name) throws Exception {
    try (PageCapture capture =
        PageCapture.open(TestPages.request(Templates.address(name)), SHORT)) {
      Screen screen = new Screen().after(capture.next());
      Set<Integer> colours = new HashSet<>();
      for (int x = 0; x < screen.width(); x++) {
        for (int y = 0; y < screen.height(); y++) {
          colours.add(screen.rgb(x, y));
        }
      }
      assertThat(colours).hasSizeGreaterThan(20);
      assertThat(capture.notes()).isEmpty();
    }
  }

  @Test
  void theDefaultPageNeedsNoNetwork() throws Exception {
    PageRequest request =
        new PageRequest(
            Templates.DEFAULT,
            TestPages.context(),
            Set.of(),
            640,
            480,
            1.125,
            0.08,
            TestPages.NTSC,
            Backdrop.WHITE,
            Instant.EPOCH);
    try (PageCapture capture = PageCapture.open(request, SHORT)) {
      assertThat(capture.framesPerStep()).isEqualTo(30);
      Screen screen = new Screen().after(capture.next());
      assertThat(screen.width()).isEqualTo(720);
      assertThat(screen.height()).isEqualTo(540);
      assertThat(capture.next()).isPresent();
      assertThat(capture.notes()).isEmpty();
    }
  }

  private void failsWith(URI page, String... words) {
    assertThatThrownBy(
            () -> {
              try (PageCapture capture = open(page)) {
                for (int step = 0; step < 100; step++) {
                  capture.next();
                }
              }
            })
        .isInstanceOf(PageFailedException.class)
        .hasMessageContainingAll(words);
  }

  /** Each picture is there within the limit of a step. */
  @Test
  void aPageThatIsSlowAllTheTimeIsTold() throws Exception {
    CaptureLimits limits =
        new CaptureLimits(Duration.ofSeconds(9), Duration.ofSeconds(2), Duration.ofMillis(500), 3);
    URI page =
        pages.page(
            "/slow",
            "<script>const slow = () => { let n = 0;"
                + " while (n < 3e8) n++; requestAnimationFrame(slow); };"
                + "requestAnimationFrame(slow)</script>");
    try (PageCapture capture = PageCapture.open(TestPages.request(page), limits)) {
      assertThatThrownBy(
              () -> {
                for (int step = 0; step < 300; step++) {
                  capture.next();
                }
              })
          .isInstanceOf(PageFailedException.class)
          .hasMessageContaining("the page is too slow: the pictures of ");
    }
  }

  @Test
  void anHttpErrorIsTold() {
    failsWith(pages.page("/gone", 404, Map.of(), "nothing here"), "/gone", "HTTP status 404");
    failsWith(pages.page("/broken", 500, Map.of(), ""), "/broken", "500");
  }

  @Test
  void anUnreachableServerIsTold() {
    failsWith(URI.create("http://127.0.0.1:1/page"), "127.0.0.1:1");
    failsWith(URI.create("http://page.example/"), "host is unknown");
    failsWith(URI.create("file:///no/such/page.html"), "does not exist");
    failsWith(URI.create("ftp://127.0.0.1/"), "expected http, https or file");
  }

  @Test
  void aServerThatNeverAnswersIsTold() {
    failsWith(pages.silent("/silent"), "/silent", "did not answer within 4 s");
  }

  @Test
  void aPageThatNeverFinishesLoadingIsTold() {
    URI image = pages.silent("/image.png");
    failsWith(
        pages.page("/waiting", "<img src='" + image + "'>"),
        "did not finish loading within 4 s",
        "/image.png");
  }

  @Test
  void aScriptErrorIsTold() {
    failsWith(
        pages.page("/throws", "<script>\nnoSuchThing();</script>"),
        "script error",
        "noSuchThing is not defined",
        "/throws:2");
  }

  @Test
  void aScriptThatNeverEndsIsTold() {
    failsWith(pages.page("/loop", "<script>for (;;);</script>"), "never end");
    failsWith(
        pages.page(
            "/later",
            "<script>addEventListener('plugcaststart', () => setTimeout(() => { for (;;); }, 1000))</script>"),
        "never end");
  }

  @Test
  void aCrashIsTold() {
    failsWith(URI.create("chrome://crash"), "crash");
  }

  @Test
  void aPageThatClosesItselfIsToldOrStays() throws Exception {
    try (PageCapture capture =
        open(pages.page("/close", "<script>setTimeout(() => window.close(), 100)</script>x"))) {
      for (int step = 0; step < 10; step++) {
        capture.next();
      }
    } catch (PageFailedException e) {
      assertThat(e).hasMessageContaining("closed itself");
    }
  }

  @Test
  void dialogBoxesHoldNothingUp() throws Exception {
    try (PageCapture capture =
        open(pages.page("/alert", "<script>alert('x'); confirm('y'); print();</script>z"))) {
      assertThat(capture.next()).isPresent();
    }
    failsWith(pages.page("/alerts", "<script>for (;;) alert('x');</script>"), "dialog boxes");
  }

  @Test
  void aFetchThatNeverEndsHoldsTheClockOnlyForAWhile() throws Exception {
    URI silent = pages.silent("/events");
    String html =
        "<script>addEventListener('plugcaststart', () => { fetch('"
            + silent
            + "'); const show = () => { document.body.textContent = plugcast.position;"
            + " requestAnimationFrame(show); }; show(); })</script><body>";
    try (PageCapture capture = open(pages.page("/polling", html))) {
      for (int step = 0; step < 40; step++) {
        assertThat(capture.next()).as("step %d", step).isPresent();
      }
      assertThat(capture.notes()).anyMatch(note -> note.contains("/events"));
    }
  }

  @Test
  void otherHostsAreOutOfReach() throws Exception {
    PageRequest allowed =
        TestPages.request(
            pages.page("/mixed", "<img src='http://127.0.0.2:8099/x.png'><p>text</p>"));
    try (PageCapture capture = PageCapture.open(allowed, SHORT)) {
      assertThat(capture.next()).isPresent();
      assertThat(capture.notes())
          .anyMatch(note -> note.contains("127.0.0.2:8099") && note.contains("none of the hosts"));
    }
  }
}
