package org.plugcast.renderer.encode;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.plugcast.renderer.page.Patch;

/** Values of ITU-R BT.709-6 and BT.601-7 (SMPTE 170M) for 8 bits. */
class PictureConverterTest {
  /** Lines of one colour. */
  private static Patch filled(int width, int top, int lines, int rgb) {
    byte[] pixels = new byte[width * lines * Patch.PIXEL];
    for (int at = 0; at < pixels.length; at += Patch.PIXEL) {
      put(pixels, at, rgb);
    }
    return new Patch(width, top, pixels);
  }

  private static void put(byte[] pixels, int at, int rgb) {
    pixels[at] = (byte) rgb;
    pixels[at + 1] = (byte) (rgb >> 8);
    pixels[at + 2] = (byte) (rgb >> 16);
    pixels[at + 3] = (byte) 255;
  }

  @ParameterizedTest
  @CsvSource({
    "BT709, 000000, 16, 128, 128",
    "BT709, ffffff, 235, 128, 128",
    "BT709, ff0000, 63, 102, 240",
    "BT709, 00ff00, 173, 42, 26",
    "BT709, 0000ff, 32, 240, 118",
    "BT709, 808080, 126, 128, 128",
    "SMPTE170M, ffffff, 235, 128, 128",
    "SMPTE170M, ff0000, 81, 90, 240",
    "SMPTE170M, 00ff00, 145, 54, 34",
    "SMPTE170M, 0000ff, 41, 240, 110",
    "SMPTE170M, ffff00, 210, 16, 146",
  })
  void coloursHaveTheStandardsValues(ColourSpace space, String rgb, int y, int cb, int cr)
      throws IOException {
    byte[] planes =
        new PictureConverter(16, 8, space).planes(filled(16, 0, 8, Integer.parseInt(rgb, 16)));
    assertThat(planes).hasSize(16 * 8 * 3 / 2);
    assertPlane(planes, 0, 128, y);
    assertPlane(planes, 128, 32, cb);
    assertPlane(planes, 160, 32, cr);
  }

  private static void assertPlane(byte[] planes, int from, int length, int value) {
    for (int i = from; i < from + length; i++) {
      assertThat(planes[i] & 0xff).as("sample %d", i).isEqualTo(value);
    }
  }

  @Test
  void linesAreMixedWhenAPictureIsMadeLower() throws IOException {
    PictureConverter converter = new PictureConverter(8, 16, ColourSpace.SMPTE170M);
    converter.planes(filled(8, 0, 18, 0x000000));
    byte[] planes = converter.planes(filled(8, 9, 9, 0xffffff));
    assertThat(planes[0]).isEqualTo((byte) 16);
    assertThat(planes[6 * 8]).isEqualTo((byte) 16);
    assertThat(planes[7 * 8] & 0xff).isBetween(17, 80);
    assertThat(planes[8 * 8] & 0xff).isBetween(170, 234);
    assertThat(planes[9 * 8] & 0xff).isEqualTo(235);
    int sum = (planes[7 * 8] & 0xff) + (planes[8 * 8] & 0xff);
    assertThat(sum).isBetween(250, 252);
  }

  @Test
  void chromaIsSitedWithTheLeftSample() throws IOException {
    Patch patch = filled(8, 0, 2, 0x000000);
    for (int y = 0; y < 2; y++) {
      put(patch.pixels(), (y * 8 + 4) * Patch.PIXEL, 0x0000ff);
    }
    byte[] planes = new PictureConverter(8, 2, ColourSpace.BT709).planes(patch);
    int full = 240 - 128;
    assertThat(planes[16] & 0xff).isEqualTo(128);
    assertThat(planes[16 + 1] & 0xff).isEqualTo(128);
    assertThat(planes[16 + 2] & 0xff).isEqualTo(128 + full / 2);
    assertThat(planes[16 + 3] & 0xff).isEqualTo(128);
  }

  @ParameterizedTest
  @CsvSource({"16", "18", "32"})
  void changedLinesGiveTheSamePictureAsAllLines(int pageLines) throws IOException {
    Random random = new Random(7);
    byte[] page = new byte[8 * pageLines * Patch.PIXEL];
    PictureConverter step = new PictureConverter(8, 16, ColourSpace.BT709);
    step.planes(new Patch(8, 0, page.clone()));
    for (int i = 0; i < 200; i++) {
      int top = random.nextInt(pageLines);
      byte[] changed = new byte[(1 + random.nextInt(pageLines - top)) * 8 * Patch.PIXEL];
      random.nextBytes(changed);
      System.arraycopy(changed, 0, page, top * 8 * Patch.PIXEL, changed.length);
      assertThat(step.planes(new Patch(8, top, changed)))
          .isEqualTo(
              new PictureConverter(8, 16, ColourSpace.BT709).planes(new Patch(8, 0, page.clone())));
    }
  }

  @Test
  void aPictureOfAnotherWidthIsRefused() {
    PictureConverter converter = new PictureConverter(16, 16, ColourSpace.BT709);
    assertThatThrownBy(() -> converter.planes(filled(8, 0, 16, 0)))
        .hasMessageContaining("8 pixels wide: expected 16");
  }
}
