package org.plugcast.renderer.page;

import java.nio.ByteBuffer;
import java.util.Arrays;

/** Pixels by screenshots: exact, wherever the browser runs, and slow. */
final class Screenshots implements Pixels {
  private final BeginFrame frames;
  private byte[] last = new byte[0];

  /** Whether the last frame changed: then the next is photographed without looking first. */
  private boolean busy = true;

  Screenshots(BeginFrame frames) {
    this.frames = frames;
  }

  @Override
  public boolean draw(double ticksMs, ByteBuffer picture)
      throws PageFailedException, InterruptedException {
    if (!busy && !frames.draw(ticksMs)) {
      return false;
    }
    byte[] file = frames.photograph(ticksMs);
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

  @Override
  public void close() {}
}
