package org.plugcast.renderer.encode;

/**
 * Planes Y, Cb, Cr and A of a page that something shines through. Colours of a page are multiplied
 * by its alpha; here they are not, as FFmpeg's {@code overlay} wants them. Where the page is opaque
 * they are those of {@link OpaqueSamples}; where nothing is seen of it they are black. One thread.
 */
final class AlphaSamples implements Samples {
  private static final int OPAQUE = 255;

  private final ChromaTaps taps = new ChromaTaps();
  private final int width;
  private final int pixels;
  private final ColourWeights weights;

  AlphaSamples(int width, int height, ColourSpace space) {
    this.width = width;
    this.pixels = width * height;
    this.weights = new ColourWeights(space);
  }

  @Override
  public int bytes() {
    return pixels * 5 / 2;
  }

  @Override
  public void put(int[] upper, int[] lower, int line, byte[] planes) {
    putLumaAndAlpha(upper, line * width, planes);
    putLumaAndAlpha(lower, (line + 1) * width, planes);
    int offset = pixels + line / 2 * (width / 2);
    for (int x = 0; x < width; x += 2, offset++) {
      taps.take(upper, lower, x);
      planes[offset] = chroma(weights.blue(taps));
      planes[offset + pixels / 4] = chroma(weights.red(taps));
    }
  }

  private void putLumaAndAlpha(int[] line, int offset, byte[] planes) {
    int alphaPlane = pixels * 3 / 2;
    for (int x = 0; x < width; x++) {
      int alpha = line[x] >>> 24;
      planes[alphaPlane + offset + x] = (byte) alpha;
      planes[offset + x] = (byte) Math.min(235, 16 + divided(weights.luma(line[x]), alpha));
    }
  }

  private byte chroma(int sum) {
    int alpha = taps.alpha();
    return (byte) Math.clamp(128 + divided(sum, alpha), 16, 240);
  }

  /** Takes alpha out of a sum of colours, which may be of several pixels, and 2^16. */
  private static int divided(int sum, int alpha) {
    if (alpha == 0) {
      return 0;
    }
    long straight = alpha == OPAQUE ? sum : Math.floorDiv((long) sum * OPAQUE, alpha);
    return (int) (straight + ColourWeights.HALF >> ColourWeights.SHIFT);
  }

  /** Whether nothing shines through a part of a picture. */
  boolean covers(Box box, byte[] planes) {
    for (int y = box.y(); y < box.y() + box.height(); y++) {
      int line = pixels * 3 / 2 + y * width;
      for (int x = box.x(); x < box.x() + box.width(); x++) {
        if (planes[line + x] != (byte) OPAQUE) {
          return false;
        }
      }
    }
    return true;
  }
}
