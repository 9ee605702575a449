package org.plugcast.renderer.page;

import java.lang.foreign.MemorySegment;

/** How the pixels of a page get here. One thread. */
interface Pixels extends AutoCloseable {
  /**
   * Draws a frame of the page.
   *
   * @param ticksMs time of the frame, on the browser's monotonic clock
   * @param picture is filled with all its pixels, in the layout of {@link Patch}, if it returns
   *     true; otherwise nothing changed since the last frame
   */
  boolean draw(double ticksMs, MemorySegment picture)
      throws PageFailedException, InterruptedException;

  @Override
  void close();
}
