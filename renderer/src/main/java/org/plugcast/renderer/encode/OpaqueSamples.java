package org.plugcast.renderer.encode;

/** Planes Y, Cb and Cr of a page that nothing shines through. One thread. */
final class OpaqueSamples implements Samples {
  private final ChromaTaps taps = new ChromaTaps();
  private final int width;
  private final int pixels;
  private final ColourWeights weights;

  OpaqueSamples(int width, int height, ColourSpace space) {
    this.width = width;
    this.pixels = width * height;
    this.weights = new ColourWeights(space);
  }

  @Override
  public int bytes() {
    return pixels * 3 / 2;
  }

  @Override
  public void put(int[] upper, int[] lower, int line, byte[] planes) {
    putLuma(upper, line * width, planes);
    putLuma(lower, (line + 1) * width, planes);
    int offset = pixels + line / 2 * (width / 2);
    for (int x = 0; x < width; x += 2, offset++) {
      taps.take(upper, lower, x);
      planes[offset] = chroma(weights.blue(taps));
      planes[offset + pixels / 4] = chroma(weights.red(taps));
    }
  }

  private void putLuma(int[] line, int offset, byte[] planes) {
    for (int x = 0; x < width; x++) {
      planes[offset + x] =
          (byte) (16 + (weights.luma(line[x]) + ColourWeights.HALF >> ColourWeights.SHIFT));
    }
  }

  private static byte chroma(int sum) {
    int rounded =
        sum + (ColourWeights.HALF << ChromaTaps.SHIFT) >> ColourWeights.SHIFT + ChromaTaps.SHIFT;
    return (byte) Math.clamp(128 + rounded, 16, 240);
  }
}
