package org.plugcast.renderer.page;

import java.time.Duration;
import java.util.Map;

/** Chooses what the browser draws behind a page. One thread. */
final class PageBackground implements CompositorMemory.Paint {
  private static final String OVERRIDE = "Emulation.setDefaultBackgroundColorOverride";

  /** Frames until a blank page was drawn in a colour; more than two were never seen. */
  private static final int MOST_BLANK_FRAMES = 50;

  private static final Duration PAUSE = Duration.ofMillis(5);

  private final DevTools tools;
  private final BeginFrame frames;
  private final Duration limit;

  PageBackground(DevTools tools, BeginFrame frames, Duration limit) {
    this.tools = tools;
    this.frames = frames;
    this.limit = limit;
  }

  /** Nothing is drawn until the next frame. */
  void show(Backdrop backdrop) throws PageFailedException, InterruptedException {
    tools.call(OVERRIDE, backdrop.override(), limit);
  }

  /** Shows nothing but a colour, before there is a page. */
  @Override
  public void fill(int rgb) throws PageFailedException, InterruptedException {
    tools.call(
        OVERRIDE,
        Map.of("color", Map.of("r", rgb >> 16 & 0xff, "g", rgb >> 8 & 0xff, "b", rgb & 0xff)),
        limit);
    for (int frame = 0; frame < MOST_BLANK_FRAMES && !frames.drawNow(); frame++) {
      tools.pump(PAUSE);
    }
  }
}
