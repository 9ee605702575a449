package org.plugcast.renderer.page;

import java.util.Optional;

/** Puts patches together to the picture that a viewer would see. */
final class Screen {
  private byte[] pixels = new byte[0];
  private int width;

  /** What is seen after the next step. */
  Screen after(Optional<Patch> patch) {
    patch.ifPresent(this::put);
    return this;
  }

  private void put(Patch patch) {
    if (pixels.length == 0) {
      pixels = new byte[patch.pixels().length];
      width = patch.width();
    }
    System.arraycopy(
        patch.pixels(), 0, pixels, patch.top() * width * Patch.PIXEL, patch.pixels().length);
  }

  int width() {
    return width;
  }

  int height() {
    return pixels.length / (width * Patch.PIXEL);
  }

  /** Red, green and blue, red in the high byte. */
  int rgb(int x, int y) {
    int at = (y * width + x) * Patch.PIXEL;
    return (pixels[at + 2] & 0xff) << 16 | (pixels[at + 1] & 0xff) << 8 | pixels[at] & 0xff;
  }

  /** 255 where nothing shines through. */
  int alpha(int x, int y) {
    return pixels[(y * width + x) * Patch.PIXEL + 3] & 0xff;
  }

  byte[] pixels() {
    return pixels;
  }
}
