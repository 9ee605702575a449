package org.plugcast.renderer;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.plugcast.ts.multiplex.VideoFormat;
import org.plugcast.ts.store.ClipStore;

/** A picture turns white while a beep begins: so it is on air, too. */
@Timeout(120)
class SoundWithPicturesTest {
  private static final int FRAMES = 50;

  /** Samples of a frame at 29.97 frames/s. */
  private static final double FRAME = 1601.6;

  @TempDir Path folder;
  private Samples samples;
  private ClipStore store;
  private ItemRenderer renderer;

  @BeforeEach
  void openStore() throws IOException {
    samples = new Samples(Files.createDirectory(folder.resolve("media")));
    store = new ClipStore(folder.resolve("clips"));
    renderer = new ItemRenderer(Samples.PROGRAMS, store);
  }

  /** The 31st of its pictures is white. */
  private Path film(String name, double late) throws Exception {
    Path pictures =
        samples.make(
            "pictures.mkv",
            "-f lavfi -i color=black:s=640x360:r=30000/1001:d=2.5,drawbox=c=white:t=fill:enable='gte(n,30)'"
                + " -c:v mpeg2video -q:v 2");
    return samples.make(
        name,
        "-itsoffset %s -i %s -f lavfi -i aevalsrc='if(gte(t,%s),0.5*sin(2*PI*1000*t),0)':s=48000:d=2.5"
                .formatted(late, pictures, 1.001 + late)
            + " -map 0 -map 1 -c:v copy -c:a "
            + (name.endsWith("mkv") ? "flac" : "mp2"));
  }

  @ParameterizedTest
  @CsvSource({
    "hd-h264, film.mkv, 0",
    "hd-h264, film.mkv, 0.012",
    "sd-mpeg2, film.mkv, 0.025",
    "sd-h264-480i, film.mkv, 0.014",
    "sd-mpeg2, film.ts, 0",
    "sd-h264-480i, film.ts, 0.21",
    "hd-h264, film.mpg, 0.3",
    "sd-mpeg2, film.mpg, -0.21",
  })
  void soundStaysWithPicturesWhereverTheyBegin(String name, String file, double late)
      throws Exception {
    Profile profile = Profile.named(name);
    RenderedItem item =
        renderer.render(
            RenderRequest.of(film(file, late), profile), folder.resolve("work"), fraction -> {});
    Path ts = samples.onAir(store, profile, item);
    double flash = whiteFrom(samples.pictures(ts, FRAMES), profile.format().video()) * FRAME;
    assertThat(onset(samples.sound(ts, 2))).isBetween((int) flash - 72, (int) flash + 96);
  }

  private static int whiteFrom(byte[] planes, VideoFormat video) {
    int size = video.width() * video.height();
    int frame = 0;
    while ((planes[frame * size * 3 / 2 + size / 2 + video.width() / 2] & 0xff) < 128) {
      frame++;
    }
    return frame;
  }

  private static int onset(short[] sound) {
    int at = 0;
    while (Math.abs(sound[at]) < 1_500) {
      at++;
    }
    return at;
  }
}
