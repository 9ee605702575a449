package org.plugcast.renderer.page;

import java.nio.ByteBuffer;

/** How the pixels of a page get here. One thread. */
interface Pixels extends AutoCloseable {
  /**
   * Draws a frame of the page.
   *
   * @param ticksMs time of the frame, on the browser's monotonic clock
   * @param picture is filled from its beginning with all its pixels, in the layout of {@link
   *     Patch}, if it returns true; otherwise nothing changed since the last frame
   */
  boolean draw(double ticksMs, ByteBuffer picture) throws PageFailedException, InterruptedException;

  @Override
  void close();
}
