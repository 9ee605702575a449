package org.plugcast.renderer.page;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Locale;

/**
 * Where a page wants the item's own picture to be seen, in CSS pixels from its upper left corner.
 */
public record PictureArea(double x, double y, double width, double height) {
  private static final double LEAST = 16;

  /** Half a pixel may get lost in a layout. */
  private static final double SLACK = 0.5;

  /**
   * Reads what context.js tells.
   *
   * @throws PageFailedException if it is no rectangle within the page, saying what is expected
   */
  static PictureArea of(JsonNode told, int pageWidth, int pageHeight) throws PageFailedException {
    if (told.isNull() || told.isMissingNode()) {
      throw new PageFailedException(
          "the page has no place for the picture: expected an element with data-plugcast=\"picture\"");
    }
    PictureArea area =
        new PictureArea(
            number(told, "x"), number(told, "y"), number(told, "width"), number(told, "height"));
    if (!(area.width >= LEAST && area.height >= LEAST)) {
      throw new PageFailedException(
          area.inWords() + ": expected " + (int) LEAST + " pixels or more each way");
    }
    if (!(area.x >= -SLACK
        && area.y >= -SLACK
        && area.x + area.width <= pageWidth + SLACK
        && area.y + area.height <= pageHeight + SLACK)) {
      throw new PageFailedException(
          area.inWords() + ": it leaves the page of " + pageWidth + "x" + pageHeight + " pixels");
    }
    return area;
  }

  private static double number(JsonNode told, String name) {
    return told.path(name).asDouble(Double.NaN);
  }

  private String inWords() {
    return String.format(
        Locale.ROOT,
        "the page's place for the picture (data-plugcast=\"picture\") is %.1fx%.1f pixels at %.1f,"
            + " %.1f",
        width,
        height,
        x,
        y);
  }
}
