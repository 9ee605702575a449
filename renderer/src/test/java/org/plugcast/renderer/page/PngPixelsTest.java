package org.plugcast.renderer.page;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;

class PngPixelsTest {
  private static byte[] png(BufferedImage image) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    ImageIO.write(image, "png", out);
    return out.toByteArray();
  }

  private static ByteBuffer decoded(BufferedImage image) throws Exception {
    ByteBuffer picture =
        ByteBuffer.allocate(image.getWidth() * image.getHeight() * Patch.PIXEL)
            .order(ByteOrder.LITTLE_ENDIAN);
    PngPixels.decode(png(image), picture);
    return picture;
  }

  /** All that a browser can have drawn: each alpha, and each colour up to it. */
  @Test
  void coloursAreMultipliedByAlphaAgainWithoutLoss() throws Exception {
    BufferedImage image = new BufferedImage(256, 256, BufferedImage.TYPE_INT_ARGB);
    for (int alpha = 0; alpha < 256; alpha++) {
      for (int colour = 0; colour < 256; colour++) {
        int drawn = Math.min(colour, alpha);
        int divided = alpha == 0 ? 0 : Math.round(drawn * 255f / alpha);
        image.setRGB(colour, alpha, alpha << 24 | divided << 16 | divided << 8 | divided);
      }
    }
    ByteBuffer picture = decoded(image);
    for (int alpha = 0; alpha < 256; alpha++) {
      for (int colour = 0; colour < 256; colour++) {
        int drawn = Math.min(colour, alpha);
        assertThat(picture.getInt((alpha * 256 + colour) * Patch.PIXEL))
            .isEqualTo(alpha << 24 | drawn << 16 | drawn << 8 | drawn);
      }
    }
  }

  @Test
  void filesWithoutAlphaAreOpaque() throws Exception {
    BufferedImage image = new BufferedImage(3, 2, BufferedImage.TYPE_INT_RGB);
    image.setRGB(2, 1, 0x123456);
    assertThat(decoded(image).getInt(5 * Patch.PIXEL)).isEqualTo(0xff123456);
    assertThat(decoded(image).getInt(0)).isEqualTo(0xff000000);
  }

  @Test
  void picturesOfAnotherKindAreRefused() throws IOException {
    byte[] grey = png(new BufferedImage(2, 2, BufferedImage.TYPE_BYTE_BINARY));
    assertThatThrownBy(() -> PngPixels.decode(grey, ByteBuffer.allocate(16)))
        .isInstanceOf(PageFailedException.class)
        .hasMessageContaining("no RGB or RGBA");
    assertThatThrownBy(() -> PngPixels.decode(grey, ByteBuffer.allocate(20)))
        .hasMessageContaining("2x2: expected 5 pixels");
    assertThatThrownBy(() -> PngPixels.decode(new byte[10], ByteBuffer.allocate(20)))
        .isInstanceOf(PageFailedException.class);
  }
}
