package org.plugcast.renderer.encode;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;
import org.plugcast.renderer.Profile;
import org.plugcast.ts.multiplex.VideoFormat;

class PictureWriterTest {
  private static final VideoFormat SD = Profile.named("sd-h264").format().video();

  @Test
  void writesTheSizeTheFrameRateAndEachPictureWithItsTime() {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    PictureWriter writer = new PictureWriter(out, RawFormat.YUVA420P, SD);
    assertThat(writer.write(new byte[] {1, 2, 3}, 0)).isTrue();
    assertThat(writer.write(new byte[] {4}, 258)).isTrue();
    writer.close();
    assertThat(HexFormat.of().formatHex(out.toByteArray()))
        .isEqualTo(
            "444b4946"
                + "0000"
                + "2000"
                + "59340b08"
                + "d002e001"
                + "30750000"
                + "e9030000"
                + "0000000000000000"
                + "03000000"
                + "0000000000000000"
                + "010203"
                + "01000000"
                + "0201000000000000"
                + "04");
  }

  @Test
  void tellsWhenNobodyReads() {
    OutputStream broken =
        new OutputStream() {
          @Override
          public void write(int b) throws IOException {
            throw new IOException("Broken pipe");
          }
        };
    assertThat(new PictureWriter(broken, RawFormat.YUV420P, SD).write(new byte[1], 0)).isFalse();
  }
}
