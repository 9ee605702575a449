package org.plugcast.renderer.page;

import java.awt.image.BufferedImage;
import java.awt.image.DataBufferByte;
import java.awt.image.PixelInterleavedSampleModel;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.IntBuffer;
import javax.imageio.ImageIO;
import javax.imageio.stream.MemoryCacheImageInputStream;

/** A PNG file of the browser as pixels in the layout of {@link Patch}. */
final class PngPixels {
  private static final int OPAQUE = 255;
  private static final int RGB = 3;
  private static final int RGBA = 4;

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
    IntBuffer pixels = picture.duplicate().rewind().order(ByteOrder.LITTLE_ENDIAN).asIntBuffer();
    if (image.getSampleModel() instanceof PixelInterleavedSampleModel layout
        && image.getRaster().getDataBuffer() instanceof DataBufferByte samples
        && (layout.getNumBands() == RGB || layout.getNumBands() == RGBA)) {
      copy(samples.getData(), layout, pixels);
    } else {
      throw new PageFailedException(
          "the browser's picture is no RGB or RGBA of 8 bits: " + image.getSampleModel());
    }
  }

  private static void copy(byte[] samples, PixelInterleavedSampleModel layout, IntBuffer pixels) {
    int[] band = layout.getBandOffsets();
    int[] line = new int[layout.getWidth()];
    for (int y = 0; y < layout.getHeight(); y++) {
      int at = y * layout.getScanlineStride();
      for (int x = 0; x < line.length; x++, at += layout.getPixelStride()) {
        int alpha = band.length == RGBA ? samples[at + band[RGB]] & 0xff : OPAQUE;
        line[x] =
            premultiplied(
                alpha,
                samples[at + band[0]] & 0xff,
                samples[at + band[1]] & 0xff,
                samples[at + band[2]] & 0xff);
      }
      pixels.put(line);
    }
  }

  /**
   * The file has colours that are not multiplied by alpha; the browser had divided and rounded
   * them, so that this gives exactly what it had drawn.
   */
  private static int premultiplied(int alpha, int red, int green, int blue) {
    return alpha == OPAQUE
        ? OPAQUE << 24 | red << 16 | green << 8 | blue
        : alpha << 24 | scaled(red, alpha) << 16 | scaled(green, alpha) << 8 | scaled(blue, alpha);
  }

  private static int scaled(int colour, int alpha) {
    return (colour * alpha + OPAQUE / 2) / OPAQUE;
  }
}
