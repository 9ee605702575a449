package org.plugcast.renderer.page;

/**
 * What changed in the picture of a page: whole lines, from the first that differs to the last.
 *
 * <p>Pixels are 4 bytes each, in the order blue, green, red, alpha, colours multiplied by alpha; a
 * page without transparency has 255 there. The array belongs to the receiver.
 */
public final class Patch {
  /** Bytes of a pixel. */
  public static final int PIXEL = 4;

  private final int width;
  private final int top;
  private final byte[] pixels;

  /**
   * Lines {@code top} and following.
   *
   * @throws IllegalArgumentException if {@code pixels} are no whole lines
   */
  public Patch(int width, int top, byte[] pixels) {
    if (width < 1 || top < 0 || pixels.length % (width * PIXEL) != 0) {
      throw new IllegalArgumentException(
          pixels.length + " bytes from line " + top + " are no lines of " + width + " pixels");
    }
    this.width = width;
    this.top = top;
    this.pixels = pixels;
  }

  /** Pixels of a line. */
  public int width() {
    return width;
  }

  /** The first line, from 0. */
  public int top() {
    return top;
  }

  public int lines() {
    return pixels.length / (width * PIXEL);
  }

  /** Line by line, from the left; 4 bytes each. */
  public byte[] pixels() {
    return pixels;
  }
}
