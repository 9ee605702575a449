package org.plugcast.renderer.page;

import java.util.ArrayList;
import java.util.List;

/**
 * Finds pictures of one colour in a stretch of memory that is read from its beginning on, pixel by
 * pixel. One thread.
 */
final class PictureSearch {
  private final int pixel;
  private final int width;
  private final int lines;
  private final List<PicturePlace> found = new ArrayList<>();
  private long run;

  /** Lines of the picture so far, if it is one whose lines lie apart. */
  private int lineCount;

  private long firstLine;
  private long lastLine;
  private long stride;

  /**
   * Of pictures of {@code lines} lines of {@code width} pixels.
   *
   * @param pixel that they are filled with
   */
  PictureSearch(int pixel, int width, int lines) {
    this.pixel = pixel;
    this.width = width;
    this.lines = lines;
  }

  List<PicturePlace> found() {
    return List.copyOf(found);
  }

  /** Takes the pixel at an address; the one before must lie just before it. */
  void take(int seen, long address) {
    if (seen == pixel) {
      run++;
      if (run == (long) width * lines) {
        add(address + Patch.PIXEL - run * Patch.PIXEL, width * Patch.PIXEL);
      }
    } else if (run > 0) {
      end(address);
    }
  }

  /** Tells that the pixel before {@code address} was the last that lies there. */
  void end(long address) {
    if (run == width && lines > 1) {
      line(address - run * Patch.PIXEL);
    }
    run = 0;
  }

  /** One that goes on with those before if it lies as far from the last as they from each other. */
  private void line(long address) {
    long distance = address - lastLine;
    if (lineCount == 0 || distance > 2L * width * Patch.PIXEL) {
      firstLine = address;
      lineCount = 1;
    } else {
      if (lineCount > 1 && distance != stride) {
        firstLine = lastLine;
        lineCount = 1;
      }
      stride = distance;
      lineCount++;
    }
    lastLine = address;
    if (lineCount == lines) {
      add(firstLine, Math.toIntExact(stride));
      lineCount = 0;
    }
  }

  private void add(long address, int strideBytes) {
    found.add(new PicturePlace(address, width * Patch.PIXEL, strideBytes, lines));
  }
}
