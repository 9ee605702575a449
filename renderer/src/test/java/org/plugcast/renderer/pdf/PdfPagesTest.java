package org.plugcast.renderer.pdf;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.plugcast.renderer.child.ChildFailedException;

@Timeout(60)
class PdfPagesTest {
  private static final int PIXEL = 3;

  @TempDir Path folder;

  /**
   * A document of one page, 200 x 100 points, whose table of objects is left for readers to find.
   */
  private PdfPages document(String content, String more) throws IOException {
    Path file = folder.resolve("document.pdf");
    Files.writeString(
        file,
        """
        %%PDF-1.4
        1 0 obj << /Type /Catalog /Pages 2 0 R >> endobj
        2 0 obj << /Type /Pages /Kids [3 0 R] /Count 1 >> endobj
        3 0 obj << /Type /Page /Parent 2 0 R /MediaBox [0 0 200 100] /Contents 4 0 R %s
          /Resources << /Font << /F << /Type /Font /Subtype /Type1 /BaseFont /Helvetica >> >> >> >>
        endobj
        4 0 obj << /Length %d >>
        stream
        %s
        endstream
        endobj
        trailer << /Root 1 0 R >>
        """
            .formatted(more, content.length(), content),
        StandardCharsets.ISO_8859_1);
    return new PdfPages(file);
  }

  /** Width and height, and how many pixels are dark. */
  private record Picture(String size, int dark) {}

  private Picture drawn(PdfPages pages, int longSide) throws Exception {
    Path file = folder.resolve("page.ppm");
    pages.draw(1, longSide, file);
    byte[] ppm = Files.readAllBytes(file);
    String[] head = new String(ppm, 0, 20, StandardCharsets.ISO_8859_1).split("\\s+", 4);
    int pixels = Integer.parseInt(head[1]) * Integer.parseInt(head[2]);
    int dark = 0;
    for (int at = ppm.length - pixels * PIXEL; at < ppm.length; at += PIXEL) {
      dark += (ppm[at] & 0xff) < 80 ? 1 : 0;
    }
    return new Picture(head[1] + "x" + head[2], dark);
  }

  @Test
  void aDocumentIsKnownByItsFirstBytes() throws Exception {
    assertThat(PdfPages.isOne(Files.writeString(folder.resolve("a"), "\n\n%PDF-1.7"))).isTrue();
    assertThat(PdfPages.isOne(Files.writeString(folder.resolve("b"), "%PDX-1.7"))).isFalse();
    assertThat(PdfPages.isOne(Files.writeString(folder.resolve("c"), ""))).isFalse();
  }

  @Test
  void wordsInFontsOfTheMachineAreDrawn() throws Exception {
    PdfPages pages = document("BT /F 40 Tf 20 30 Td (Words) Tj ET", "");
    assertThat(pages.info().pages()).isEqualTo(1);
    Picture picture = drawn(pages, 400);
    assertThat(picture.size()).isEqualTo("400x200");
    assertThat(picture.dark()).isBetween(1_000, 20_000);
  }

  @Test
  void theCropBoxIsWhatIsSeenAndPagesAreTurned() throws Exception {
    Picture picture = drawn(document("0 0 100 100 re f", "/CropBox [0 0 100 50]"), 400);
    assertThat(picture.size()).isEqualTo("400x200");
    assertThat(picture.dark()).isGreaterThan(79_000);
    assertThat(drawn(document("0 0 m", "/Rotate 90"), 400).size()).isEqualTo("200x400");
  }

  @Test
  void aPageThatIsNotThereCannotBeDrawn() throws Exception {
    PdfPages pages = document("0 0 m", "");
    assertThatThrownBy(() -> pages.draw(2, 400, folder.resolve("page.ppm")))
        .isInstanceOf(ChildFailedException.class)
        .hasMessageStartingWith("page 2 cannot be drawn");
  }

  @Test
  void aDamagedOneIsRefusedInAFewWords() throws Exception {
    Path file = folder.resolve("damaged.pdf");
    Files.writeString(
        file,
        """
        %PDF-1.4
        1 0 obj << /Type /Catalog /Pages 9 0 R >> endobj
        trailer << /Root 1 0 R >>
        """);
    assertThatThrownBy(() -> new PdfPages(file).info())
        .isInstanceOf(ChildFailedException.class)
        .hasMessage("a PDF document that cannot be read: it is damaged: Invalid XRef entry 9");
  }
}
