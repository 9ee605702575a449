package org.plugcast.renderer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.plugcast.ts.store.ClipStore;

/**
 * A page that stands still, moves, and stands still again, as two decoders see it that share no
 * code: FFmpeg's and, by GStreamer, OpenH264. {@code bench/encode/decoders} asks more of them.
 */
@Timeout(120)
class RepeatsJudgedTest {
  private static final Profile SD = Profile.named("sd-h264");
  private static final int FRAMES = 150;
  private static final int LARGEST_REPEAT = 100;

  private static final String PAGE =
      """
      <!doctype html><meta charset="utf-8"><style>
      body { margin: 0; background: linear-gradient(60deg, #124, #a73) }
      #box { position: absolute; width: 30vw; height: 40vh; font: 9vh sans-serif;
             background: repeating-conic-gradient(#fff 0 9deg, #137 0 18deg) }
      </style><div id="box">Words</div><script>
      const box = document.getElementById("box");
      const draw = () => {
        const way = Math.min(1, Math.max(0, plugcast.position - 1.5));
        box.style.transform = `translate(${60 * way}vw, ${50 * way}vh) rotate(${9 * way}deg)`;
        document.body.style.background = plugcast.position < 3.7 ? "" : "#361";
        requestAnimationFrame(draw);
      };
      draw();
      </script>
      """;

  @TempDir Path folder;

  @BeforeEach
  void openH264IsThere() throws Exception {
    boolean there;
    try {
      there = started("gst-inspect-1.0", "--exists", "openh264dec").waitFor() == 0;
    } catch (IOException e) {
      there = false;
    }
    assumeThat(there)
        .as(
            "no gst-launch-1.0 with openh264dec (gstreamer1.0-tools, gstreamer1.0-plugins-bad):"
                + " no second decoder to agree with")
        .isTrue();
  }

  @Test
  void openH264DecodesRepeatedPicturesToWhatFfmpegDoes() throws Exception {
    Samples samples = new Samples(Files.createDirectory(folder.resolve("media")));
    Path ts = onAir(samples);
    Path video = samples.make("video.h264", "-i " + ts + " -map 0:v -c copy -frames:v " + FRAMES);
    assertThat(repeats(Files.readAllBytes(video))).isBetween(80L, 125L);
    byte[] expected = samples.pictures(ts, FRAMES);
    byte[] seen = Files.readAllBytes(decodedByOpenH264(video));
    int size = SD.format().video().width() * SD.format().video().height() * 3 / 2;
    assertThat(expected.length).as("bytes by FFmpeg").isEqualTo(FRAMES * size);
    assertThat(seen.length).as("bytes by OpenH264").isEqualTo(FRAMES * size);
    assertThat(
            IntStream.range(0, FRAMES)
                .filter(frame -> !samePicture(expected, seen, frame * size, size)))
        .as("pictures that differ")
        .isEmpty();
  }

  private Path onAir(Samples samples) throws Exception {
    ClipStore store = new ClipStore(folder.resolve("clips"));
    Path page = Files.writeString(folder.resolve("index.html"), PAGE);
    Path sound = samples.make("sound.flac", "-f lavfi -i sine=f=440:r=48000:d=5");
    RenderRequest request = RenderRequest.of(sound, SD).withPage(ChannelPage.of(page.toUri()));
    RenderedItem item =
        new ItemRenderer(Samples.PROGRAMS, store)
            .render(request, folder.resolve("work"), fraction -> {});
    assertThat(item.pageFailure()).isEmpty();
    assertThat(item.index().frames()).isEqualTo(FRAMES);
    return samples.onAir(store, SD, item);
  }

  private Path decodedByOpenH264(Path video) throws Exception {
    Path target = folder.resolve("pictures.yuv");
    Process process =
        started(
            "gst-launch-1.0",
            "-q",
            "filesrc",
            "location=" + video,
            "!",
            "h264parse",
            "!",
            "openh264dec",
            "!",
            "video/x-raw,format=I420",
            "!",
            "filesink",
            "location=" + target);
    String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(process.waitFor()).as(said).isZero();
    assertThat(said).as("words of GStreamer and OpenH264").isBlank();
    return target;
  }

  private Process started(String... command) throws IOException {
    ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
    builder.environment().put("GST_DEBUG_NO_COLOR", "1");
    builder
        .environment()
        .put("GST_DEBUG", "openh264dec:2,h264parse:2,codecparsers_h264:2,videodecoder:2");
    Process process = builder.start();
    process.getOutputStream().close();
    return process;
  }

  private static boolean samePicture(byte[] one, byte[] other, int from, int size) {
    return Arrays.equals(one, from, from + size, other, from, from + size);
  }

  /** Access units up to the next delimiter that are too small to be anything else. */
  private static long repeats(byte[] video) {
    int[] delimiters =
        IntStream.range(0, video.length - 3)
            .filter(i -> video[i] == 0 && video[i + 1] == 0 && video[i + 2] == 1)
            .filter(i -> (video[i + 3] & 0x1f) == 9)
            .toArray();
    return IntStream.range(1, delimiters.length)
        .filter(i -> delimiters[i] - delimiters[i - 1] < LARGEST_REPEAT)
        .count();
  }
}
