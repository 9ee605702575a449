package org.plugcast.renderer;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.plugcast.renderer.page.PageUse;
import org.plugcast.ts.multiplex.VideoFormat;
import org.plugcast.ts.store.ClipStore;

/**
 * Items with pictures of their own and a page, made, put on air and decoded. Picture and page count
 * their frames in binary digits.
 */
@Timeout(180)
class PageUseTest {
  private static final int FRAMES = 75;
  private static final int DIGITS = 8;

  /** Luma of the item's picture outside of its digits. */
  private static final int GREY = 100;

  /** The page's digits: from 80 % to 90 % of the height, each of 1/16 of the width. */
  private static final String COUNTER =
      """
      <!doctype html><meta charset="utf-8"><style>
      body { margin: 0 } div { position: absolute }
      .digit { top: 80%; height: 10%; width: 6.25% }
      </style><body><script>
      const digits = Array.from({ length: 8 }, (_, i) => {
        const digit = document.createElement("div");
        digit.className = "digit";
        digit.style.left = 6.25 * i + "%";
        return document.body.appendChild(digit);
      });
      const draw = () => {
        const frame = Math.round(plugcast.position * plugcast.framesPerSecond);
        digits.forEach((digit, i) => { digit.style.background = frame >> i & 1 ? "#fff" : "#000"; });
        requestAnimationFrame(draw);
      };
      draw();
      document.documentElement.className = plugcast.use;
      </script>
      """;

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

  @AfterEach
  void nothingIsLeftBehind() throws IOException {
    assertThat(ProcessHandle.current().descendants().filter(ProcessHandle::isAlive)).isEmpty();
    try (Stream<Path> files = Files.list(folder.resolve("work"))) {
      assertThat(files).isEmpty();
    }
  }

  /**
   * Grey, with digits in its first 3 of {@code rows} rows, each of 1/16 of the width; and a tone at
   * each second.
   */
  private Path film(String name, int rows, String words) throws Exception {
    String digits =
        "if(lt(Y,3),if(lt(X,%d),if(mod(floor(N/pow(2,floor(X/2))),2),235,16),16),%d)"
            .formatted(2 * DIGITS, GREY);
    return samples.make(
        name,
        "-f lavfi -i color=s=32x"
            + rows
            + ":r=30000/1001:d=2.5025,format=yuv420p,geq=lum='"
            + digits
            + "':cb=128:cr=128,scale=iw*20:ih*20:flags=neighbor,setsar=1 -f lavfi -i "
            + Samples.BEEPS
            + ":d=2.5025 "
            + words);
  }

  private Path film(int rows) throws Exception {
    return film("film.mkv", rows, "-c:v libx264 -preset ultrafast -qp 8 -bf 2 -c:a pcm_s16le");
  }

  private RenderedItem render(Path file, Profile profile, PageUse use, String html)
      throws Exception {
    Path page = Files.createDirectories(folder.resolve("page")).resolve("index.html");
    Files.writeString(page, html);
    return render(file, profile, ChannelPage.of(page.toUri()).used(use));
  }

  private RenderedItem render(Path file, Profile profile, ChannelPage page) throws Exception {
    RenderRequest request =
        new RenderRequest(
            file,
            profile,
            page,
            SoundOrder.AS_IT_IS,
            Map.of("name", "Jazz"),
            Map.of(),
            Map.of(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty());
    return renderer.render(request, folder.resolve("work"), fraction -> {});
  }

  private Film decoded(RenderedItem item, Profile profile) throws Exception {
    assertThat(item.index().frames()).isEqualTo(FRAMES);
    Path ts = samples.onAir(store, profile, item);
    VideoFormat video = profile.format().video();
    return new Film(samples.pictures(ts, FRAMES), video.width(), video.height());
  }

  /** Decoded pictures; places are parts of width and height. */
  private static final class Film {
    private final byte[] planes;
    private final int width;
    private final int height;

    Film(byte[] planes, int width, int height) {
      this.planes = planes;
      this.width = width;
      this.height = height;
    }

    int luma(int frame, double x, double y) {
      return planes[start(frame) + place(y, height) * width + place(x, width)] & 0xff;
    }

    /** Y, Cb and Cr. */
    List<Integer> colour(int frame, double x, double y) {
      int line = place(y, height / 2) * (width / 2);
      int at = start(frame) + width * height + line + place(x, width / 2);
      return List.of(luma(frame, x, y), planes[at] & 0xff, planes[at + width * height / 4] & 0xff);
    }

    private static int place(double part, int size) {
      return (int) (part * size);
    }

    private int start(int frame) {
      return frame * width * height * 3 / 2;
    }

    /** The number that digits show, of which the first is at {@code x}. */
    int number(int frame, double x, double step, double y) {
      int number = 0;
      for (int digit = 0; digit < DIGITS; digit++) {
        number |= luma(frame, x + digit * step, y) > 125 ? 1 << digit : 0;
      }
      return number;
    }

    List<Integer> numbers(double x, double step, double y) {
      List<Integer> numbers = new ArrayList<>();
      for (int frame = 0; frame < FRAMES; frame++) {
        numbers.add(number(frame, x, step, y));
      }
      return numbers;
    }

    /** What the page counts. */
    List<Integer> pageNumbers() {
      return numbers(1 / 32.0, 1 / 16.0, 0.85);
    }
  }

  private static final List<Integer> COUNTED = Stream.iterate(0, n -> n + 1).limit(FRAMES).toList();

  private static void looks(List<Integer> colour, int y, int cb, int cr) {
    assertThat(colour.get(0)).as("Y of %s", colour).isBetween(y - 4, y + 4);
    assertThat(colour.get(1)).as("Cb of %s", colour).isBetween(cb - 4, cb + 4);
    assertThat(colour.get(2)).as("Cr of %s", colour).isBetween(cr - 4, cr + 4);
  }

  /** Values of red and green by BT.709 (HD) and SMPTE 170M, mixed with grey. */
  @ParameterizedTest
  @CsvSource({"hd-h264, 18, 63, 102, 173, 42, 26", "sd-mpeg2, 24, 81, 90, 145, 54, 34"})
  void aPageLiesOnThePictureFrameByFrame(
      String name, int rows, int redY, int redCb, int greenY, int greenCb, int greenCr)
      throws Exception {
    Profile profile = Profile.named(name);
    String html =
        COUNTER
            + """
            <style>
            #half { left: 25%; top: 40%; width: 25%; height: 20%; background: rgba(255, 0, 0, 0.5) }
            #faint { left: 75%; top: 20%; width: 20%; height: 10%; background: rgb(255 255 255 / 0.1) }
            #full { left: 62.5%; top: 40%; width: 25%; height: 20% }
            .overlay #full { background: #0f0 }
            </style><div id="half"></div><div id="full"></div><div id="faint"></div>
            """;
    RenderedItem item = render(film(rows), profile, PageUse.OVERLAY, html);
    assertThat(item.pageFailure()).isEmpty();
    assertThat(item.adjustments()).isEmpty();
    assertThat(item.pageInputs()).isNotEmpty();
    Film film = decoded(item, profile);
    assertThat(film.numbers(1 / 32.0, 1 / 16.0, 1.5 / rows)).isEqualTo(COUNTED);
    assertThat(film.pageNumbers()).isEqualTo(COUNTED);
    for (int frame : List.of(0, 1, 37, FRAMES - 1)) {
      looks(film.colour(frame, 0.375, 0.5), (GREY + redY) / 2, (128 + redCb) / 2, 184);
      looks(film.colour(frame, 0.75, 0.5), greenY, greenCb, greenCr);
      looks(film.colour(frame, 0.85, 0.25), GREY + (235 - GREY) * 26 / 255, 128, 128);
      looks(film.colour(frame, 0.1, 0.5), GREY, 128, 128);
      looks(film.colour(frame, 0.95, 0.95), GREY, 128, 128);
    }
  }

  /** A film of 16:9 in a place that is as wide and high as the screen, to a part of 3/8. */
  @ParameterizedTest
  @CsvSource({"hd-h264, 63, 102, 24", "sd-h264, 81, 90, 29"})
  void aPageHasThePictureInIt(String name, int redY, int redCb, int navyY) throws Exception {
    Profile profile = Profile.named(name);
    String html =
        COUNTER
            + """
            <style>
            #place {
              left: 50%; top: 25%; width: 37.5%; height: 37.5%; box-shadow: 0 0 0 200vmax #000080; z-index: -1
            }
            #half { left: 75%; top: 37.5%; width: 6.25%; height: 12.5%; background: rgba(255, 0, 0, 0.5) }
            </style><div id="place" data-plugcast="picture"></div><div id="half"></div>
            """;
    RenderedItem item = render(film(18), profile, PageUse.SQUEEZE, html);
    assertThat(item.pageFailure()).isEmpty();
    assertThat(item.adjustments()).isEmpty();
    Film film = decoded(item, profile);
    double shown = 16.0 / 9 / ((double) profile.displayWidth() / profile.displayHeight());
    double height = 0.375 / shown;
    double top = 0.4375 - height / 2;
    assertThat(film.numbers(0.5 + 0.375 / 32, 0.375 / 16, top + height * 1.5 / 18))
        .isEqualTo(COUNTED);
    assertThat(film.pageNumbers()).isEqualTo(COUNTED);
    for (int frame : List.of(0, 40, FRAMES - 1)) {
      looks(film.colour(frame, 0.6, 0.5), GREY, 128, 128);
      looks(film.colour(frame, 0.78, 0.45), (GREY + redY) / 2, (128 + redCb) / 2, 184);
      for (double[] at : new double[][] {{0.49, 0.45}, {0.885, 0.45}, {0.7, 0.24}, {0.7, 0.64}}) {
        looks(film.colour(frame, at[0], at[1]), navyY, 184, 121);
      }
      if (shown > 1.1) {
        looks(film.colour(frame, 0.6, 0.26), 16, 128, 128);
        looks(film.colour(frame, 0.6, 0.615), 16, 128, 128);
      }
    }
  }

  @Test
  void aPageTakesThePlaceOfThePictureAndTheSoundStays() throws Exception {
    Profile profile = Profile.named("sd-h264");
    String html =
        COUNTER + "<style>html { background: #000 } .replace { background: #0f0 }</style>";
    RenderedItem item = render(film(24), profile, PageUse.REPLACE, html);
    assertThat(item.pageFailure()).isEmpty();
    assertThat(item.peakDb()).hasValueSatisfying(peak -> assertThat(peak).isBetween(-10.0, -8.0));
    Film film = decoded(item, profile);
    assertThat(film.pageNumbers()).isEqualTo(COUNTED);
    looks(film.colour(30, 0.1, 0.05), 145, 54, 34);
    looks(film.colour(30, 0.5, 0.5), 145, 54, 34);
  }

  @Test
  void anItemOfSoundInAChannelWithAnOverlayHasThePageOnBlack() throws Exception {
    Profile profile = Profile.named("sd-h264");
    Path tone = samples.make("tone.flac", "-f lavfi -i sine=r=48000:d=2.5025");
    String html =
        COUNTER
            + """
            <style>#block { left: 25%; top: 40%; width: 25%; height: 20% } .audio #block { background: #0f0 }</style>
            <div id="block"></div>
            """;
    RenderedItem item = render(tone, profile, PageUse.OVERLAY, html);
    assertThat(item.pageFailure()).isEmpty();
    Film film = decoded(item, profile);
    looks(film.colour(30, 0.375, 0.5), 145, 54, 34);
    looks(film.colour(30, 0.75, 0.5), 16, 128, 128);
  }

  @Test
  void aPageThatCannotBeShownLeavesThePictureAsItIs() throws Exception {
    Profile profile = Profile.named("sd-h264");
    Path file = film(24);
    URI nowhere = URI.create("http://127.0.0.1:9/page");
    RenderedItem item = render(file, profile, ChannelPage.of(nowhere).used(PageUse.OVERLAY));
    assertThat(item.pageFailure())
        .hasValueSatisfying(reason -> assertThat(reason).contains("http://127.0.0.1:9/page"));
    Film film = decoded(item, profile);
    assertThat(film.numbers(1 / 32.0, 1 / 16.0, 1.5 / 24)).isEqualTo(COUNTED);
    RenderedItem placeless = render(file, profile, PageUse.SQUEEZE, COUNTER);
    assertThat(placeless.pageFailure())
        .hasValueSatisfying(
            reason -> assertThat(reason).contains("an element with data-plugcast=\"picture\""));
    RenderedItem outside =
        render(
            file,
            profile,
            PageUse.SQUEEZE,
            "<div data-plugcast=picture style='position:absolute;left:600px;width:100px;height:50px'>");
    assertThat(outside.pageFailure())
        .hasValueSatisfying(
            reason -> assertThat(reason).contains("100.0x50.0 pixels at 600.0", "640x480"));
  }

  @Test
  void aReadyTransportStreamIsEncodedAnewForItsPage() throws Exception {
    Profile profile = Profile.named("hd-h264");
    Path file =
        samples.make(
            "fits.ts",
            "-f lavfi -i color=gray:s=1280x720:r=30000/1001:d=3 -f lavfi -i sine=r=48000:d=3"
                + " -c:v libx264 -preset ultrafast -bf 2 -b:v 2M -maxrate 2M -bufsize 2M -x264-params"
                + " keyint=30:b-pyramid=none:aud=1 -pix_fmt yuv420p -ac 2 -c:a ac3 -b:a 192k");
    String opaque =
        "<meta name='plugcast-frames-per-second' content='1'><body style='background:#0f0'>";
    assertThat(render(file, profile, PageUse.AUDIO, opaque).adjustments()).isEmpty();
    RenderedItem item = render(file, profile, PageUse.OVERLAY, opaque);
    assertThat(item.adjustments())
        .containsExactly(
            "encoded anew: the page is laid on its pictures",
            "the page covers the item's own picture all the time: nothing of it is seen");
    assertThat(item.index().frames()).isBetween(89, 91);
  }

  @Test
  void aPageWithACadenceOfItsOwnLiesOnEveryFrame() throws Exception {
    Profile profile = Profile.named("sd-h264");
    String html = "<meta name='plugcast-frames-per-second' content='1'>" + COUNTER;
    Film film = decoded(render(film(24), profile, PageUse.OVERLAY, html), profile);
    assertThat(film.numbers(1 / 32.0, 1 / 16.0, 1.5 / 24)).isEqualTo(COUNTED);
    assertThat(film.pageNumbers())
        .isEqualTo(COUNTED.stream().map(frame -> frame / 30 * 30).toList());
  }
}
