package org.plugcast.ts.elementary;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.plugcast.ts.foreign.ForeignStream;
import org.plugcast.ts.mpeg.MalformedStreamException;
import org.plugcast.ts.testing.Ffmpeg;

class RepeatedPicturesTest {
  private static final String IN_DECODE_ORDER = "keyint=6:scenecut=0:bframes=0:ref=1:force-cfr=0";

  @TempDir Path folder;

  @BeforeEach
  void ffmpegIsThere() {
    Ffmpeg.assumeInstalled();
  }

  /** Groups of six coded pictures; the counter of pictures runs over several times in one. */
  @ParameterizedTest
  @CsvSource({
    "320x240, 'aud=0'",
    "320x240, 'weightp=0'",
    "1280x720, 'ref=1'",
    "332x250, 'deblock=0,0:no-deblock=1'",
    "64x64, 'qp=40'"
  })
  void aDecoderShowsEachPictureUntilTheNext(String size, String more) throws Exception {
    int[] starts = {0, 1, 2, 5, 30, 31, 60, 67, 100, 101, 120, 121};
    Path sparse = encoded(size, IN_DECODE_ORDER + ":" + more, starts.length);
    List<String> coded = Ffmpeg.pictures(sparse, "mpegts");
    try (InputStream in = Files.newInputStream(sparse);
        ForeignStream stream = ForeignStream.read(in, folder)) {
      VideoStream video = RepeatedPictures.of(stream.video().orElseThrow(), starts, 150);
      assertThat(video.frames()).isEqualTo(150);
      assertThat(IntStream.range(0, 150).filter(video::randomAccess)).containsExactly(0, 60);
      assertThat(video.size(3)).isLessThan(60);
      assertThat(Ffmpeg.pictures(written(video), "h264")).isEqualTo(held(coded, starts, 150));
      assertThat(sequence(stream.video().orElseThrow()).binding()).isFalse();
      assertThat(sequence(video).binding()).isTrue();
    }
  }

  @Test
  void nothingIsTouchedWhereNothingIsRepeated() throws Exception {
    int[] all = IntStream.range(0, 8).toArray();
    try (InputStream in = Files.newInputStream(encoded("64x64", IN_DECODE_ORDER, 8));
        ForeignStream stream = ForeignStream.read(in, folder)) {
      VideoStream coded = stream.video().orElseThrow();
      assertThat(RepeatedPictures.of(coded, all, 8)).isSameAs(coded);
      assertThatThrownBy(() -> RepeatedPictures.of(coded, new int[] {0, 3}, 8))
          .isInstanceOf(IOException.class)
          .hasMessage("8 coded pictures came, expected 2");
      assertThatThrownBy(() -> RepeatedPictures.of(coded, new int[] {0, 3, 3}, 8))
          .hasMessage("picture 2 starts at frame 3 of 8");
    }
  }

  @ParameterizedTest
  @CsvSource({"'bframes=2:aud=1'", "'bframes=0:cabac=0:ref=1'", "'bframes=0:ref=1:tff=1'"})
  void otherCodingsAreRefused(String options) throws Exception {
    try (InputStream in = Files.newInputStream(encoded("64x64", options, 8));
        ForeignStream stream = ForeignStream.read(in, folder)) {
      VideoStream coded = stream.video().orElseThrow();
      int[] starts = IntStream.range(0, 8).map(i -> 2 * i).toArray();
      assertThatThrownBy(() -> RepeatedPictures.of(coded, starts, 16))
          .isInstanceOf(MalformedStreamException.class)
          .hasMessageContaining("cannot be repeated");
    }
  }

  private Path encoded(String size, String options, int pictures) throws Exception {
    Path file = folder.resolve("coded.ts");
    Ffmpeg.run(
        "ffmpeg -v error -y -f lavfi -i testsrc2=r=25:s="
            .concat(size)
            .concat(" -frames:v ")
            .concat(pictures + " -c:v libx264 -preset veryfast -pix_fmt yuv420p -x264-params ")
            .concat(options)
            .concat(" -f mpegts " + file)
            .split(" "));
    return file;
  }

  private Path written(VideoStream video) throws IOException {
    Path file = folder.resolve("repeated.h264");
    try (OutputStream out = Files.newOutputStream(file)) {
      for (int i = 0; i < video.frames(); i++) {
        byte[] unit = new byte[video.size(i)];
        video.read(i, unit, 0);
        out.write(unit);
      }
    }
    return file;
  }

  private static VideoSequence sequence(VideoStream video) throws IOException {
    byte[] unit = new byte[video.size(0)];
    video.read(0, unit, 0);
    return PictureLog.ofH264(unit).pictures.getFirst().sequence();
  }

  private static List<String> held(List<String> pictures, int[] starts, int frames) {
    List<String> all = new ArrayList<>();
    for (int i = 0; i < starts.length; i++) {
      int end = i + 1 < starts.length ? starts[i + 1] : frames;
      while (all.size() < end) {
        all.add(pictures.get(i));
      }
    }
    return all;
  }
}
