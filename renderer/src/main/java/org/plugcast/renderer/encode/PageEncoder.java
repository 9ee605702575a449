package org.plugcast.renderer.encode;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.plugcast.renderer.Profile;
import org.plugcast.renderer.child.Child;
import org.plugcast.renderer.media.FfmpegPrograms;
import org.plugcast.renderer.page.PageCapture;
import org.plugcast.renderer.page.PageFailedException;
import org.plugcast.renderer.page.Patch;
import org.plugcast.ts.foreign.ForeignStream;
import org.plugcast.ts.multiplex.VideoFormat;

/**
 * A page into coded pictures: the page is captured, its pictures are converted and coded, and the
 * coded ones are read, all at the same time.
 */
public final class PageEncoder {
  /** Pictures between the browser and the encoder; enough to keep both busy. */
  private static final int QUEUE = 8;

  /** Longer than all limits of a capture together. */
  private static final int SLOWEST_STEP_SECONDS = 400;

  private final Path ffmpeg;
  private final Path folder;

  /**
   * Encodes.
   *
   * @param folder for temporary files
   */
  public PageEncoder(FfmpegPrograms programs, Path folder) {
    this.ffmpeg = programs.ffmpeg();
    this.folder = folder;
  }

  /** One step of a page's clock. */
  private sealed interface Step {
    record Changed(Patch patch) implements Step {}

    record Same() implements Step {}

    record Failed(Exception reason) implements Step {}
  }

  /** Exactly {@code frames} pictures of a page. */
  public Pictures pictures(
      PageCapture capture, Profile profile, VideoRate rate, int frames, Progress progress)
      throws IOException, PageFailedException, InterruptedException {
    int steps = Math.ceilDiv(frames, capture.framesPerStep());
    List<String> command = Commands.page(ffmpeg, profile, rate, capture.framesPerStep(), frames);
    BlockingQueue<Step> queue = new ArrayBlockingQueue<>(QUEUE);
    ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    try (Child child =
        Child.fed(
            command,
            FileEncoder.limits(Frames.seconds(profile, frames), rate.bitsPerSecond()),
            line -> {})) {
      Future<ForeignStream> coded = threads.submit(reading(child));
      threads.execute(() -> capture(capture, steps, queue));
      feed(child, queue, steps, profile, progress);
      ForeignStream stream = result(coded);
      return new Pictures(stream, capture.notes());
    } finally {
      threads.shutdownNow();
    }
  }

  private Callable<ForeignStream> reading(Child child) {
    return () -> Encoded.read(child, folder);
  }

  private static void capture(PageCapture capture, int steps, BlockingQueue<Step> queue) {
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
  private static void feed(
      Child child, BlockingQueue<Step> queue, int steps, Profile profile, Progress progress)
      throws PageFailedException, InterruptedException, IOException {
    VideoFormat video = profile.format().video();
    PictureConverter converter =
        new PictureConverter(video.width(), video.height(), ColourSpace.of(video));
    byte[] planes = new byte[0];
    OutputStream pipe = child.input();
    for (int step = 0; step < steps; step++) {
      switch (take(queue)) {
        case Step.Changed(Patch patch) -> planes = converter.planes(patch);
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

  private static Step take(BlockingQueue<Step> queue)
      throws PageFailedException, InterruptedException {
    Step step = queue.poll(SLOWEST_STEP_SECONDS, TimeUnit.SECONDS);
    if (step == null) {
      throw new PageFailedException("the page gave no picture for " + SLOWEST_STEP_SECONDS + " s");
    }
    return step;
  }

  private static ForeignStream result(Future<ForeignStream> coded)
      throws IOException, InterruptedException {
    try {
      return coded.get();
    } catch (ExecutionException e) {
      switch (e.getCause()) {
        case IOException io -> throw new IOException(io.getMessage(), io);
        case InterruptedException interrupted -> throw interrupted;
        case null, default -> throw new IllegalStateException("reading coded pictures", e);
      }
    }
  }
}
