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
  private final int width;
  private final int height;
  private final Samples samples;
  private final byte[] planes;
  private final int[] upper;
  private final int[] lower;
  private Optional<PageLines> page = Optional.empty();

  PictureConverter(int width, int height, Samples samples) {
    this.width = width;
    this.height = height;
    this.samples = samples;
    this.planes = new byte[samples.bytes()];
    this.upper = new int[width];
    this.lower = new int[width];
  }

  /** Of pages that nothing shines through. */
  PictureConverter(int width, int height, ColourSpace space) {
    this(width, height, new OpaqueSamples(width, height, space));
  }

  /**
   * All planes of the picture with these lines changed; valid until the next call. The first patch
   * has all lines.
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
      lines.read(line, upper);
      lines.read(line + 1, lower);
      samples.put(upper, lower, line, planes);
    }
    return planes;
  }
}
