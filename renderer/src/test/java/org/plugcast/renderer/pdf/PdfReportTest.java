package org.plugcast.renderer.pdf;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.plugcast.renderer.child.ChildFailedException;

class PdfReportTest {
  @Test
  void pagesSizeAndTagsAreRead() throws Exception {
    PdfInfo info =
        PdfReport.parse(
            """
            Title:           Opening hours
            Author:          The library
            Custom Metadata: no
            Pages:           2
            Encrypted:       no
            Page    1 size:  595.276 x 841.89 pts (A4)
            Page    1 rot:   0
            Page    2 size:  612 x 792 pts (letter)
            File size:       0 bytes
            """);
    assertThat(info.pages()).isEqualTo(2);
    assertThat(info.width()).isEqualTo(595.276);
    assertThat(info.height()).isEqualTo(841.89);
    assertThat(info.tags())
        .containsOnlyKeys("title", "artist")
        .containsEntry("title", "Opening hours")
        .containsEntry("artist", "The library");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          Pages: 0     | Page 1 size: 10 x 10 pts           | without a page
          File size: 0 | Optimized: no                      | without a page
          Pages: 501   | Page 1 size: 10 x 10 pts           | of 501 pages: at most 500 are shown
          Pages: 1     | Page 1 size: 7.2e+07 x 7.2e+07 pts | page 1 is 7.2e+07 x 7.2e+07 points large
          Pages: 3     | Page 3 size: 1 x 900 pts           | page 3 is 1 x 900 points large: expected
          Pages: 3     | Page 2 size: 0 x 0 pts             | page 2 is 0 x 0 points large
          Pages: 3     | Page 2 size: 1.2.3 x 9 pts         | page 2 is 1.2.3 x 9 points large
          """)
  void whatNobodyMeansIsRefused(String first, String second, String words) {
    assertThatThrownBy(() -> PdfReport.parse(first + "\n" + second + "\n"))
        .isInstanceOf(ChildFailedException.class)
        .hasMessageContaining("PDF document")
        .hasMessageContaining(words);
  }

  @Test
  void titlesThatPretendToBeLinesAreFollowedByWhatIsSo() {
    assertThatThrownBy(() -> PdfReport.parse("Title: a\nPages: 2\nPages: 900\n"))
        .hasMessageContaining("900 pages");
  }
}
