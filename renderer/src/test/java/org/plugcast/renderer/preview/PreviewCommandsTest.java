package org.plugcast.renderer.preview;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.plugcast.renderer.Profile;
import org.plugcast.ts.multiplex.VideoFormat;

class PreviewCommandsTest {
  private static final Path FFMPEG = Path.of("/x/ffmpeg");

  private static VideoFormat video(String profile) {
    return Profile.named(profile).format().video();
  }

  @Test
  void pipesAreAllThatACommandMayRead() {
    for (List<String> command :
        List.of(
            PreviewCommands.poster(FFMPEG),
            PreviewCommands.small(FFMPEG),
            PreviewCommands.strip(FFMPEG, 160, 10),
            PreviewCommands.film(FFMPEG, video("hd-h264"), 10))) {
      assertThat(command).containsSequence("-protocol_whitelist", "pipe");
      assertThat(command).containsSequence("-i", "pipe:0");
    }
  }

  @Test
  void h264IsCopiedAndOtherVideoIsCodedAnew() {
    assertThat(PreviewCommands.film(FFMPEG, video("hd-h264"), 10)).containsSequence("-c:v", "copy");
    assertThat(PreviewCommands.film(FFMPEG, video("sd-mpeg2"), 10))
        .containsSequence("-c:v", "libx264");
    assertThat(PreviewCommands.film(FFMPEG, video("sd-h264-480i"), 10))
        .containsSequence("-c:v", "libx264")
        .anyMatch(word -> word.startsWith("bwdif=mode=send_frame:deint=interlaced,scale="));
  }

  @Test
  void roomForTheIndexGrowsWithTheFilm() {
    // 16 KiB, 30 000 / 1001 pictures of 36 bytes and 46.875 frames of sound of 24 bytes a second.
    assertThat(PreviewCommands.film(FFMPEG, video("hd-h264"), 1001))
        .containsSequence("-moov_size", Long.toString(16_384 + 30_000 * 36 + 1_126_125));
  }
}
