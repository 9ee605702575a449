package org.plugcast.renderer.encode;

import java.awt.image.BufferedImage;
import java.awt.image.ComponentSampleModel;
import java.awt.image.DataBufferByte;
import java.awt.image.Raster;
import java.util.Optional;

/**
 * Lines of an image as packed RGB, at another height if need be.
 *
 * <p>A line of the result is the mean of the lines it covers, weighed by how much it covers of each
 * and a little beyond: this also takes away detail that would flicker on interlaced sets.
 */
final class LineSource {
  private static final int SHIFT = 12;

  private final BufferedImage image;
  private final int height;
  private final double ratio;
  private final Optional<Bytes> bytes;
  private final int[] source;

  /** Where the samples of an image are in its array of bytes. */
  private static final class Bytes {
    private final byte[] data;
    private final int pixelStride;
    private final int lineStride;
    private final int[] bands;

    private Bytes(byte[] data, ComponentSampleModel model) {
      this.data = data;
      this.pixelStride = model.getPixelStride();
      this.lineStride = model.getScanlineStride();
      this.bands = model.getBandOffsets();
    }

    static Optional<Bytes> of(Raster raster) {
      return raster.getSampleModel() instanceof ComponentSampleModel model
              && raster.getDataBuffer() instanceof DataBufferByte buffer
              && buffer.getNumBanks() == 1
              && model.getNumBands() >= 3
              && raster.getSampleModelTranslateX() == 0
              && raster.getSampleModelTranslateY() == 0
          ? Optional.of(new Bytes(buffer.getData(), model))
          : Optional.empty();
    }

    void read(int line, int[] dst) {
      int at = line * lineStride;
      for (int x = 0; x < dst.length; x++, at += pixelStride) {
        dst[x] =
            (data[at + bands[0]] & 0xff) << 16
                | (data[at + bands[1]] & 0xff) << 8
                | data[at + bands[2]] & 0xff;
      }
    }
  }

  LineSource(BufferedImage image, int height) {
    this.image = image;
    this.height = height;
    this.ratio = (double) image.getHeight() / height;
    this.bytes = Bytes.of(image.getRaster());
    this.source = new int[image.getWidth()];
  }

  /** Reads line {@code line} of the result. */
  void read(int line, int[] dst) {
    if (image.getHeight() == height) {
      readSource(line, dst);
      return;
    }
    double centre = (line + 0.5) * ratio - 0.5;
    int first = (int) Math.ceil(centre - ratio);
    int last = (int) Math.floor(centre + ratio);
    int[] weights = weights(first, last, centre);
    int[] sums = new int[3 * dst.length];
    for (int y = first; y <= last; y++) {
      readSource(Math.clamp(y, 0, image.getHeight() - 1), source);
      add(sums, weights[y - first]);
    }
    for (int x = 0; x < dst.length; x++) {
      dst[x] = scaled(sums[3 * x]) << 16 | scaled(sums[3 * x + 1]) << 8 | scaled(sums[3 * x + 2]);
    }
  }

  /** A triangle that reaches one line of the result up and down; the sum is exactly one. */
  private int[] weights(int first, int last, double centre) {
    double[] raw = new double[last - first + 1];
    double sum = 0;
    for (int y = first; y <= last; y++) {
      raw[y - first] = Math.max(0, 1 - Math.abs(y - centre) / ratio);
      sum += raw[y - first];
    }
    int[] weights = new int[raw.length];
    int rest = 1 << SHIFT;
    int heaviest = 0;
    for (int i = 0; i < raw.length; i++) {
      weights[i] = (int) Math.round(raw[i] / sum * (1 << SHIFT));
      rest -= weights[i];
      heaviest = weights[i] > weights[heaviest] ? i : heaviest;
    }
    weights[heaviest] += rest;
    return weights;
  }

  private void add(int[] sums, int weight) {
    for (int x = 0; x < source.length; x++) {
      int rgb = source[x];
      sums[3 * x] += weight * (rgb >> 16 & 0xff);
      sums[3 * x + 1] += weight * (rgb >> 8 & 0xff);
      sums[3 * x + 2] += weight * (rgb & 0xff);
    }
  }

  private static int scaled(int sum) {
    return sum + (1 << SHIFT - 1) >> SHIFT;
  }

  private void readSource(int line, int[] dst) {
    if (bytes.isPresent()) {
      bytes.get().read(line, dst);
    } else {
      image.getRGB(0, line, dst.length, 1, dst, 0, dst.length);
    }
  }
}
