package org.plugcast.renderer;

import org.plugcast.ts.multiplex.VideoFormat;

/**
 * Size of a page in square pixels.
 *
 * <p>A browser rounds what is no whole number of device pixels: so it has as many across as the
 * coded picture, a whole number down, and between them a scale that is exact in binary.
 */
public record PageShape(int width, int height) {
  /** Parts of a pixel that are exact. */
  private static final long PARTS = 1_024;

  private static final int WIDEST = 8_192;

  /**
   * The shape whose height is nearest to the picture's lines.
   *
   * @throws IllegalArgumentException if there is none: saying what is expected of the width
   */
  public static PageShape of(VideoFormat video, int displayWidth, int displayHeight) {
    PageShape best = new PageShape(0, Integer.MAX_VALUE);
    boolean wholeLines = (long) video.width() * displayHeight % displayWidth == 0;
    for (int width = displayWidth; wholeLines && width <= WIDEST; width += displayWidth) {
      int height = width / displayWidth * displayHeight;
      boolean exact = video.width() * PARTS % width == 0;
      if (exact && distance(height, video) < distance(best.height(), video)) {
        best = new PageShape(width, height);
      }
    }
    if (best.width() == 0) {
      throw new IllegalArgumentException(
          "width "
              + video.width()
              + ": pages of "
              + displayWidth
              + ":"
              + displayHeight
              + " need a multiple of "
              + displayWidth);
    }
    return best;
  }

  private static int distance(int height, VideoFormat video) {
    return Math.abs(height - video.height());
  }
}
