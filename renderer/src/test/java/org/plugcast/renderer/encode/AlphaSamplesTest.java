package org.plugcast.renderer.encode;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.Random;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.plugcast.renderer.Profile;
import org.plugcast.renderer.page.Patch;
import org.plugcast.renderer.page.PictureArea;

class AlphaSamplesTest {
  private static final Offset<Double> ONE = Offset.offset(1.0);
  private static final int WIDTH = 16;
  private static final int HEIGHT = 8;
  private static final int PIXELS = WIDTH * HEIGHT;
  private static final int ALPHA = PIXELS * 3 / 2;

  private static PictureConverter converter() {
    return new PictureConverter(WIDTH, HEIGHT, new AlphaSamples(WIDTH, HEIGHT, ColourSpace.BT709));
  }

  /** Straight colours, of which a page has them multiplied by alpha. */
  private static void put(byte[] pixels, int pixel, int alpha, int rgb) {
    for (int channel = 0; channel < 3; channel++) {
      int colour = rgb >> 8 * channel & 0xff;
      pixels[pixel * Patch.PIXEL + channel] = (byte) ((colour * alpha + 127) / 255);
    }
    pixels[pixel * Patch.PIXEL + 3] = (byte) alpha;
  }

  private static Patch filled(int alpha, int rgb) {
    byte[] pixels = new byte[PIXELS * Patch.PIXEL];
    for (int pixel = 0; pixel < PIXELS; pixel++) {
      put(pixels, pixel, alpha, rgb);
    }
    return new Patch(WIDTH, 0, pixels);
  }

  @Test
  void whereAPageIsOpaqueItLooksAsItDoesAlone() throws IOException {
    Random random = new Random(3);
    byte[] pixels = new byte[PIXELS * Patch.PIXEL];
    for (int pixel = 0; pixel < PIXELS; pixel++) {
      put(pixels, pixel, 255, random.nextInt(1 << 24));
    }
    byte[] alone =
        new PictureConverter(WIDTH, HEIGHT, ColourSpace.BT709)
            .planes(new Patch(WIDTH, 0, pixels.clone()));
    byte[] planes = converter().planes(new Patch(WIDTH, 0, pixels));
    assertThat(planes).hasSize(PIXELS * 5 / 2).startsWith(alone);
    for (int at = ALPHA; at < planes.length; at++) {
      assertThat(planes[at]).isEqualTo((byte) 255);
    }
  }

  @Test
  void whereAPageIsTransparentItIsBlackWithoutAlpha() throws IOException {
    byte[] planes = converter().planes(filled(0, 0));
    for (int at = 0; at < planes.length; at++) {
      int expected = at < PIXELS ? 16 : at < ALPHA ? 128 : 0;
      assertThat(planes[at] & 0xff).as("sample %d", at).isEqualTo(expected);
    }
  }

  /**
   * What a receiver shows may be off by one in 255 of a mix that is calculated without rounding.
   */
  @ParameterizedTest
  @CsvSource({"1", "2", "13", "26", "64", "127", "128", "200", "254"})
  void mixedWithAPictureItsColoursAreThoseOfThePage(int alpha) throws IOException {
    byte[] red = converter().planes(filled(alpha, 0xff0000));
    byte[] white = converter().planes(filled(alpha, 0xffffff));
    assertThat(mixed(red, 0, 100)).isCloseTo(mix(63, 100, alpha), ONE);
    assertThat(mixed(red, PIXELS, 128)).isCloseTo(mix(102, 128, alpha), ONE);
    assertThat(mixed(red, PIXELS + PIXELS / 4, 60)).isCloseTo(mix(240, 60, alpha), ONE);
    assertThat(mixed(white, 0, 16)).isCloseTo(mix(235, 16, alpha), ONE);
  }

  /** As FFmpeg's overlay does it. */
  private static double mixed(byte[] planes, int at, int beneath) {
    int alpha = planes[ALPHA] & 0xff;
    int sum = beneath * (255 - alpha) + (planes[at] & 0xff) * alpha;
    return (sum + 128) * 257 >> 16;
  }

  private static double mix(int page, int beneath, int alpha) {
    return (page * alpha + beneath * (255 - alpha)) / 255.0;
  }

  @Test
  void coversOnlyWhatIsOpaqueAllOver() throws IOException {
    AlphaSamples samples = new AlphaSamples(WIDTH, HEIGHT, ColourSpace.BT709);
    Patch patch = filled(255, 0);
    put(patch.pixels(), 3 * WIDTH + 5, 254, 0);
    byte[] planes = new PictureConverter(WIDTH, HEIGHT, samples).planes(patch);
    assertThat(samples.covers(new Box(0, 0, WIDTH, 2), planes)).isTrue();
    assertThat(samples.covers(new Box(6, 2, 4, 4), planes)).isTrue();
    assertThat(samples.covers(new Box(4, 2, 2, 2), planes)).isFalse();
  }

  @Test
  void alphaIsFilteredWithTheLines() throws IOException {
    PictureConverter converter =
        new PictureConverter(8, 16, new AlphaSamples(8, 16, ColourSpace.SMPTE170M));
    byte[] pixels = new byte[8 * 18 * Patch.PIXEL];
    for (int pixel = 8 * 9; pixel < 8 * 18; pixel++) {
      put(pixels, pixel, 255, 0xffffff);
    }
    byte[] planes = converter.planes(new Patch(8, 0, pixels));
    int alpha = 8 * 16 * 3 / 2;
    assertThat(planes[alpha + 6 * 8]).isZero();
    int upper = planes[alpha + 7 * 8] & 0xff;
    int lower = planes[alpha + 8 * 8] & 0xff;
    assertThat(upper).isBetween(1, 100);
    assertThat(upper + lower).isBetween(254, 256);
    assertThat(planes[7 * 8] & 0xff).as("white, however little of it").isBetween(234, 235);
    assertThat(planes[alpha + 9 * 8] & 0xff).isEqualTo(255);
  }

  @ParameterizedTest
  @CsvSource({
    "hd-h264, 0, 0, 1280, 720, 0, 0, 1280, 720",
    "hd-h264, 640, 180, 480, 270, 640, 180, 480, 270",
    "hd-h264, 10.5, 11, 99.9, 100, 10, 10, 102, 102",
    "sd-h264, 320, 120, 240, 180, 360, 120, 270, 180",
    "sd-h264, -0.4, 0, 640.4, 480, 0, 0, 720, 480",
  })
  void aBoxHoldsAnAreaOfThePage(
      String name, double x, double y, double w, double h, int left, int top, int wide, int high) {
    assertThat(Box.of(Profile.named(name), new PictureArea(x, y, w, h)))
        .isEqualTo(new Box(left, top, wide, high));
  }
}
