package org.plugcast.renderer.encode;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Values of ITU-R BT.709-6 and BT.601-7 (SMPTE 170M) for 8 bits. */
class PictureConverterTest {
  private static BufferedImage filled(int width, int height, int rgb, int type) {
    BufferedImage image = new BufferedImage(width, height, type);
    Graphics2D graphics = image.createGraphics();
    graphics.setColor(new Color(rgb));
    graphics.fillRect(0, 0, width, height);
    graphics.dispose();
    return image;
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
    for (int type : new int[] {BufferedImage.TYPE_INT_RGB, BufferedImage.TYPE_3BYTE_BGR}) {
      byte[] planes =
          new PictureConverter(16, 8, space)
              .convert(filled(16, 8, Integer.parseInt(rgb, 16), type));
      assertThat(planes).hasSize(16 * 8 * 3 / 2);
      assertPlane(planes, 0, 128, y);
      assertPlane(planes, 128, 32, cb);
      assertPlane(planes, 160, 32, cr);
    }
  }

  private static void assertPlane(byte[] planes, int from, int length, int value) {
    for (int i = from; i < from + length; i++) {
      assertThat(planes[i] & 0xff).as("sample %d", i).isEqualTo(value);
    }
  }

  @Test
  void linesAreMixedWhenAPictureIsMadeLower() throws IOException {
    BufferedImage image = filled(8, 18, 0x000000, BufferedImage.TYPE_3BYTE_BGR);
    for (int y = 9; y < 18; y++) {
      for (int x = 0; x < 8; x++) {
        image.setRGB(x, y, 0xffffff);
      }
    }
    byte[] planes = new PictureConverter(8, 16, ColourSpace.SMPTE170M).convert(image);
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
    BufferedImage image = filled(8, 2, 0x000000, BufferedImage.TYPE_INT_RGB);
    for (int y = 0; y < 2; y++) {
      image.setRGB(4, y, 0x0000ff);
    }
    byte[] planes = new PictureConverter(8, 2, ColourSpace.BT709).convert(image);
    int full = 240 - 128;
    assertThat(planes[16] & 0xff).isEqualTo(128);
    assertThat(planes[16 + 1] & 0xff).isEqualTo(128);
    assertThat(planes[16 + 2] & 0xff).isEqualTo(128 + full / 2);
    assertThat(planes[16 + 3] & 0xff).isEqualTo(128);
  }

  @Test
  void pngAndJpegAreRead() throws IOException {
    PictureConverter converter = new PictureConverter(16, 16, ColourSpace.BT709);
    for (String format : new String[] {"png", "jpg"}) {
      ByteArrayOutputStream file = new ByteArrayOutputStream();
      ImageIO.write(filled(16, 16, 0x808080, BufferedImage.TYPE_3BYTE_BGR), format, file);
      assertThat(converter.convert(file.toByteArray())[0] & 0xff).isBetween(125, 127);
    }
  }

  @Test
  void whatIsNoPictureIsRefused() {
    PictureConverter converter = new PictureConverter(16, 16, ColourSpace.BT709);
    assertThatThrownBy(() -> converter.convert("no".getBytes(StandardCharsets.UTF_8)))
        .isInstanceOf(IOException.class);
    assertThatThrownBy(() -> converter.convert(filled(8, 16, 0, BufferedImage.TYPE_INT_RGB)))
        .hasMessageContaining("8 pixels wide: expected 16");
  }
}
