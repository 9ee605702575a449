package org.plugcast.renderer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
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

/** Images and PDF documents as items. */
@Timeout(120)
class StillItemsTest {
  private static final Profile SD = Profile.named("sd-mpeg2");
  private static final int TOLERANCE = 6;

  private static final Profile HD = Profile.named("hd-h264");

  /** Y, Cb and Cr of saturated colours, SMPTE 170M. */
  private static final int[] RED = {81, 90, 240};

  private static final int[] GREEN = {145, 54, 34};
  private static final int[] BLUE = {41, 240, 110};
  private static final int[] BLACK = {16, 128, 128};

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
    Samples.requireThatNothingIsLeft(folder.resolve("work"));
  }

  private RenderedItem render(Path file, Profile profile, double seconds, ChannelPage page)
      throws Exception {
    RenderRequest request =
        RenderRequest.of(file, profile)
            .withPage(page)
            .withExtent(Extent.WHOLE.shownFor(Duration.ofMillis(Math.round(seconds * 1_000))));
    return renderer.render(request, folder.resolve("work"), fraction -> {});
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

    private static int place(double part, int size) {
      return (int) (part * size);
    }

    int[] colour(int frame, double x, double y) {
      int start = frame * width * height * 3 / 2;
      int luma = start + place(y, height) * width + place(x, width);
      int line = start + width * height + place(y, height / 2) * (width / 2);
      int chroma = line + place(x, width / 2);
      return new int[] {
        planes[luma] & 0xff, planes[chroma] & 0xff, planes[chroma + width * height / 4] & 0xff
      };
    }

    void requireColour(int frame, double x, double y, int[] expected) {
      int[] seen = colour(frame, x, y);
      for (int i = 0; i < expected.length; i++) {
        assertThat(seen[i])
            .as("plane %d of frame %d at %s, %s", i, frame, x, y)
            .isBetween(expected[i] - TOLERANCE, expected[i] + TOLERANCE);
      }
    }
  }

  private Film decoded(RenderedItem item, Profile profile) throws Exception {
    Path ts = samples.onAir(store, profile, item);
    samples.requireThatPicturesDecode(ts, item.index().frames());
    VideoFormat video = profile.format().video();
    return new Film(samples.pictures(ts, item.index().frames()), video.width(), video.height());
  }

  @Test
  void eachPageOfADocumentIsShownForItsTimeExactly() throws Exception {
    Path pdf = Documents.pdf(folder.resolve("talk.pdf"), "1 0 0", "0 1 0", "0 0 1");
    RenderedItem item = render(pdf, SD, 2.5, ChannelPage.DEFAULT);
    assertThat(item.index().frames()).isEqualTo(225);
    assertThat(item.adjustments())
        .containsExactly(
            "it has no sound: silence was added", "3 still pictures: each shown for 2.5 s");
    assertThat(item.metadata()).containsEntry("title", "talk");
    Film film = decoded(item, SD);
    film.requireColour(0, 0.5, 0.5, RED);
    film.requireColour(74, 0.5, 0.5, RED);
    film.requireColour(75, 0.5, 0.5, GREEN);
    film.requireColour(149, 0.5, 0.5, GREEN);
    film.requireColour(150, 0.5, 0.5, BLUE);
    film.requireColour(224, 0.5, 0.5, BLUE);
    film.requireColour(100, 0.02, 0.5, GREEN);
    film.requireColour(100, 0.5, 0.05, BLACK);
    film.requireColour(100, 0.5, 0.95, BLACK);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "tall.png | -f lavfi -i color=red:s=100x400:d=1 -frames:v 1",
        "tall.webp | -f lavfi -i color=red:s=100x400:d=1 -frames:v 1 -lossless 1",
        "tall.jpg | -f lavfi -i color=red:s=100x400:d=1 -frames:v 1 -q:v 1",
        "tall.gif | -f lavfi -i color=red:s=100x400:d=1 -frames:v 1",
        "clear.png | -f lavfi -i color=red:s=400x400:d=1,format=rgba,geq=r=255:g=0:b=0"
            + ":a='255*between(X,150,249)' -frames:v 1",
      })
  void anImageKeepsItsShapeAndWhatIsNotThereIsBlack(String name, String words) throws Exception {
    RenderedItem item = render(samples.make(name, words), SD, 2, ChannelPage.DEFAULT);
    assertThat(item.index().frames()).isEqualTo(60);
    assertThat(item.adjustments()).contains("a still image: shown for 2 s");
    Film film = decoded(item, SD);
    for (int frame : new int[] {0, 30, 59}) {
      film.requireColour(frame, 0.5, 0.5, RED);
      film.requireColour(frame, 0.5, 0.02, RED);
      film.requireColour(frame, 0.2, 0.5, BLACK);
      film.requireColour(frame, 0.8, 0.5, BLACK);
    }
  }

  @Test
  void aPageLiesOnTheSlides() throws Exception {
    Path pdf = Documents.pdf(folder.resolve("talk.pdf"), "1 0 0", "0 1 0");
    Path page = Files.createDirectories(folder.resolve("page")).resolve("index.html");
    Files.writeString(
        page,
        "<!doctype html><body style='margin:0'><div style='position:absolute;left:0;top:0;"
            + "width:30%;height:100%;background:#00f'></div>");
    ChannelPage overlay = ChannelPage.of(page.toUri()).used(PageUse.OVERLAY);
    RenderedItem item = render(pdf, SD, 1.5, overlay);
    assertThat(item.pageFailure()).isEmpty();
    Film film = decoded(item, SD);
    film.requireColour(44, 0.1, 0.5, BLUE);
    film.requireColour(44, 0.6, 0.5, RED);
    film.requireColour(45, 0.6, 0.5, GREEN);
    film.requireColour(45, 0.1, 0.5, BLUE);
  }

  /** The encoder sees a page once for each group of pictures; the others are repeats. */
  @Test
  void pagesAreShownToTheFrameWhereWhatStaysIsNotCoded() throws Exception {
    Path pdf = Documents.pdf(folder.resolve("talk.pdf"), "1 0 0", "0 1 0", "0 0 1");
    RenderedItem item = render(pdf, HD, 1.5, ChannelPage.DEFAULT);
    assertThat(item.index().frames()).isEqualTo(135);
    Film film = decoded(item, HD);
    int[] red = {63, 102, 240};
    int[] green = {173, 42, 26};
    int[] blue = {32, 240, 118};
    for (double x : new double[] {0.02, 0.5, 0.98}) {
      film.requireColour(0, x, 0.5, red);
      film.requireColour(44, x, 0.5, red);
      film.requireColour(45, x, 0.5, green);
      film.requireColour(89, x, 0.5, green);
      film.requireColour(90, x, 0.5, blue);
      film.requireColour(134, x, 0.5, blue);
    }
  }

  private void fails(Path file, String... words) {
    assertThatThrownBy(() -> render(file, SD, 10, ChannelPage.NONE))
        .isInstanceOf(RenderFailedException.class)
        .satisfies(e -> assertThat(e.getMessage()).contains(words));
  }

  @Test
  void hostileDocumentsAreRefusedWithAReason() throws Exception {
    Path good = Documents.pdf(folder.resolve("good.pdf"), "1 0 0");
    byte[] half = Files.readAllBytes(good);
    fails(
        Files.write(folder.resolve("half.pdf"), Arrays.copyOf(half, 200)),
        "a PDF document that cannot be read");
    fails(
        Files.writeString(folder.resolve("text.pdf"), "%PDF-1.7 and nothing more"),
        "a PDF document that cannot be read");
    fails(
        Documents.pdf(
            folder.resolve("many.pdf"), "0 0 9 9", "", Collections.nCopies(10_000, "1 0 0")),
        "a PDF document of 10000 pages: at most 500 are shown");
    fails(
        Documents.pdf(folder.resolve("huge.pdf"), "0 0 72000000 72000000", "", List.of("1 0 0")),
        "page 1 is 7.2e+07 x 7.2e+07 points large");
    fails(Documents.locked(folder.resolve("locked.pdf")), "cannot be opened without a password");
  }

  @Test
  void hostileImagesAreRefusedWithAReason() throws Exception {
    fails(
        Documents.png(folder.resolve("bomb.png"), 65_535, 65_535, 100),
        "an image that cannot be decoded",
        "65535x65535");
    fails(
        Documents.png(folder.resolve("large.png"), 16_000, 16_000, 100),
        "an image of 16000 x 16000 pixels: more than 120 million are not decoded");
    byte[] magic = "\u0089PNG\r\n\u001a\n".getBytes(StandardCharsets.ISO_8859_1);
    fails(samples.file("cut.png", magic), "no audio and no video stream");
  }

  @Test
  void slidesLastADayAtMost() throws Exception {
    Path pdf =
        Documents.pdf(folder.resolve("many.pdf"), "0 0 9 9", "", Collections.nCopies(25, "1 0 0"));
    assertThatThrownBy(() -> render(pdf, SD, 3_600, ChannelPage.NONE))
        .isInstanceOf(RenderFailedException.class)
        .hasMessage("25 pictures of 3600 s each last longer than a day");
  }
}
