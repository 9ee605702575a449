package org.plugcast.renderer.page;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/**
 * The clock of a page: Chromium's virtual time. It stands, but for what is granted, and waits for
 * the network. All that a page can see of time follows it. One thread.
 */
final class PageClock {
  private static final String SET = "Emulation.setVirtualTimePolicy";

  private final DevTools tools;
  private final PageEvents events;
  private final CaptureLimits limits;
  private double baseTicksMs;
  private long elapsedUs;
  private boolean fetchesHoldIt = true;
  private Optional<String> note = Optional.empty();

  PageClock(DevTools tools, PageEvents events, CaptureLimits limits) {
    this.tools = tools;
    this.events = events;
    this.limits = limits;
  }

  /** Stops it before a page is there, and sets the time of day that the page is going to see. */
  void stop(Instant timeOfDay) throws PageFailedException, InterruptedException {
    tools.call(
        SET,
        Map.of("policy", "pause", "initialVirtualTime", timeOfDay.toEpochMilli() / 1000.0),
        limits.load());
  }

  /** Microseconds since it was stopped. */
  long elapsedUs() {
    return elapsedUs;
  }

  /** Its time on the browser's monotonic clock, which counts microseconds and cuts off the rest. */
  double ticksMs() {
    return baseTicksMs + (elapsedUs + 0.5) / 1000.0;
  }

  /** Lets it run while the page loads; false if it could not within the limit. */
  boolean load(long us, Duration limit) throws PageFailedException, InterruptedException {
    int before = events.budgetsExpired();
    JsonNode now = tools.call(SET, policy(us), limit);
    if (elapsedUs == 0) {
      baseTicksMs = now.path("virtualTimeTicksBase").asDouble();
    }
    elapsedUs += us;
    return expires(before, limit);
  }

  /** Said once it does not wait for the network any longer. */
  Optional<String> note() {
    return note;
  }

  /**
   * Lets it run.
   *
   * @throws PageFailedException if a script never lets go of it
   */
  void run(long us) throws PageFailedException, InterruptedException {
    int before = events.budgetsExpired();
    tools.call(SET, policy(us), limits.step());
    if (fetchesHoldIt && !expires(before, limits.fetch())) {
      fetchesHoldIt = false;
      note =
          Optional.of(
              "the page's clock goes on while it waits for the network" + events.waitingFor());
      JsonNode now = tools.call(SET, policy(us), limits.step());
      long passed =
          Math.round((now.path("virtualTimeTicksBase").asDouble() - baseTicksMs) * 1000)
              - elapsedUs;
      elapsedUs += Math.clamp(passed, 0, us);
    }
    if (!expires(before, limits.step())) {
      throw new PageFailedException(
          "the page stopped after %.3f s: a script of it may never end".formatted(elapsedUs / 1e6));
    }
    elapsedUs += us;
  }

  private boolean expires(int before, Duration limit)
      throws PageFailedException, InterruptedException {
    return tools.pumpUntil(() -> events.budgetsExpired() > before, limit);
  }

  private Map<String, Object> policy(long budgetUs) {
    return Map.of(
        "policy",
        fetchesHoldIt ? "pauseIfNetworkFetchesPending" : "advance",
        "budget",
        budgetUs / 1000.0);
  }
}
