package org.plugcast.renderer.encode;

import java.io.IOException;
import java.util.Optional;
import org.plugcast.renderer.page.Patch;

/**
 * Turns pictures of a page into planar 4:2:0 luma and chroma, chroma sited as MPEG-2 and H.264
 * expect (left, between two lines). Lines are filtered to the height of the picture where pixels
 * are not square. Only what changed is converted. One thread; the result is reused.
 */
final class PictureConverter {
  private static final int SHIFT = 16;
  private static final int HALF = 1 << SHIFT - 1;

  private final int width;
  private final int height;
  private final int[] luma;
  private final int[] blue;
  private final int[] red;
  private final byte[] planes;
  private final int[] upper;
  private final int[] lower;
  private Optional<PageLines> page = Optional.empty();

  PictureConverter(int width, int height, ColourSpace space) {
    this.width = width;
    this.height = height;
    double kr = space.redShare();
    double kb = space.blueShare();
    double kg = 1 - kr - kb;
    double y = 219.0 / 255;
    double c = 224.0 / 255;
    luma = fixed(kr * y, kg * y, kb * y);
    blue = fixed(-kr / (1 - kb) / 2 * c, -kg / (1 - kb) / 2 * c, c / 2);
    red = fixed(c / 2, -kg / (1 - kr) / 2 * c, -kb / (1 - kr) / 2 * c);
    planes = new byte[width * height * 3 / 2];
    upper = new int[width];
    lower = new int[width];
  }

  private static int[] fixed(double r, double g, double b) {
    return new int[] {
      (int) Math.round(r * (1 << SHIFT)),
      (int) Math.round(g * (1 << SHIFT)),
      (int) Math.round(b * (1 << SHIFT))
    };
  }

  /**
   * Planes Y, Cb and Cr of the picture with these lines changed; valid until the next call. The
   * first patch has all lines.
   */
  byte[] planes(Patch patch) throws IOException {
    if (patch.width() != width) {
      throw new IOException(
          "the page's picture is " + patch.width() + " pixels wide: expected " + width);
    }
    if (page.isEmpty()) {
      page = Optional.of(new PageLines(width, patch.lines(), height));
    }
    PageLines lines = page.get();
    lines.put(patch);
    int end = Math.min(height, lines.lastWith(patch.top() + patch.lines() - 1) + 1);
    for (int line = lines.firstWith(patch.top()) & ~1; line < end; line += 2) {
      convert(lines, line);
    }
    return planes;
  }

  /** Two lines share their chroma. */
  private void convert(PageLines lines, int line) {
    lines.read(line, upper);
    lines.read(line + 1, lower);
    putLuma(upper, line * width);
    putLuma(lower, (line + 1) * width);
    int luma = width * height;
    putChroma(upper, lower, luma + line / 2 * (width / 2), luma / 4);
  }

  private void putLuma(int[] line, int offset) {
    for (int x = 0; x < width; x++) {
      planes[offset + x] = (byte) (16 + weigh(luma, line[x], SHIFT));
    }
  }

  /** Weights 1, 2, 1 across, 1, 1 down. */
  private void putChroma(int[] upper, int[] lower, int offset, int planeSize) {
    for (int x = 0; x < width; x += 2) {
      int left = Math.max(0, x - 1);
      int right = Math.min(width - 1, x + 1);
      int r = 0;
      int g = 0;
      int b = 0;
      for (int[] line : new int[][] {upper, lower}) {
        r += red(line[left]) + 2 * red(line[x]) + red(line[right]);
        g += green(line[left]) + 2 * green(line[x]) + green(line[right]);
        b += blue(line[left]) + 2 * blue(line[x]) + blue(line[right]);
      }
      planes[offset + x / 2] = chroma(blue, r, g, b);
      planes[offset + planeSize + x / 2] = chroma(red, r, g, b);
    }
  }

  private static byte chroma(int[] weights, int r, int g, int b) {
    int sum = weights[0] * r + weights[1] * g + weights[2] * b;
    return (byte) Math.clamp(128 + (sum + (HALF << 3) >> SHIFT + 3), 16, 240);
  }

  private static int weigh(int[] weights, int rgb, int shift) {
    return weights[0] * red(rgb) + weights[1] * green(rgb) + weights[2] * blue(rgb) + HALF >> shift;
  }

  private static int red(int rgb) {
    return rgb >> 16 & 0xff;
  }

  private static int green(int rgb) {
    return rgb >> 8 & 0xff;
  }

  private static int blue(int rgb) {
    return rgb & 0xff;
  }
}
