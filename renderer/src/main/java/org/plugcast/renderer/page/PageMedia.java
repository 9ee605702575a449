package org.plugcast.renderer.page;

import java.time.Duration;
import java.util.Optional;

/**
 * Has each picture of a page's videos there before it is drawn. They do not play: {@code media.js}
 * seeks. That takes real time, and some of the page's, as its tasks run only while its clock does:
 * a last part of each step is kept for it, and spent microsecond by microsecond. One thread.
 */
final class PageMedia {
  /** What of a step is kept, in microseconds of the page's clock. */
  private static final long KEPT_US = 4_000;

  /** Granted at a time; each takes about a millisecond of real time. */
  private static final long GRAIN_US = 40;

  /** Between two looks at what is being decoded: at first, and at last. */
  private static final Duration SHORTEST_PAUSE = Duration.ofMillis(1);

  /** What was once not waited for is given so long from then on. */
  private static final Duration PAUSE_WHERE_LATE = Duration.ofMillis(50);

  private static final int MOST_DOUBLINGS = 6;

  /** Looks after which the pause is twice as long. */
  private static final int PATIENCE = 10;

  private final DevTools tools;
  private final PageEvents events;
  private final PageClock clock;
  private final CaptureLimits limits;
  private boolean late;
  private Optional<String> note = Optional.empty();

  PageMedia(DevTools tools, PageEvents events, PageClock clock, CaptureLimits limits) {
    this.tools = tools;
    this.events = events;
    this.clock = clock;
    this.limits = limits;
  }

  /** Said once a video was not there in time. */
  Optional<String> note() {
    return note;
  }

  /**
   * When to call {@link #seek}, in microseconds before a picture; 0 if there is nothing to seek.
   */
  long keptUs() {
    return events.followsMedia() ? KEPT_US : 0;
  }

  /**
   * Seeks what is to be seen at {@code targetUs} of the page's clock, which may go on until then.
   *
   * @param sinceStartUs time of the picture since the first one
   */
  void seek(long targetUs, long sinceStartUs) throws PageFailedException, InterruptedException {
    String seek = "seek(" + sinceStartUs / 1000.0 + ")";
    if (call(seek) == 0) {
      return;
    }
    long deadline = System.nanoTime() + (late ? PAUSE_WHERE_LATE : limits.fetch()).toNanos();
    for (int look = 0;
        clock.elapsedUs() + GRAIN_US < targetUs && System.nanoTime() < deadline;
        look++) {
      clock.run(GRAIN_US);
      if (call("waiting()") == 0 && call(seek) == 0) {
        late = false;
        return;
      }
      Duration pause = SHORTEST_PAUSE.multipliedBy(1L << Math.min(look / PATIENCE, MOST_DOUBLINGS));
      tools.pump(pause);
    }
    late = true;
    note = Optional.of("a video of the page was not there in time: its pictures may be late");
  }

  private int call(String expression) throws PageFailedException, InterruptedException {
    return tools.evaluate("window.plugcastMedia." + expression, limits.step()).asInt();
  }
}
