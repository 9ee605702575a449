package org.plugcast.renderer.page;

import java.lang.foreign.MemorySegment;
import java.time.Duration;
import java.util.Arrays;
import java.util.Optional;

/** Pixels by screenshots: exact, wherever the browser runs, and slow. */
final class Screenshots implements Pixels {
  private static final int ATTEMPTS = 50;
  private static final Duration PAUSE = Duration.ofMillis(100);

  private final DevTools tools;
  private final BeginFrame frames;
  private byte[] last = new byte[0];

  /** Whether the last frame changed: then the next is photographed without looking first. */
  private boolean busy = true;

  Screenshots(DevTools tools, BeginFrame frames) {
    this.tools = tools;
    this.frames = frames;
  }

  @Override
  public boolean draw(double ticksMs, MemorySegment picture)
      throws PageFailedException, InterruptedException {
    if (!busy && !frames.draw(ticksMs)) {
      return false;
    }
    byte[] file = photograph(ticksMs);
    busy = !Arrays.equals(file, last);
    if (!busy) {
      // A screenshot leaves one more change behind it that nobody sees.
      frames.draw(ticksMs);
      return false;
    }
    last = file;
    PngPixels.decode(file, picture);
    return true;
  }

  /**
   * Where the page's process is late, the browser leaves a picture out; asked again, it gives it.
   */
  private byte[] photograph(double ticksMs) throws PageFailedException, InterruptedException {
    for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
      Optional<byte[]> file = frames.photograph(ticksMs);
      if (file.isPresent()) {
        return file.get();
      }
      tools.pumpUntil(() -> false, PAUSE);
    }
    throw new PageFailedException("the browser gave no picture of the page");
  }

  @Override
  public void close() {}
}
