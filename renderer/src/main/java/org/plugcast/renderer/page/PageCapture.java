package org.plugcast.renderer.page;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.plugcast.ts.elementary.FrameRate;

/**
 * A loaded page that is turned into pictures, one step of its clock after the other.
 *
 * <p>The page's clock is Chromium's virtual time: it moves only between pictures, by exactly one
 * step, and waits for the network. A step is one frame of the channel, or several where the page
 * says in a {@code <meta name="plugcast-frames-per-second">} that fewer will do. One thread.
 */
public final class PageCapture implements AutoCloseable {
  private static final Duration START_LIMIT = Duration.ofMinutes(1);
  private static final int PICTURE_ATTEMPTS = 50;
  private static final Duration PICTURE_PAUSE = Duration.ofMillis(100);

  /** Virtual time granted while the page loads; as short as a frame of film is long. */
  private static final long LOAD_GRANT_US = 10_000;

  /** Above this many pictures a second JPEG is worth its loss: it is twice as fast. */
  private static final int LOSSLESS_PICTURES_PER_SECOND = 5;

  /** How the next picture is taken. */
  private enum Mode {
    /** Look first whether anything changed; most steps of a calm page end here. */
    CALM,
    /** Take a picture at once, as the last step changed too. */
    BUSY
  }

  private final Browser browser;
  private final DevTools tools;
  private final PageEvents events = new PageEvents();
  private final PageRequest request;
  private final CaptureLimits limits;
  private int framesPerStep = 1;
  private long step;
  private double baseTicksMs;
  private long grantedUs;
  private long startUs;
  private Mode mode = Mode.BUSY;
  private byte[] lastImage = new byte[0];
  private boolean fetchesHoldTheClock = true;
  private final List<String> notes = new ArrayList<>();

  private PageCapture(Browser browser, PageRequest request, CaptureLimits limits) {
    this.browser = browser;
    this.limits = limits;
    this.request = request;
    this.tools = browser.connect(this::onEvent);
  }

  /** Starts a browser and loads the page. */
  public static PageCapture open(PageRequest request)
      throws IOException, PageFailedException, InterruptedException {
    return open(
        request,
        request.page().equals(DefaultPage.ADDRESS) ? CaptureLimits.PATIENT : CaptureLimits.USUAL);
  }

  static PageCapture open(PageRequest request, CaptureLimits limits)
      throws IOException, PageFailedException, InterruptedException {
    requireKnownScheme(request.page().getScheme());
    Browser browser = Browser.start(request.hosts(), request.scale());
    PageCapture capture = new PageCapture(browser, request, limits);
    try {
      capture.load();
      return capture;
    } catch (PageFailedException e) {
      String said = browser.said();
      browser.close();
      throw said.isEmpty() ? e : new PageFailedException(e.getMessage() + said, e);
    } catch (InterruptedException | RuntimeException e) {
      browser.close();
      throw e;
    }
  }

  private static void requireKnownScheme(@Nullable String scheme) throws PageFailedException {
    if (scheme == null
        || !List.of("http", "https", "file", "chrome", DefaultPage.ADDRESS.getScheme())
            .contains(scheme)) {
      throw new PageFailedException(
          "the page's address starts with " + scheme + ": expected http, https or file");
    }
  }

  /** Frames of the channel in a step. */
  public int framesPerStep() {
    return framesPerStep;
  }

  /** What an operator should know of a page that is shown all the same. */
  public List<String> notes() {
    List<String> all = new ArrayList<>(notes);
    events.scriptErrors().forEach(error -> all.add("script error in the page: " + error));
    events.failedRequests().forEach(url -> all.add("the page did not get " + url));
    return all;
  }

  /**
   * The picture (PNG or JPEG file) of the next step; empty if nothing changed since the last. The
   * first call always has one.
   */
  public Optional<byte[]> next() throws PageFailedException, InterruptedException {
    long target = startUs + stepTimeUs(step);
    while (grantedUs < target) {
      grant(target - grantedUs);
    }
    step++;
    if (mode == Mode.CALM && !beginFrame().path("hasDamage").asBoolean()) {
      return Optional.empty();
    }
    byte[] image = takePicture();
    if (Arrays.equals(image, lastImage)) {
      mode = Mode.CALM;
      // A picture leaves one more change behind it that nobody sees.
      beginFrame();
      return Optional.empty();
    }
    mode = Mode.BUSY;
    lastImage = image;
    return Optional.of(image);
  }

  private void onEvent(String method, JsonNode parameters) throws PageFailedException {
    events.event(method, parameters);
    if (events.takeDialog()) {
      tools.send("Page.handleJavaScriptDialog", Map.of("accept", false));
    }
  }

  private void load() throws PageFailedException, InterruptedException, IOException {
    JsonNode target =
        tools.call(
            "Target.createTarget",
            Map.of(
                "url",
                "about:blank",
                "width",
                request.width(),
                "height",
                request.height(),
                "enableBeginFrameControl",
                true),
            START_LIMIT);
    tools.call("Browser.setDownloadBehavior", Map.of("behavior", "deny"), START_LIMIT);
    JsonNode session =
        tools.call(
            "Target.attachToTarget",
            Map.of("targetId", target.path("targetId").asText(), "flatten", true),
            START_LIMIT);
    tools.use(session.path("sessionId").asText());
    for (String domain : List.of("Page", "Runtime", "Network", "Inspector")) {
      tools.call(domain + ".enable", Map.of(), START_LIMIT);
    }
    tools.call(
        "Page.addScriptToEvaluateOnNewDocument", Map.of("source", initScript()), START_LIMIT);
    navigate();
    finishLoading();
    begin();
  }

  private void navigate() throws PageFailedException, InterruptedException, IOException {
    JsonNode frames = tools.call("Page.getFrameTree", Map.of(), START_LIMIT);
    events.mainFrameIs(frames.path("frameTree").path("frame").path("id").asText());
    String url = address().toASCIIString();
    JsonNode result;
    try {
      result = tools.call("Page.navigate", Map.of("url", url), limits.load());
    } catch (PageFailedException e) {
      throw e.getMessage() != null && e.getMessage().contains("does not answer")
          ? new PageFailedException(
              PageEvents.shortened(url)
                  + " did not answer within "
                  + limits.load().toSeconds()
                  + " s",
              e)
          : e;
    }
    String error = result.path("errorText").asText();
    if (!error.isEmpty()) {
      throw new PageFailedException(PageEvents.shortened(url) + " " + NetworkError.inWords(error));
    }
    if (events.status() >= 400) {
      throw new PageFailedException(
          PageEvents.shortened(url) + " answered with HTTP status " + events.status());
    }
    if (!tools.pumpUntil(events::committed, limits.load())) {
      throw new PageFailedException(PageEvents.shortened(url) + " showed no document");
    }
  }

  private URI address() throws IOException {
    return request.page().equals(DefaultPage.ADDRESS)
        ? DefaultPage.unpack(browser.home())
        : request.page();
  }

  /** Lets the page's clock run in small grants until its load event; it stands still afterwards. */
  private void finishLoading() throws PageFailedException, InterruptedException {
    long deadline = System.nanoTime() + limits.load().toNanos();
    while (!events.loaded()) {
      int before = events.budgetsExpired();
      JsonNode policy =
          tools.call("Emulation.setVirtualTimePolicy", policy(LOAD_GRANT_US), limits.load());
      if (grantedUs == 0) {
        baseTicksMs = policy.path("virtualTimeTicksBase").asDouble();
      }
      grantedUs += LOAD_GRANT_US;
      Duration rest = Duration.ofNanos(deadline - System.nanoTime());
      if (rest.isNegative() || !tools.pumpUntil(() -> events.budgetsExpired() > before, rest)) {
        throw new PageFailedException(
            "the page did not finish loading within "
                + limits.load().toSeconds()
                + " s"
                + events.waitingFor());
      }
    }
    if (!events.scriptErrors().isEmpty()) {
      throw new PageFailedException(
          "script error in the page: " + events.scriptErrors().getFirst());
    }
  }

  private void begin() throws PageFailedException, InterruptedException {
    JsonNode result =
        tools.call(
            "Runtime.evaluate",
            Map.of("expression", "window.plugcast.begin()", "returnByValue", true),
            limits.step());
    framesPerStep =
        framesPerStep(request.frameRate(), result.path("result").path("value").asText());
    startUs = grantedUs;
  }

  /** Frames between pictures for a cadence that the page asks for. */
  static int framesPerStep(FrameRate rate, String wanted) {
    double perSecond;
    try {
      perSecond = Double.parseDouble(wanted.strip());
    } catch (NumberFormatException e) {
      return 1;
    }
    double channel = (double) rate.numerator() / rate.denominator();
    return perSecond > 0.05 ? (int) Math.max(1, Math.round(channel / perSecond)) : 1;
  }

  private long stepTimeUs(long number) {
    FrameRate rate = request.frameRate();
    return number * framesPerStep * 1_000_000L * rate.denominator() / rate.numerator();
  }

  private Map<String, Object> policy(long budgetUs) {
    return Map.of(
        "policy",
        fetchesHoldTheClock ? "pauseIfNetworkFetchesPending" : "advance",
        "budget",
        budgetUs / 1000.0);
  }

  /** Moves the page's clock. */
  private void grant(long us) throws PageFailedException, InterruptedException {
    int before = events.budgetsExpired();
    tools.call("Emulation.setVirtualTimePolicy", policy(us), limits.step());
    if (fetchesHoldTheClock && !expires(before, limits.fetch())) {
      fetchesHoldTheClock = false;
      notes.add("the page's clock goes on while it waits for the network" + events.waitingFor());
      JsonNode now = tools.call("Emulation.setVirtualTimePolicy", policy(us), limits.step());
      long passed =
          Math.round((now.path("virtualTimeTicksBase").asDouble() - baseTicksMs) * 1000)
              - grantedUs;
      grantedUs += Math.clamp(passed, 0, us);
    }
    if (!expires(before, limits.step())) {
      throw new PageFailedException(
          "the page stopped " + step + " pictures after its start: a script of it may never end");
    }
    grantedUs += us;
  }

  private boolean expires(int before, Duration limit)
      throws PageFailedException, InterruptedException {
    return tools.pumpUntil(() -> events.budgetsExpired() > before, limit);
  }

  private JsonNode beginFrame() throws PageFailedException, InterruptedException {
    return tools.call("HeadlessExperimental.beginFrame", frame(), limits.step());
  }

  /**
   * Where the page's process is late, the browser leaves a picture out; asked again, it gives it.
   */
  private byte[] takePicture() throws PageFailedException, InterruptedException {
    Map<String, Object> frame = new HashMap<>(frame());
    FrameRate rate = request.frameRate();
    boolean lossless =
        rate.numerator()
            <= (long) LOSSLESS_PICTURES_PER_SECOND * rate.denominator() * framesPerStep;
    frame.put(
        "screenshot",
        lossless
            ? Map.of("format", "png", "optimizeForSpeed", true)
            : Map.of("format", "jpeg", "quality", 95, "optimizeForSpeed", true));
    for (int attempt = 0; attempt < PICTURE_ATTEMPTS; attempt++) {
      String data =
          tools
              .call("HeadlessExperimental.beginFrame", frame, limits.step())
              .path("screenshotData")
              .asText();
      if (!data.isEmpty()) {
        return Base64.getDecoder().decode(data);
      }
      tools.pumpUntil(() -> false, PICTURE_PAUSE);
    }
    throw new PageFailedException("the browser gave no picture of the page");
  }

  private Map<String, Object> frame() {
    FrameRate rate = request.frameRate();
    return Map.of(
        "frameTimeTicks",
        baseTicksMs + grantedUs / 1000.0,
        "interval",
        1000.0 * rate.denominator() / rate.numerator());
  }

  private String initScript() throws IOException {
    ObjectNode context = request.context().toJson();
    context.put("width", request.width());
    context.put("height", request.height());
    context.put(
        "framesPerSecond",
        (double) request.frameRate().numerator() / request.frameRate().denominator());
    long left = Math.round(request.width() * request.safeMargin());
    long top = Math.round(request.height() * request.safeMargin());
    context
        .putObject("safeArea")
        .put("left", left)
        .put("top", top)
        .put("right", request.width() - left)
        .put("bottom", request.height() - top);
    try (InputStream in = PageCapture.class.getResourceAsStream("context.js")) {
      if (in == null) {
        throw new IOException("context.js is missing beside PageCapture");
      }
      String script = new String(in.readAllBytes(), StandardCharsets.UTF_8);
      return script.replace("__CONTEXT__", DevTools.JSON.writeValueAsString(context));
    }
  }

  /** Ends the browser. */
  @Override
  public void close() {
    browser.close();
  }
}
