package org.plugcast.renderer.page;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;
import org.plugcast.renderer.proxy.Loaded;
import org.plugcast.ts.elementary.FrameRate;

/**
 * A loaded page that is turned into pictures, one step of its clock after the other.
 *
 * <p>The page's clock is Chromium's virtual time: it moves only between pictures, by exactly one
 * step, and waits for the network. A step is one frame of the channel, or one field if it has them,
 * or several where the page says in a {@code <meta name="plugcast-frames-per-second">} that fewer
 * will do. One thread at a time.
 */
public final class PageCapture implements PictureSequence, AutoCloseable {
  /** Called by media.js. */
  private static final String FOLLOWS_MEDIA = "plugcastFollowsMedia";

  /** From the beginning to the first picture: time for what the page does and fetches then. */
  private static final long FIRST_US = 1;

  private static final Duration START_LIMIT = Duration.ofMinutes(1);

  private final Browser browser;
  private final DevTools tools;
  private final PageEvents events = new PageEvents();
  private final PageRequest request;
  private final CaptureLimits limits;
  private final PageClock clock;
  private final PageMedia media;
  private final Stillness stillness;
  private final BeginFrame frames;
  private final PageBackground background;
  private final PictureChanges picture;
  private Pixels pixels;
  private int framesPerStep = 1;
  private long step;
  private int pictures;
  private long startUs;
  private long takenNanos;

  private PageCapture(Browser browser, PageRequest request, CaptureLimits limits) {
    this.browser = browser;
    this.limits = limits;
    this.request = request;
    this.tools = browser.connect(this::onEvent);
    this.clock = new PageClock(tools, events, limits);
    this.media = new PageMedia(tools, events, clock, limits);
    this.stillness = new Stillness(tools, events, limits.step());
    this.frames = new BeginFrame(tools, limits.step());
    this.background = new PageBackground(tools, frames, START_LIMIT);
    this.picture = new PictureChanges(request.pictureWidth(), request.pictureHeight());
    this.pixels = new Screenshots(frames);
  }

  /** Starts a browser and loads the page. */
  public static PageCapture open(PageRequest request)
      throws IOException, PageFailedException, InterruptedException {
    return open(
        request, Templates.contains(request.page()) ? CaptureLimits.PATIENT : CaptureLimits.USUAL);
  }

  /** Starts a browser and loads the page, with limits of its own. */
  public static PageCapture open(PageRequest request, CaptureLimits limits)
      throws IOException, PageFailedException, InterruptedException {
    requireKnownScheme(request.page().getScheme());
    Browser browser = Browser.start(request);
    PageCapture capture = new PageCapture(browser, request, limits);
    try {
      capture.load();
      return capture;
    } catch (PageFailedException e) {
      String said = browser.said();
      capture.close();
      throw said.isEmpty() ? e : new PageFailedException(e.getMessage() + said, e);
    } catch (InterruptedException | RuntimeException | IOException e) {
      capture.close();
      throw e;
    }
  }

  private static void requireKnownScheme(@Nullable String scheme) throws PageFailedException {
    if (scheme == null
        || !List.of("http", "https", "file", "chrome", Templates.SCHEME).contains(scheme)) {
      throw new PageFailedException(
          "the page's address starts with " + scheme + ": expected http, https or file");
    }
  }

  /** Frames of the channel, or fields if it has them, in a step. */
  @Override
  public int framesPerStep() {
    return framesPerStep;
  }

  /** Pictures so far, each different from the one before. */
  public int pictures() {
    return pictures;
  }

  /** Whether the page was found to be one that cannot change any more. */
  public boolean isStill() {
    return stillness.isStill();
  }

  /** Whether pixels are read from the browser's memory; otherwise they come as screenshots. */
  public boolean readsMemory() {
    return pixels instanceof CompositorMemory;
  }

  /**
   * Where the item's own picture is to be seen.
   *
   * @throws PageFailedException if the page has no such place, or one that cannot be
   */
  public PictureArea pictureArea() throws PageFailedException, InterruptedException {
    return PictureArea.of(
        tools.evaluate("window.plugcast.pictureArea()", limits.step()),
        request.width(),
        request.height());
  }

  /** What the page has loaded so far, each address once. */
  public List<Loaded> loaded() {
    Map<String, Loaded> all = new LinkedHashMap<>();
    browser.network().loaded().forEach(loaded -> all.put(loaded.url(), loaded));
    events.unseen().forEach(url -> all.putIfAbsent(url, Loaded.unseen(url)));
    return List.copyOf(all.values());
  }

  /** What an operator should know of a page that is shown all the same. */
  @Override
  public List<String> notes() {
    List<String> all = new ArrayList<>();
    clock.note().ifPresent(all::add);
    media.note().ifPresent(all::add);
    all.addAll(browser.network().refusals());
    events.scriptErrors().forEach(error -> all.add("script error in the page: " + error));
    events.failedRequests().forEach(url -> all.add("the page did not get " + url));
    return all;
  }

  /**
   * What changed in the picture of the next step; empty if nothing did. The first call gives all
   * lines. The clock of a page that cannot change any more is moved only now and then.
   */
  @Override
  public Optional<Patch> next() throws PageFailedException, InterruptedException {
    if (stillness.skipsNext()) {
      step++;
      return Optional.empty();
    }
    long began = System.nanoTime();
    tools.allow(allowed(), this::tooSlow);
    Optional<Patch> changes = drawn();
    takenNanos += System.nanoTime() - began;
    stillness.drawn(changes.isPresent());
    return changes;
  }

  private Duration allowed() {
    return limits.step().plusNanos(stepTimeUs(step) * 1_000 * limits.slowest() - takenNanos);
  }

  private String tooSlow() {
    return "the page is too slow: the pictures of %.1f s took more than %.0f s"
        .formatted(stepTimeUs(step) / 1e6, allowed().plusNanos(takenNanos).toNanos() / 1e9);
  }

  private Optional<Patch> drawn() throws PageFailedException, InterruptedException {
    long target = startUs + stepTimeUs(step);
    runUntil(target - media.keptUs());
    if (media.keptUs() > 0) {
      media.seek(target, target - startUs);
    }
    runUntil(target);
    step++;
    Optional<Patch> changes =
        pixels.draw(clock.ticksMs(), picture.next()) ? picture.changes() : Optional.empty();
    pictures += changes.isPresent() ? 1 : 0;
    return changes;
  }

  private void runUntil(long targetUs) throws PageFailedException, InterruptedException {
    while (clock.elapsedUs() < targetUs) {
      clock.run(targetUs - clock.elapsedUs());
    }
  }

  private void onEvent(String method, JsonNode parameters) throws PageFailedException {
    events.event(method, parameters);
    if (events.takeDialog()) {
      tools.send("Page.handleJavaScriptDialog", Map.of("accept", false));
    }
  }

  private void load() throws PageFailedException, InterruptedException, IOException {
    openTarget();
    findPixels();
    clock.stop(request.timeOfDay());
    new PageLoading(tools, events, clock, limits, browser.network())
        .load(PageLocation.served(request.page()).toASCIIString());
    begin();
  }

  private void openTarget() throws PageFailedException, InterruptedException, IOException {
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
    tools.call("Runtime.addBinding", Map.of("name", FOLLOWS_MEDIA), START_LIMIT);
    for (String script : PageScripts.of(request)) {
      tools.call("Page.addScriptToEvaluateOnNewDocument", Map.of("source", script), START_LIMIT);
    }
  }

  /**
   * The compositor draws pages on white, and what was transparent is lost: not so in screenshots.
   */
  private void findPixels() throws PageFailedException, InterruptedException, IOException {
    OptionalLong compositor = browser.compositor();
    if (compositor.isPresent() && request.backdrop() != Backdrop.CLEAR) {
      CompositorMemory.find(
              compositor.getAsLong(),
              request.pictureWidth(),
              request.pictureHeight(),
              frames,
              background)
          .ifPresent(found -> pixels = found);
    }
    background.show(request.backdrop());
  }

  /** What the page fetches when it begins is there in the first picture. */
  private void begin() throws PageFailedException, InterruptedException {
    String wanted = tools.evaluate("window.plugcast.begin()", limits.step()).asText();
    framesPerStep = framesPerStep(request.frameRate(), wanted);
    runUntil(clock.elapsedUs() + FIRST_US);
    if (media.keptUs() > 0) {
      long first = clock.elapsedUs() + media.keptUs();
      media.seek(first, 0);
      runUntil(first);
    }
    startUs = clock.elapsedUs();
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

  /** Rounded up, so that a picture that is due at that very time is there. */
  private long stepTimeUs(long number) {
    FrameRate rate = request.frameRate();
    return Math.ceilDiv(number * framesPerStep * 1_000_000L * rate.denominator(), rate.numerator());
  }

  /** Ends the browser. */
  @Override
  public void close() {
    browser.close();
    pixels.close();
  }
}
