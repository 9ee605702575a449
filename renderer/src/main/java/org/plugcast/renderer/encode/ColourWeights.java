package org.plugcast.renderer.encode;

/**
 * Weights of red, green and blue in luma and chroma of the limited range, times 2^16. Immutable.
 */
final class ColourWeights {
  static final int SHIFT = 16;
  static final int HALF = 1 << SHIFT - 1;

  private final Weights luma;
  private final Weights blue;
  private final Weights red;

  private record Weights(int r, int g, int b) {
    static Weights of(double r, double g, double b) {
      return new Weights(fixed(r), fixed(g), fixed(b));
    }

    private static int fixed(double weight) {
      return (int) Math.round(weight * (1 << SHIFT));
    }

    int sum(int red, int green, int blue) {
      return r * red + g * green + b * blue;
    }
  }

  ColourWeights(ColourSpace space) {
    double kr = space.redShare();
    double kb = space.blueShare();
    double kg = 1 - kr - kb;
    double y = 219.0 / 255;
    double c = 224.0 / 255;
    luma = Weights.of(kr * y, kg * y, kb * y);
    blue = Weights.of(-kr / (1 - kb) / 2 * c, -kg / (1 - kb) / 2 * c, c / 2);
    red = Weights.of(c / 2, -kg / (1 - kr) / 2 * c, -kb / (1 - kr) / 2 * c);
  }

  /** Luma above black of a pixel, times 2^16. */
  int luma(int rgb) {
    return luma.sum(rgb >> 16 & 0xff, rgb >> 8 & 0xff, rgb & 0xff);
  }

  /** Cb off its middle, times 2^16, and as often as the sums have weights. */
  int blue(ChromaTaps taps) {
    return blue.sum(taps.red(), taps.green(), taps.blue());
  }

  /** Cr off its middle, times 2^16, and as often as the sums have weights. */
  int red(ChromaTaps taps) {
    return red.sum(taps.red(), taps.green(), taps.blue());
  }
}
