package org.plugcast.renderer.pdf;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.plugcast.renderer.child.ChildFailedException;

/** Reads what {@code pdfinfo} tells of a document, and refuses what nobody makes in earnest. */
final class PdfReport {
  /** More are no slides. */
  static final int MOST_PAGES = 500;

  /** Sides of a page, in points of 1/72 inch: a millimetre, and 35 m. */
  private static final double SHORTEST_SIDE = 3;

  private static final double LONGEST_SIDE = 100_000;

  private static final Pattern PAGES = Pattern.compile("Pages: +(\\d{1,9})");
  private static final Pattern SIZE =
      Pattern.compile("Page +(\\d+) size: +([0-9.e+-]+) x ([0-9.e+-]+) pts.*");
  private static final Pattern TAG = Pattern.compile("(Title|Author): +(.+)");
  private static final Map<String, String> TAGS = Map.of("Title", "title", "Author", "artist");

  private PdfReport() {}

  /**
   * Reads a report. Titles come first in it: what they may pretend is followed by what is so.
   *
   * @throws ChildFailedException saying why the document is not shown
   */
  static PdfInfo parse(String report) throws ChildFailedException {
    int pages = 0;
    double width = 0;
    double height = 0;
    Map<String, String> tags = new HashMap<>();
    for (String line : report.lines().toList()) {
      Matcher count = PAGES.matcher(line);
      Matcher size = SIZE.matcher(line);
      Matcher tag = TAG.matcher(line);
      if (count.matches()) {
        pages = Integer.parseInt(count.group(1));
      } else if (size.matches()) {
        requireSize(size);
        width = width == 0 ? points(size.group(2)) : width;
        height = height == 0 ? points(size.group(3)) : height;
      } else if (tag.matches()) {
        tags.putIfAbsent(TAGS.getOrDefault(tag.group(1), ""), tag.group(2));
      }
    }
    requirePages(pages);
    return new PdfInfo(pages, width, height, tags);
  }

  private static void requirePages(int pages) throws ChildFailedException {
    if (pages < 1) {
      throw new ChildFailedException("a PDF document without a page");
    }
    if (pages > MOST_PAGES) {
      throw new ChildFailedException(
          "a PDF document of " + pages + " pages: at most " + MOST_PAGES + " are shown");
    }
  }

  private static void requireSize(Matcher size) throws ChildFailedException {
    double least = Math.min(points(size.group(2)), points(size.group(3)));
    double most = Math.max(points(size.group(2)), points(size.group(3)));
    if (!(least >= SHORTEST_SIDE && most <= LONGEST_SIDE)) {
      throw new ChildFailedException(
          String.format(
              Locale.ROOT,
              "a PDF document whose page %s is %s x %s points large: expected sides of %.0f to %.0f",
              size.group(1),
              size.group(2),
              size.group(3),
              SHORTEST_SIDE,
              LONGEST_SIDE));
    }
  }

  private static double points(String text) {
    try {
      return Double.parseDouble(text);
    } catch (NumberFormatException e) {
      return Double.NaN;
    }
  }
}
