package org.plugcast.renderer.encode;

import java.io.IOException;
import java.io.OutputStream;
import java.util.Optional;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.plugcast.renderer.page.PageCapture;
import org.plugcast.renderer.page.PageFailedException;
import org.plugcast.renderer.page.Patch;
import org.plugcast.ts.multiplex.VideoFormat;

/**
 * Carries the pictures of a page to an encoder: one thread captures, another converts and writes.
 */
final class PageFeed {
  /** Pictures between the browser and the encoder; enough to keep both busy. */
  private static final int QUEUE = 8;

  /**
   * A picture that stays is written again after so many steps: the encoder needs to know of them.
   */
  private static final int MOST_STEPS_UNSAID = 64;

  /** Longer than all limits of a capture together. */
  private static final int SLOWEST_STEP_SECONDS = 400;

  private final BlockingQueue<Step> queue = new ArrayBlockingQueue<>(QUEUE);
  private final PictureConverter converter;
  private final RawFormat format;
  private final VideoFormat video;
  private final Consumer<byte[]> observer;

  /**
   * @param format of what the converter makes
   * @param observer is shown each picture that differs from the one before
   */
  PageFeed(
      PictureConverter converter, RawFormat format, VideoFormat video, Consumer<byte[]> observer) {
    this.converter = converter;
    this.format = format;
    this.video = video;
    this.observer = observer;
  }

  /** One step of a page's clock. */
  private sealed interface Step {
    record Changed(Patch patch) implements Step {}

    record Same() implements Step {}

    record Failed(Exception reason) implements Step {}
  }

  /** Captures so many steps; {@link #write} tells what went wrong. */
  void capture(PageCapture capture, int steps) {
    try {
      for (int step = 0; step < steps; step++) {
        Optional<Patch> patch = capture.next();
        queue.put(patch.isPresent() ? new Step.Changed(patch.get()) : new Step.Same());
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (PageFailedException | RuntimeException e) {
      queue.clear();
      queue.add(new Step.Failed(e));
    }
  }

  /** Writes pictures until all are written or the encoder takes no more; its reader knows why. */
  void write(OutputStream pipe, int framesPerStep, int steps, Progress progress)
      throws PageFailedException, InterruptedException, IOException {
    PictureWriter writer = new PictureWriter(pipe, format, video, framesPerStep);
    byte[] planes = new byte[0];
    int written = 0;
    for (int step = 0; step < steps; step++) {
      boolean due = step - written >= MOST_STEPS_UNSAID;
      switch (take()) {
        case Step.Changed(Patch patch) -> {
          planes = converter.planes(patch);
          observer.accept(planes);
          due = true;
        }
        case Step.Same() -> {}
        case Step.Failed(PageFailedException e) -> throw e;
        case Step.Failed(Exception e) -> throw new IllegalStateException("page capture", e);
      }
      if (due && !writer.write(planes, step)) {
        return;
      }
      written = due ? step : written;
      progress.at((double) step / steps);
    }
    writer.close();
  }

  private Step take() throws PageFailedException, InterruptedException {
    Step step = queue.poll(SLOWEST_STEP_SECONDS, TimeUnit.SECONDS);
    if (step == null) {
      throw new PageFailedException("the page gave no picture for " + SLOWEST_STEP_SECONDS + " s");
    }
    return step;
  }
}
