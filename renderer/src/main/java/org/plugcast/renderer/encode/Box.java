package org.plugcast.renderer.encode;

import org.plugcast.renderer.Profile;
import org.plugcast.renderer.page.PictureArea;
import org.plugcast.ts.multiplex.VideoFormat;

/** A part of a coded picture, in its pixels; all numbers are even, as two share their chroma. */
record Box(int x, int y, int width, int height) {
  /** What a layout may be off by, in pixels. */
  private static final double SLACK = 0.05;

  Box {
    if ((x | y | width | height) % 2 != 0 || x < 0 || y < 0 || width < 2 || height < 2) {
      throw new IllegalArgumentException(
          "box of " + width + "x" + height + " pixels at " + x + ", " + y);
    }
  }

  static Box whole(Profile profile) {
    VideoFormat video = profile.format().video();
    return new Box(0, 0, video.width(), video.height());
  }

  /** The least one that holds an area of a page, whose pixels are square. */
  static Box of(Profile profile, PictureArea area) {
    VideoFormat video = profile.format().video();
    double across = (double) video.width() / profile.pageWidth();
    double down = (double) video.height() / profile.pageHeight();
    int left = even(Math.floor(area.x() * across / 2 + SLACK), video.width());
    int top = even(Math.floor(area.y() * down / 2 + SLACK), video.height());
    int right = even(Math.ceil((area.x() + area.width()) * across / 2 - SLACK), video.width());
    int bottom = even(Math.ceil((area.y() + area.height()) * down / 2 - SLACK), video.height());
    return new Box(left, top, right - left, bottom - top);
  }

  private static int even(double pairs, int largest) {
    return Math.clamp(2 * (long) pairs, 0, largest);
  }

  /** Its width in units of its height, as a receiver shows it, as an expression. */
  String aspect(Profile profile) {
    VideoFormat video = profile.format().video();
    long across = (long) width * profile.displayWidth() * video.height();
    long down = (long) height * profile.displayHeight() * video.width();
    return across + "/" + down;
  }
}
