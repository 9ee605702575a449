package org.plugcast.renderer.encode;

import java.io.IOException;
import java.io.OutputStream;
import java.util.Optional;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.plugcast.renderer.page.PageFailedException;
import org.plugcast.renderer.page.Patch;
import org.plugcast.renderer.page.PictureSequence;
import org.plugcast.ts.multiplex.VideoFormat;

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
  private final RawFormat format;
  private final VideoFormat video;
  private final int repetition;
  private final Consumer<byte[]> observer;
  private final IntStream.Builder starts = IntStream.builder();

  /**
   * @param format of what the converter makes
   * @param repetition frames after which a picture that stays is written again, counted from the
   *     first frame: each multiple of it gets a picture
   * @param observer is shown each picture that differs from the one before
   */
  PageFeed(
      PictureConverter converter,
      RawFormat format,
      VideoFormat video,
      int repetition,
      Consumer<byte[]> observer) {
    this.converter = converter;
    this.format = format;
    this.video = video;
    this.repetition = repetition;
    this.observer = observer;
  }

  /** One step of a page's clock. */
  private sealed interface Step {
    record Changed(Patch patch) implements Step {}

    record Same() implements Step {}

    record Failed(Exception reason) implements Step {}
  }

  /** Captures so many steps; {@link #write} tells what went wrong. */
  void capture(PictureSequence capture, int steps) {
    try {
      for (int step = 0; step < steps; step++) {
        Optional<Patch> patch = capture.next();
        queue.put(patch.isPresent() ? new Step.Changed(patch.get()) : new Step.Same());
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (IOException | PageFailedException | RuntimeException e) {
      queue.clear();
      queue.add(new Step.Failed(e));
    }
  }

  /**
   * Writes pictures with the number of the frame from which each is seen, until all are written or
   * the encoder takes no more; its reader knows why.
   */
  void write(OutputStream pipe, int framesPerStep, int frames, Progress progress)
      throws PageFailedException, InterruptedException, IOException {
    PictureWriter writer = new PictureWriter(pipe, format, video);
    byte[] planes = new byte[0];
    for (int from = 0; from < frames; from += framesPerStep) {
      Optional<byte[]> changed = changed();
      planes = changed.orElse(planes);
      int to = Math.min(frames, from + framesPerStep);
      for (int frame = from; frame < to; frame++) {
        boolean due = frame % repetition == 0 || frame == from && changed.isPresent();
        if (due && !write(writer, planes, frame)) {
          return;
        }
      }
      progress.at((double) from / frames);
    }
    writer.close();
  }

  /** Frames from which the pictures that were written are seen; once all are. */
  int[] starts() {
    return starts.build().toArray();
  }

  private boolean write(PictureWriter writer, byte[] planes, int frame) {
    starts.add(frame);
    return writer.write(planes, frame);
  }

  /** Picture of the next step, if it is another than that before. */
  private Optional<byte[]> changed() throws PageFailedException, InterruptedException, IOException {
    return switch (take()) {
      case Step.Changed(Patch patch) -> {
        byte[] planes = converter.planes(patch);
        observer.accept(planes);
        yield Optional.of(planes);
      }
      case Step.Same() -> Optional.empty();
      case Step.Failed(PageFailedException e) -> throw e;
      case Step.Failed(IOException e) -> throw e;
      case Step.Failed(Exception e) -> throw new IllegalStateException("page capture", e);
    };
  }

  private Step take() throws PageFailedException, InterruptedException {
    Step step = queue.poll(SLOWEST_STEP_SECONDS, TimeUnit.SECONDS);
    if (step == null) {
      throw new PageFailedException("the page gave no picture for " + SLOWEST_STEP_SECONDS + " s");
    }
    return step;
  }
}
