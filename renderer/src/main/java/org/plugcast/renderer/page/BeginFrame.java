package org.plugcast.renderer.page;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;

/**
 * Asks the browser for one frame after the other. Each runs the page's animation callbacks, so
 * exactly one is asked for at any time of the page's clock.
 */
final class BeginFrame {
  /** The fastest that keeps every pixel. */
  private static final Map<String, Object> SCREENSHOT =
      Map.of("format", "png", "optimizeForSpeed", true);

  /**
   * How soon the browser believes that the next frame follows. It shows moving images as they are
   * going to be then; with the least that works they are shown as they are at the frame's time.
   */
  private static final double INTERVAL_MS = 1;

  private static final int ATTEMPTS = 50;
  private static final Duration PAUSE = Duration.ofMillis(100);

  private final DevTools tools;
  private final Duration limit;

  BeginFrame(DevTools tools, Duration limit) {
    this.tools = tools;
    this.limit = limit;
  }

  /** Draws; whether anything changed. */
  boolean draw(double ticksMs) throws PageFailedException, InterruptedException {
    return call(Map.of("frameTimeTicks", ticksMs)).path("hasDamage").asBoolean();
  }

  /** Draws while the browser's own clock runs; whether anything changed. */
  boolean drawNow() throws PageFailedException, InterruptedException {
    return call(Map.of()).path("hasDamage").asBoolean();
  }

  /**
   * Draws, and takes a picture as a PNG file. Where the page's process is late, the browser leaves
   * a picture out; asked again, it gives it.
   */
  byte[] photograph(double ticksMs) throws PageFailedException, InterruptedException {
    for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
      String data =
          call(Map.of("frameTimeTicks", ticksMs, "screenshot", SCREENSHOT))
              .path("screenshotData")
              .asText();
      if (!data.isEmpty()) {
        return Base64.getDecoder().decode(data);
      }
      tools.pump(PAUSE);
    }
    throw new PageFailedException("the browser gave no picture of the page");
  }

  private JsonNode call(Map<String, Object> asked)
      throws PageFailedException, InterruptedException {
    Map<String, Object> frame = new HashMap<>(asked);
    frame.put("interval", INTERVAL_MS);
    return tools.call("HeadlessExperimental.beginFrame", frame, limit);
  }
}
