package org.plugcast.renderer.page;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import javax.imageio.ImageIO;
import javax.imageio.stream.MemoryCacheImageInputStream;

/** A PNG file of the browser as pixels in the layout of {@link Patch}. */
final class PngPixels {
  private static final int OPAQUE = 255;

  private PngPixels() {}

  static void decode(byte[] file, ByteBuffer picture) throws PageFailedException {
    BufferedImage image;
    try {
      image = ImageIO.read(new MemoryCacheImageInputStream(new ByteArrayInputStream(file)));
    } catch (IOException e) {
      throw new PageFailedException("the browser's picture cannot be read: " + e.getMessage(), e);
    }
    if (image == null
        || (long) image.getWidth() * image.getHeight() * Patch.PIXEL != picture.capacity()) {
      throw new PageFailedException(
          "the browser's picture has "
              + (image == null ? "no known format" : image.getWidth() + "x" + image.getHeight())
              + ": expected "
              + picture.capacity() / Patch.PIXEL
              + " pixels");
    }
    ByteBuffer pixels = picture.duplicate().rewind().order(ByteOrder.LITTLE_ENDIAN);
    int[] line = new int[image.getWidth()];
    for (int y = 0; y < image.getHeight(); y++) {
      image.getRGB(0, y, line.length, 1, line, 0, line.length);
      for (int x = 0; x < line.length; x++) {
        pixels.putInt(premultiplied(line[x]));
      }
    }
  }

  /**
   * Whether two pictures differ in what can be seen. Where a page is transparent, the file keeps
   * colours that are not multiplied by alpha: those are off by one at most.
   */
  static boolean differ(ByteBuffer one, ByteBuffer other) {
    for (int at = one.mismatch(other); at >= 0 && at < one.capacity(); at++) {
      int alpha = at | Patch.PIXEL - 1;
      int off = Math.abs(sample(one, at) - sample(other, at));
      if (off > 1 || off == 1 && (at == alpha || sample(one, alpha) == OPAQUE)) {
        return true;
      }
    }
    return false;
  }

  private static int sample(ByteBuffer picture, int at) {
    return picture.get(at) & 0xff;
  }

  private static int premultiplied(int argb) {
    int alpha = argb >>> 24;
    if (alpha == OPAQUE) {
      return argb;
    }
    return alpha << 24
        | scaled(argb >> 16 & 0xff, alpha) << 16
        | scaled(argb >> 8 & 0xff, alpha) << 8
        | scaled(argb & 0xff, alpha);
  }

  private static int scaled(int colour, int alpha) {
    return (colour * alpha + OPAQUE / 2) / OPAQUE;
  }
}
