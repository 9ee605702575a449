package org.plugcast.renderer.page;

import java.net.URI;
import java.time.Instant;
import java.util.Set;
import org.plugcast.ts.elementary.FrameRate;

/**
 * What to capture.
 *
 * @param page {@code http}, {@code https} or {@code file} address
 * @param hosts that the page may reach; {@code *} for all
 * @param width of the page in CSS pixels, which are square
 * @param height in CSS pixels
 * @param scale device pixels in a CSS pixel
 * @param safeMargin part of width and height at each edge where a receiver may show nothing
 * @param frameRate of the channel's frames, or of its fields if it has them
 * @param backdrop behind the page
 * @param timeOfDay that the page sees when it begins to load
 */
public record PageRequest(
    URI page,
    PageContext context,
    Set<String> hosts,
    int width,
    int height,
    double scale,
    double safeMargin,
    FrameRate frameRate,
    Backdrop backdrop,
    Instant timeOfDay) {
  private static final int LARGEST = 4096;

  public PageRequest {
    if (width < 16 || height < 16 || width > LARGEST || height > LARGEST) {
      throw new IllegalArgumentException("page of " + width + "x" + height + " pixels");
    }
    if (!(scale >= 0.25 && scale <= 4)) {
      throw new IllegalArgumentException("page scale " + scale + ": expected 0.25 to 4");
    }
    if (!(safeMargin >= 0 && safeMargin <= 0.25)) {
      throw new IllegalArgumentException("safe margin " + safeMargin + ": expected 0 to 0.25");
    }
    hosts = Set.copyOf(hosts);
  }

  /** Device pixels in a line of a picture. */
  int pictureWidth() {
    return (int) Math.round(width * scale);
  }

  /** Lines of a picture. */
  int pictureHeight() {
    return (int) Math.round(height * scale);
  }
}
