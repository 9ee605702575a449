package org.plugcast.renderer.encode;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.util.Arrays;
import org.plugcast.renderer.page.Patch;

/**
 * The picture of a page, and its lines as packed ARGB, at another height if need be.
 *
 * <p>A line of the result is the mean of the lines it covers, weighed by how much it covers of each
 * and a little beyond: this also takes away detail that would flicker on interlaced sets.
 */
final class PageLines {
  private static final int SHIFT = 12;
  private static final int CHANNELS = 4;
  private static final VarHandle PIXEL =
      MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.LITTLE_ENDIAN);

  private final int width;
  private final int pageLines;
  private final int height;
  private final double ratio;
  private final byte[] page;
  private final int[] source;
  private final int[] sums;

  /**
   * A page of which nothing is seen.
   *
   * @param pageLines that it has
   * @param height of the result
   */
  PageLines(int width, int pageLines, int height) {
    this.width = width;
    this.pageLines = pageLines;
    this.height = height;
    this.ratio = (double) pageLines / height;
    this.page = new byte[width * pageLines * Patch.PIXEL];
    this.source = new int[width];
    this.sums = new int[CHANNELS * width];
  }

  /** Changes lines of the page. */
  void put(Patch patch) {
    System.arraycopy(
        patch.pixels(), 0, page, patch.top() * width * Patch.PIXEL, patch.pixels().length);
  }

  /** The first line of the result that a line of the page has a part in. */
  int firstWith(int pageLine) {
    return pageLines == height
        ? pageLine
        : Math.max(0, (int) Math.floor((pageLine + 0.5 - ratio) / ratio - 0.5));
  }

  /** The last line of the result that a line of the page has a part in. */
  int lastWith(int pageLine) {
    return pageLines == height
        ? pageLine
        : Math.min(height - 1, (int) Math.ceil((pageLine + 0.5 + ratio) / ratio - 0.5));
  }

  /** Reads line {@code line} of the result. */
  void read(int line, int[] dst) {
    if (pageLines == height) {
      readPage(line, dst);
      return;
    }
    double centre = (line + 0.5) * ratio - 0.5;
    int first = (int) Math.ceil(centre - ratio);
    int last = (int) Math.floor(centre + ratio);
    int[] weights = weights(first, last, centre);
    Arrays.fill(sums, 0);
    for (int y = first; y <= last; y++) {
      readPage(Math.clamp(y, 0, pageLines - 1), source);
      add(weights[y - first]);
    }
    for (int x = 0, at = 0; x < dst.length; x++, at += CHANNELS) {
      dst[x] =
          scaled(sums[at]) << 24
              | scaled(sums[at + 1]) << 16
              | scaled(sums[at + 2]) << 8
              | scaled(sums[at + 3]);
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

  private void add(int weight) {
    for (int x = 0, at = 0; x < source.length; x++, at += CHANNELS) {
      int argb = source[x];
      sums[at] += weight * (argb >>> 24);
      sums[at + 1] += weight * (argb >> 16 & 0xff);
      sums[at + 2] += weight * (argb >> 8 & 0xff);
      sums[at + 3] += weight * (argb & 0xff);
    }
  }

  private static int scaled(int sum) {
    return sum + (1 << SHIFT - 1) >> SHIFT;
  }

  private void readPage(int line, int[] dst) {
    int at = line * width * Patch.PIXEL;
    for (int x = 0; x < dst.length; x++, at += Patch.PIXEL) {
      dst[x] = (int) PIXEL.get(page, at);
    }
  }
}
