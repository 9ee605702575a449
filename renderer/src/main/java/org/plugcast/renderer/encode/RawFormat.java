package org.plugcast.renderer.encode;

/** Formats of raw pictures, as FFmpeg names them in containers. */
enum RawFormat {
  /** Planes Y, Cb, Cr, 4:2:0. */
  YUV420P('I', '4', '2', '0'),

  /** Planes Y, Cb, Cr, 4:2:0, and A of full size. */
  YUVA420P('Y', '4', 11, 8);

  private final int tag;

  RawFormat(int first, int second, int third, int fourth) {
    this.tag = first | second << 8 | third << 16 | fourth << 24;
  }

  /** Four bytes, the first in the lowest. */
  int tag() {
    return tag;
  }
}
