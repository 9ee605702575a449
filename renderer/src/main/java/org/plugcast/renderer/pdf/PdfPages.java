package org.plugcast.renderer.pdf;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.plugcast.renderer.child.Child;
import org.plugcast.renderer.child.ChildFailedException;
import org.plugcast.renderer.child.Limits;
import org.plugcast.renderer.child.Programs;

/**
 * A PDF document: what it says of itself, and its pages as pictures.
 *
 * <p>The programs get the document as their standard input and see no other file; scripts in it are
 * not run.
 */
public final class PdfPages {
  private static final String PACKAGE = "poppler-utils";

  /** ISO 32000-1 §7.5.2. */
  private static final String MAGIC = "%PDF-";

  /** Of UTF-8, in ISO 8859-1. */
  private static final String BYTE_ORDER_MARK = "\u00ef\u00bb\u00bf";

  private static final int HEAD = 1_024;

  /** What poppler says: where, what, and in brackets what it found instead. */
  private static final Pattern FAULT =
      Pattern.compile("(?:Syntax|Internal) Error(?: \\(\\d+\\))?: ([^;(]*[^;( ])");

  /** Far more than pages of a document that is meant to be shown take. */
  private static final Duration PATIENCE = Duration.ofSeconds(30);

  private static final long MEMORY = 1L << 30;
  private static final int REPORT_BYTES = 1 << 20;
  private static final int PIXEL = 3;

  private final Path file;

  public PdfPages(Path file) {
    this.file = file;
  }

  /** Whether a file says that it is a document, with nothing but blanks before. */
  public static boolean isOne(Path file) throws IOException {
    byte[] head;
    try (InputStream in = Files.newInputStream(file)) {
      head = in.readNBytes(HEAD);
    }
    String text = new String(head, StandardCharsets.ISO_8859_1);
    String rest = text.startsWith(BYTE_ORDER_MARK) ? text.substring(3) : text;
    return rest.stripLeading().startsWith(MAGIC);
  }

  /**
   * What it says it holds.
   *
   * @throws ChildFailedException saying why it is not shown, if so
   * @throws IOException if {@code pdfinfo} is not installed
   */
  public PdfInfo info() throws IOException, InterruptedException {
    List<String> command =
        List.of(
            Programs.find("pdfinfo", PACKAGE).toString(),
            "-enc",
            "UTF-8",
            "-f",
            "1",
            "-l",
            Integer.toString(PdfReport.MOST_PAGES),
            "-");
    ByteArrayOutputStream report = new ByteArrayOutputStream();
    try (Child child = Child.reading(file, command, limits(REPORT_BYTES), line -> {})) {
      child.drainTo(report);
    } catch (ChildFailedException e) {
      throw new ChildFailedException(reason(String.valueOf(e.getMessage())));
    }
    return PdfReport.parse(report.toString(StandardCharsets.UTF_8));
  }

  private static String reason(String said) {
    return said.contains("Incorrect password")
        ? "a PDF document that cannot be opened without a password"
        : "a PDF document that cannot be read: " + fault(said);
  }

  /**
   * The first fault that was found in it, if there is one: those after it mostly follow from it.
   */
  private static String fault(String said) {
    Matcher found = FAULT.matcher(said);
    return found.find() ? "it is damaged: " + found.group(1).strip() : said;
  }

  private static Limits limits(long outputBytes) {
    return new Limits(PATIENCE, outputBytes, MEMORY);
  }

  /**
   * Draws a page on white, with the part of it that is meant to be seen (crop box), as a PPM file.
   *
   * @param page from 1
   * @param longSide of the picture, in pixels
   * @throws ChildFailedException saying why it cannot be drawn, if so
   */
  public void draw(int page, int longSide, Path picture) throws IOException, InterruptedException {
    String number = Integer.toString(page);
    List<String> command =
        List.of(
            Programs.find("pdftoppm", PACKAGE).toString(),
            "-cropbox",
            "-f",
            number,
            "-l",
            number,
            "-scale-to",
            Integer.toString(longSide),
            "-");
    // A page is a pixel larger than asked for where its size is no whole number.
    long most = (longSide + 2L) * (longSide + 2L) * PIXEL + HEAD;
    try (Child child = Child.reading(file, command, limits(most), line -> {});
        OutputStream out = Files.newOutputStream(picture)) {
      child.drainTo(out);
    } catch (ChildFailedException e) {
      throw new ChildFailedException("page " + page + " cannot be drawn: " + e.getMessage());
    }
    if (Files.size(picture) == 0) {
      throw new ChildFailedException("page " + page + " cannot be drawn");
    }
  }
}
