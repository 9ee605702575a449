package org.plugcast.renderer;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.zip.CRC32;
import java.util.zip.Deflater;
import java.util.zip.DeflaterOutputStream;

/** PDF documents and PNG images of a few lines, good and bad ones. */
final class Documents {
  private static final String BOX = "0 0 320 180";

  private Documents() {}

  /** A page of each colour, such as {@code 1 0 0}, in 16:9. */
  static Path pdf(Path file, String... colours) throws IOException {
    return pdf(file, BOX, "", List.of(colours));
  }

  /**
   * A document.
   *
   * @param box of its pages, in points
   * @param trailer further entries
   */
  static Path pdf(Path file, String box, String trailer, List<String> colours) throws IOException {
    List<String> objects = new ArrayList<>();
    StringBuilder kids = new StringBuilder();
    for (int page = 0; page < colours.size(); page++) {
      kids.append(3 + 2 * page).append(" 0 R ");
    }
    objects.add("<< /Type /Catalog /Pages 2 0 R >>");
    objects.add("<< /Type /Pages /Kids [" + kids + "] /Count " + colours.size() + " >>");
    for (String colour : colours) {
      String drawing = colour + " rg 0 0 100000 100000 re f";
      objects.add(
          "<< /Type /Page /Parent 2 0 R /MediaBox [%s] /Contents %d 0 R >>"
              .formatted(box, objects.size() + 2));
      objects.add("<< /Length %d >>\nstream\n%s\nendstream".formatted(drawing.length(), drawing));
    }
    return write(file, objects, trailer);
  }

  private static Path write(Path file, List<String> objects, String trailer) throws IOException {
    StringBuilder text = new StringBuilder("%PDF-1.4\n");
    StringBuilder table = new StringBuilder("0000000000 65535 f \n");
    for (int i = 0; i < objects.size(); i++) {
      table.append(String.format(Locale.ROOT, "%010d 00000 n \n", text.length()));
      text.append(i + 1).append(" 0 obj\n").append(objects.get(i)).append("\nendobj\n");
    }
    int start = text.length();
    text.append("xref\n0 ").append(objects.size() + 1).append('\n').append(table);
    text.append("trailer << /Size ").append(objects.size() + 1).append(" /Root 1 0 R ");
    text.append(trailer).append(" >>\nstartxref\n").append(start).append("\n%%EOF\n");
    return Files.write(file, text.toString().getBytes(StandardCharsets.ISO_8859_1));
  }

  /** One that opens with a password that nobody knows. */
  static Path locked(Path file) throws IOException {
    String key = "<" + "5a".repeat(32) + ">";
    return pdf(
        file,
        BOX,
        "/ID [<00> <00>] /Encrypt << /Filter /Standard /V 1 /R 2 /P -4 /O "
            + key
            + " /U "
            + key
            + " >>",
        List.of("1 0 0"));
  }

  /** A black PNG image of any size that says it has all of its lines and has a few. */
  static Path png(Path file, int width, int height, int lines) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    out.writeBytes(new byte[] {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1a, '\n'});
    ByteArrayOutputStream header = new ByteArrayOutputStream();
    number(header, width);
    number(header, height);
    header.writeBytes(new byte[] {1, 0, 0, 0, 0});
    chunk(out, "IHDR", header.toByteArray());
    ByteArrayOutputStream data = new ByteArrayOutputStream();
    try (DeflaterOutputStream deflater =
        new DeflaterOutputStream(data, new Deflater(Deflater.BEST_COMPRESSION))) {
      for (int line = 0; line < lines; line++) {
        deflater.write(new byte[1 + (width + 7) / 8]);
      }
    }
    chunk(out, "IDAT", data.toByteArray());
    chunk(out, "IEND", new byte[0]);
    return Files.write(file, out.toByteArray());
  }

  private static void chunk(ByteArrayOutputStream out, String type, byte[] data) {
    byte[] name = type.getBytes(StandardCharsets.US_ASCII);
    CRC32 check = new CRC32();
    check.update(name);
    check.update(data);
    number(out, data.length);
    out.writeBytes(name);
    out.writeBytes(data);
    number(out, (int) check.getValue());
  }

  private static void number(ByteArrayOutputStream out, int value) {
    for (int shift = 24; shift >= 0; shift -= 8) {
      out.write(value >>> shift);
    }
  }
}
