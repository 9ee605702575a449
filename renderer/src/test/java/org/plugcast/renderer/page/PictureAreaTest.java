package org.plugcast.renderer.page;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PictureAreaTest {
  private static PictureArea read(String json) throws Exception {
    return PictureArea.of(DevTools.JSON.readTree(json), 640, 480);
  }

  @Test
  void isARectangleWithinThePage() throws Exception {
    assertThat(read("{\"x\": 10.25, \"y\": 0, \"width\": 320, \"height\": 180}"))
        .isEqualTo(new PictureArea(10.25, 0, 320, 180));
    assertThat(read("{\"x\": -0.4, \"y\": 0, \"width\": 640.4, \"height\": 480}").width())
        .isEqualTo(640.4);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          null                                          | expected an element with data-plugcast
          {"x": 0, "y": 0, "width": 0, "height": 100}   | 0.0x100.0 pixels at 0.0, 0.0: expected 16
          {"x": 0, "y": 0, "width": 100, "height": 15}  | expected 16 pixels or more
          {"x": 0, "y": 0, "width": "many", "height": 1}| expected 16
          {"x": 600, "y": 0, "width": 50, "height": 50} | leaves the page of 640x480 pixels
          {"x": 0, "y": -1, "width": 50, "height": 50}  | leaves the page
          {"x": 0, "y": 0, "width": 50, "height": 1e99} | leaves the page
          {"x": null, "y": 0, "width": 50, "height": 50}| leaves the page
          7                                             | expected 16
          """)
  void whatIsNoneIsToldInWords(String json, String words) {
    assertThatThrownBy(() -> read(json))
        .isInstanceOf(PageFailedException.class)
        .hasMessageContaining(words);
  }

  @Test
  void usesAreKnownByTheirNames() {
    for (PageUse use : PageUse.values()) {
      assertThat(PageUse.of(use.word())).isEqualTo(use);
    }
    assertThat(Stream.of(PageUse.values()).map(PageUse::word))
        .containsExactly("audio", "replace", "overlay", "squeeze");
    assertThatThrownBy(() -> PageUse.of("under"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("use: \"under\": expected one of audio, replace, overlay, squeeze");
  }
}
