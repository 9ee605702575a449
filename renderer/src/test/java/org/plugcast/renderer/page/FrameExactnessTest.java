package org.plugcast.renderer.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.plugcast.renderer.child.Confinement;
import org.plugcast.renderer.media.FfmpegPrograms;
import org.plugcast.ts.elementary.FrameRate;

/**
 * Everything in a page that knows of time tells the right frame, read from the pixels, and all
 * pixels are the same from run to run. The system properties {@code plugcast.frames} and {@code
 * plugcast.frames.runs} ask for more.
 */
@Timeout(1_200)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class FrameExactnessTest {
  private static final int FRAMES = Integer.getInteger("plugcast.frames", 75);
  private static final int RUNS = Integer.getInteger("plugcast.frames.runs", 2);
  private static final int BAR = 256;
  private static final int GIF_FRAMES = 120;
  private static final int SQUARE = 20;
  private static final int SVG_ROW = 7;
  private static final FrameRate VIDEO = new FrameRate(30_000, 1_001);

  private Path folder;

  @BeforeAll
  void makeMedia() throws IOException, InterruptedException {
    folder = Files.createTempDirectory("frames");
    Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwxr-xr-x"));
    try (InputStream page = FrameExactnessTest.class.getResourceAsStream("frames.html")) {
      Files.copy(page, folder.resolve("frames.html"));
    }
    numbers(
        "numbers.mp4",
        "30000/1001",
        Integer.toString(2 + FRAMES / 25),
        "-c:v",
        "libx264",
        "-crf",
        "10",
        "-g",
        "30");
    numbers("numbers.gif", "10", "12", "-loop", "0");
  }

  /** A video whose frames bear their number in squares, the lowest bit at the left. */
  private void numbers(String file, String rate, String seconds, String... codec)
      throws IOException, InterruptedException {
    List<String> words =
        new ArrayList<>(
            List.of(
                FfmpegPrograms.unpack().ffmpeg().toString(),
                "-v",
                "error",
                "-f",
                "lavfi",
                "-i",
                "color=black:s=240x20:r="
                    + rate
                    + ":d="
                    + seconds
                    + ",format=gray,geq=lum='255*mod(floor(N/pow(2,floor(X/20))),2)'"));
    words.addAll(List.of(codec));
    words.addAll(List.of("-pix_fmt", file.endsWith("gif") ? "gray" : "yuv420p"));
    words.add(folder.resolve(file).toString());
    assertThat(new ProcessBuilder(words).inheritIO().start().waitFor()).isZero();
  }

  @AfterAll
  void removeMedia() throws IOException {
    Confinement.discard(folder);
  }

  private static int number(Screen screen, int row) {
    int number = 0;
    for (int bit = 0; bit < 12; bit++) {
      if (isLit(screen, bit * SQUARE + SQUARE / 2, row)) {
        number |= 1 << bit;
      }
    }
    return number;
  }

  /** Of the part of a bar that tells the number. */
  private static int length(Screen screen, int row) {
    int length = 0;
    while (isLit(screen, length, row)) {
      length++;
    }
    return length - 1;
  }

  private static boolean isLit(Screen screen, int x, int row) {
    return (screen.rgb(x, row * SQUARE + SQUARE / 2) & 0xff) > 128;
  }

  /**
   * Microseconds before it is due that the browser may show a picture of a GIF file: it rounds its
   * time down to a grid of as many, which begins with the picture before.
   */
  private static final long AHEAD_US = 1_000;

  /** What a GIF file of ten pictures a second may show: what has begun, or is about to. */
  private static Set<Integer> ofGif(int n, FrameRate rate) {
    long us = Math.ceilDiv(n * 1_000_000L * rate.denominator(), rate.numerator());
    return LongStream.of(us, us + AHEAD_US)
        .mapToObj(at -> Math.toIntExact(at * 10 / 1_000_000) % GIF_FRAMES)
        .collect(Collectors.toSet());
  }

  /** Frames of another rate that have begun with frame {@code n} of this one. */
  private static int begun(int n, FrameRate rate, FrameRate other) {
    return Math.toIntExact(
        (long) n
            * rate.denominator()
            * other.numerator()
            / ((long) rate.numerator() * other.denominator()));
  }

  private static List<Integer> shown(Screen screen) {
    return List.of(
        number(screen, 0),
        number(screen, 1),
        number(screen, 2),
        number(screen, 3),
        length(screen, 4),
        length(screen, 5),
        number(screen, 6),
        number(screen, 9),
        number(screen, 10));
  }

  /** Position, rAF, Date, timer, CSS, Web Animation, canvas, WebGL, video. */
  private static List<Integer> expected(int n, FrameRate rate) {
    return List.of(n, n, n, n, n % BAR, n % BAR, n, n, begun(n, rate, VIDEO));
  }

  @ParameterizedTest
  @CsvSource({"25, 1", "30000, 1001", "60000, 1001"})
  void everythingThatKnowsOfTimeIsRightInEachFrame(int numerator, int denominator)
      throws Exception {
    FrameRate rate = new FrameRate(numerator, denominator);
    Set<String> digests = new HashSet<>();
    for (int run = 1; run < RUNS; run++) {
      digests.add(digestOfExactFrames(rate));
    }
    AtomicBoolean busy = new AtomicBoolean(true);
    try {
      for (int core = 0; core < Runtime.getRuntime().availableProcessors(); core++) {
        Thread.ofPlatform().daemon().start(() -> spin(busy));
      }
      digests.add(digestOfExactFrames(rate));
    } finally {
      busy.set(false);
    }
    assertThat(digests).hasSize(1);
  }

  private static void spin(AtomicBoolean busy) {
    while (busy.get()) {
      Thread.onSpinWait();
    }
  }

  /** All but the row of SVG's own animation, the edge of which may be one shade off. */
  private static void digest(MessageDigest sha256, Screen screen) {
    int row = SQUARE * screen.width() * Patch.PIXEL;
    byte[] pixels = screen.pixels();
    sha256.update(pixels, 0, SVG_ROW * row);
    sha256.update(pixels, (SVG_ROW + 1) * row, pixels.length - (SVG_ROW + 1) * row);
  }

  private String digestOfExactFrames(FrameRate rate) throws Exception {
    MessageDigest sha256 = MessageDigest.getInstance("SHA-256");
    URI page = folder.resolve("frames.html").toUri();
    PageRequest request =
        new PageRequest(
            page,
            TestPages.context(),
            Set.of(),
            320,
            240,
            1,
            0.05,
            rate,
            Backdrop.WHITE,
            Instant.EPOCH);
    Screen screen = new Screen();
    try (PageCapture capture = PageCapture.open(request)) {
      for (int n = 0; n < FRAMES; n++) {
        screen.after(capture.next());
        digest(sha256, screen);
        assertThat(shown(screen)).as("frame %d", n).isEqualTo(expected(n, rate));
        assertThat(number(screen, 8)).as("GIF in frame %d", n).isIn(ofGif(n, rate));
      }
      assertThat(capture.notes()).isEmpty();
    }
    return HexFormat.of().formatHex(sha256.digest());
  }
}
