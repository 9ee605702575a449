package org.plugcast.renderer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.plugcast.ts.store.ClipStore;

/** Chapters of files as items. */
@Timeout(120)
class ChapterItemsTest {
  private static final Profile SD = Profile.named("sd-mpeg2");
  private static final int RATE = 48_000;

  /** Chapters from 0, 2.4 and 5.3 s; in each a beep after half a second, of its own pitch. */
  private static final double[] STARTS = {0, 2.4, 5.3, 8.5};

  private static final double[] PITCHES = {500, 1_000, 2_000};

  private static final String BEEPS =
      "aevalsrc='0.5*sin(2*PI*500*t)*between(t,0.5,0.6)+0.5*sin(2*PI*1000*(t-2.9))*between(t,2.9,3)"
          + "+0.5*sin(2*PI*2000*(t-5.8))*between(t,5.8,5.9)':s=%d:d=8.5";

  private static final String CHAPTERS =
      """
      ;FFMETADATA1
      title=The book
      artist=Somebody
      [CHAPTER]
      TIMEBASE=1/1000
      START=0
      END=2400
      title=One
      [CHAPTER]
      TIMEBASE=1/1000
      START=2400
      END=5300
      title=Two
      [CHAPTER]
      TIMEBASE=1/1000
      START=5300
      END=8500
      title=Three
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
    Samples.requireThatNothingIsLeft(folder.resolve("work"));
  }

  private RenderedItem render(Path file, int chapter) throws Exception {
    RenderRequest request =
        RenderRequest.of(file, SD)
            .withPage(ChannelPage.NONE)
            .withExtent(Extent.WHOLE.ofChapter(chapter));
    return renderer.render(request, folder.resolve("work"), fraction -> {});
  }

  private Path chapters() throws IOException {
    return Files.writeString(folder.resolve("chapters.txt"), CHAPTERS);
  }

  private Path book(String name, int rate, String codec) throws Exception {
    return samples.make(
        name,
        "-f lavfi -i "
            + BEEPS.formatted(rate)
            + " -i "
            + chapters()
            + " -map 0 -map_metadata 1 -map_chapters 1 "
            + codec);
  }

  /** How much of a pitch is in a tenth of a second. */
  private static double power(short[] sound, int from, double pitch) {
    double sine = 0;
    double cosine = 0;
    for (int i = 0; i < RATE / 10; i++) {
      double angle = 2 * Math.PI * pitch * i / RATE;
      sine += sound[from + i] * Math.sin(angle);
      cosine += sound[from + i] * Math.cos(angle);
    }
    return Math.hypot(sine, cosine) / RATE * 10;
  }

  private static int onset(short[] sound, int level) {
    int at = 0;
    while (Math.abs(sound[at]) < level) {
      at++;
    }
    return at;
  }

  @ParameterizedTest
  @CsvSource({
    "book.m4a, 44100, -c:a aac -b:a 192k, 1",
    "book.m4a, 44100, -c:a aac -b:a 192k, 2",
    "book.m4a, 44100, -c:a aac -b:a 192k, 3",
    "book.mka, 22050, -c:a flac, 2",
    "book.opus, 48000, -c:a libopus, 3",
    "book.mp3, 44100, -c:a libmp3lame -q:a 4, 3",
  })
  void aChapterHasItsOwnSoundAndNoOther(String name, int rate, String codec, int chapter)
      throws Exception {
    RenderedItem item = render(book(name, rate, codec), chapter);
    double length = STARTS[chapter] - STARTS[chapter - 1];
    assertThat(item.index().frames()).isEqualTo((int) Math.ceil(length * 30_000 / 1_001 - 1e-6));
    assertThat(item.metadata())
        .containsEntry("track", Integer.toString(chapter))
        .containsEntry("artist", "Somebody")
        .containsEntry("album", "The book")
        .containsEntry("title", new String[] {"One", "Two", "Three"}[chapter - 1]);
    short[] sound = samples.sound(samples.onAir(store, SD, item), length - 0.1);
    int onset = onset(sound, 1_500);
    assertThat(onset).isBetween(RATE / 2 - 48, RATE / 2 + 48);
    for (int other = 0; other < PITCHES.length; other++) {
      double power = power(sound, RATE / 2, PITCHES[other]);
      if (other == chapter - 1) {
        assertThat(power).isGreaterThan(1_000);
      } else {
        assertThat(power).isLessThan(200);
      }
    }
  }

  /**
   * The picture tells its number in the file by its grey; only the first is a random access point.
   */
  @Test
  void aChapterHasItsOwnPicturesToTheFrame() throws Exception {
    Path film =
        samples.make(
            "film.mkv",
            "-f lavfi -i color=black:s=720x480:r=30000/1001:d=8.5,geq=lum='40+mod(N,100)*1.5':cb=128:cr=128"
                + " -f lavfi -i "
                + BEEPS.formatted(RATE)
                + " -i "
                + chapters()
                + " -map 0 -map 1 -map_metadata 2 -map_chapters 2 -c:v libx264 -preset ultrafast -qp 8"
                + " -g 999 -c:a flac");
    RenderedItem item = render(film, 2);
    assertThat(item.index().frames()).isEqualTo(87);
    byte[] planes = samples.pictures(samples.onAir(store, SD, item), 87);
    int first = (int) Math.floor(2.4 * 30_000 / 1_001 + 1e-6);
    for (int frame : new int[] {0, 1, 50, 85}) {
      int grey = planes[frame * 720 * 480 * 3 / 2 + 240 * 720 + 360] & 0xff;
      double number = (grey - 40) / 1.5;
      assertThat(number)
          .as("frame %d shows %s", frame, number)
          .isBetween((first + frame) % 100 - 1.01, (first + frame) % 100 + 2.01);
    }
    short[] sound = samples.sound(samples.onAir(store, SD, item), 2.8);
    int moved = (int) ((72 * 1_001 / 30_000.0 - 2.4) * RATE); // to the picture nearest to 2.4 s
    assertThat(onset(sound, 1_500)).isBetween(RATE / 2 - moved - 48, RATE / 2 - moved + 48);
  }

  @Test
  void thereMustBeSuchAChapter() throws Exception {
    Path book = book("book.mka", RATE, "-c:a flac");
    assertThatThrownBy(() -> render(book, 4))
        .isInstanceOf(RenderFailedException.class)
        .hasMessage("it has no chapter 4, but 3");
  }
}
