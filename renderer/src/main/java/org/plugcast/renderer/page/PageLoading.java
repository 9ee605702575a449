package org.plugcast.renderer.page;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.plugcast.renderer.proxy.FilterProxy;

/** Brings a page to its load event. One thread. */
final class PageLoading {
  /** Time granted at once while the page loads; as short as a frame of film is long. */
  private static final long GRANT_US = 10_000;

  private static final int FIRST_ERROR_STATUS = 400;

  private final DevTools tools;
  private final PageEvents events;
  private final PageClock clock;
  private final CaptureLimits limits;
  private final FilterProxy network;
  private long deadline;

  PageLoading(
      DevTools tools,
      PageEvents events,
      PageClock clock,
      CaptureLimits limits,
      FilterProxy network) {
    this.tools = tools;
    this.events = events;
    this.clock = clock;
    this.limits = limits;
    this.network = network;
  }

  /** Goes to the page; its clock stands where its first picture is to be taken. */
  void load(String url) throws PageFailedException, InterruptedException {
    JsonNode frames = tools.call("Page.getFrameTree", Map.of(), limits.load());
    events.mainFrameIs(frames.path("frameTree").path("frame").path("id").asText());
    String name = PageEvents.shortened(url);
    deadline = System.nanoTime() + limits.load().toNanos();
    String error = navigate(url, name).path("errorText").asText();
    Optional<String> problem = network.problem();
    if (problem.isPresent() && (!error.isEmpty() || events.status() >= FIRST_ERROR_STATUS)) {
      throw new PageFailedException(name + ": " + problem.get());
    }
    if (!error.isEmpty()) {
      throw new PageFailedException(name + " " + NetworkError.inWords(error));
    }
    if (events.status() >= FIRST_ERROR_STATUS) {
      throw new PageFailedException(name + " answered with HTTP status " + events.status());
    }
    if (!tools.pumpUntil(events::committed, rest())) {
      throw new PageFailedException(name + " showed no document");
    }
    finish();
  }

  private JsonNode navigate(String url, String name)
      throws PageFailedException, InterruptedException {
    try {
      return tools.call("Page.navigate", Map.of("url", url), limits.load());
    } catch (PageFailedException e) {
      throw String.valueOf(e.getMessage()).contains("does not answer")
          ? new PageFailedException(
              name + " did not answer within " + limits.load().toSeconds() + " s", e)
          : e;
    }
  }

  /** Lets the page's clock run in small grants until it is ready for its first picture. */
  private void finish() throws PageFailedException, InterruptedException {
    while (!events.loaded() || !ready()) {
      if (rest().isZero() || !clock.load(GRANT_US, rest())) {
        throw new PageFailedException(
            "the page did not finish loading within "
                + limits.load().toSeconds()
                + " s"
                + (events.loaded() ? ": it waits (plugcast.wait)" : events.waitingFor()));
      }
    }
    if (!events.scriptErrors().isEmpty()) {
      throw new PageFailedException(
          "script error in the page: " + events.scriptErrors().getFirst());
    }
  }

  /** What is left of the time for loading. */
  private Duration rest() {
    return Duration.ofNanos(Math.max(0, deadline - System.nanoTime()));
  }

  /** Whether the page waits for nothing, and its clock stands where first pictures are taken. */
  private boolean ready() throws PageFailedException, InterruptedException {
    return tools.evaluate("window.plugcast.ready()", rest()).asBoolean();
  }
}
