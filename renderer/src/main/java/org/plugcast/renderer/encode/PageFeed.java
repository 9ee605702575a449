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

/**
 * Carries the pictures of a page to an encoder: one thread captures, another converts and writes.
 */
final class PageFeed {
  /** Pictures between the browser and the encoder; enough to keep both busy. */
  private static final int QUEUE = 8;

  /** Longer than all limits of a capture together. */
  private static final int SLOWEST_STEP_SECONDS = 400;

  private final BlockingQueue<Step> queue = new ArrayBlockingQueue<>(QUEUE);
  private final PictureConverter converter;
  private final Consumer<byte[]> observer;

  /**
   * @param observer is shown each picture that differs from the one before
   */
  PageFeed(PictureConverter converter, Consumer<byte[]> observer) {
    this.converter = converter;
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
  void write(OutputStream pipe, int steps, Progress progress)
      throws PageFailedException, InterruptedException, IOException {
    byte[] planes = new byte[0];
    for (int step = 0; step < steps; step++) {
      switch (take()) {
        case Step.Changed(Patch patch) -> {
          planes = converter.planes(patch);
          observer.accept(planes);
        }
        case Step.Same() -> {}
        case Step.Failed(PageFailedException e) -> throw e;
        case Step.Failed(Exception e) -> throw new IllegalStateException("page capture", e);
      }
      try {
        pipe.write(planes);
      } catch (IOException e) {
        return;
      }
      progress.at((double) step / steps);
    }
    try {
      pipe.close();
    } catch (IOException e) {
      // It ended as soon as it had enough frames.
    }
  }

  private Step take() throws PageFailedException, InterruptedException {
    Step step = queue.poll(SLOWEST_STEP_SECONDS, TimeUnit.SECONDS);
    if (step == null) {
      throw new PageFailedException("the page gave no picture for " + SLOWEST_STEP_SECONDS + " s");
    }
    return step;
  }
}
