package org.plugcast.renderer.pdf;

import java.util.Map;

/**
 * What a PDF document says it holds.
 *
 * @param width of its first page, in points of 1/72 inch
 * @param height of its first page, in points of 1/72 inch
 * @param tags title and artist, where it has them
 */
public record PdfInfo(int pages, double width, double height, Map<String, String> tags) {
  public PdfInfo {
    tags = Map.copyOf(tags);
  }
}
