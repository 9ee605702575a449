package org.plugcast.renderer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.plugcast.renderer.child.ChildFailedException;
import org.plugcast.renderer.media.MediaInfo;
import org.plugcast.renderer.media.MediaProbe;
import org.plugcast.renderer.preview.ClipPreviews;
import org.plugcast.renderer.preview.TransportSource;

/** Pictures and films of a real transport stream, by the real ffmpeg. */
@Timeout(120)
class ClipPreviewsTest {
  private static final Duration LENGTH = Duration.ofSeconds(6);

  private final ClipPreviews previews = new ClipPreviews(Samples.PROGRAMS);
  private final MediaProbe probe = new MediaProbe(Samples.PROGRAMS);

  @TempDir Path folder;
  private Samples samples;

  @BeforeEach
  void open() {
    samples = new Samples(folder);
  }

  @AfterEach
  void noChildIsLeft() {
    assertThat(ProcessHandle.current().descendants().filter(ProcessHandle::isAlive)).isEmpty();
  }

  private static final class Bytes implements TransportSource {
    private final byte[] bytes;

    Bytes(byte[] bytes) {
      this.bytes = bytes;
    }

    @Override
    public long size() {
      return bytes.length;
    }

    @Override
    public byte[] read(long from, int length) {
      return Arrays.copyOfRange(bytes, (int) from, (int) from + length);
    }
  }

  private Bytes stream(String codec) throws Exception {
    Path file =
        samples.make(
            "source.ts",
            "-f lavfi -i testsrc2=s=1280x720:r=30:d=6 -f lavfi -i sine=r=48000:d=6 -g 30 -c:v "
                + codec
                + " -b:v 2M -pix_fmt yuv420p -c:a ac3");
    return new Bytes(Files.readAllBytes(file));
  }

  private MediaInfo probed(String name, byte[] content) throws Exception {
    return probe.probe(samples.file(name, content));
  }

  @Test
  void aPosterAndAStripAreMadeFromTheMiddleOfAStream() throws Exception {
    Bytes stream = stream("libx264");
    byte[] first = previews.poster(stream, 0);
    byte[] middle = previews.poster(stream, stream.size() / 2 / 188 * 188);
    assertThat(first).isNotEqualTo(middle);
    assertThat(probed("poster.jpg", middle).videos().getFirst().codec()).isEqualTo("mjpeg");

    byte[] strip = previews.strip(stream, List.of(0L, stream.size() / 4 / 188 * 188));
    assertThat(strip[0]).isEqualTo((byte) 0xff);
    assertThat(probed("strip.jpg", strip).videos()).hasSize(1);
  }

  @Test
  void aFilmHasItsIndexAtTheHead() throws Exception {
    for (String codec : List.of("libx264", "mpeg2video")) {
      Path film = folder.resolve(codec + ".mp4");
      previews.film(
          stream(codec),
          Profile.named(codec.equals("libx264") ? "hd-h264" : "hd-mpeg2").format().video(),
          LENGTH,
          film,
          50 << 20);
      String head = new String(Files.readAllBytes(film), 0, 100, StandardCharsets.ISO_8859_1);
      assertThat(head).contains("ftyp").contains("moov");
      MediaInfo info = probe.probe(film);
      assertThat(info.videos().getFirst().codec()).isEqualTo("h264");
      assertThat(info.duration().orElseThrow())
          .isBetween(Duration.ofMillis(5_900), Duration.ofMillis(6_200));
    }
  }

  @Test
  void aFilmThatWouldBeTooLongIsNotMade() throws Exception {
    Bytes stream = stream("libx264");
    assertThatThrownBy(
            () ->
                previews.film(
                    stream,
                    Profile.named("hd-h264").format().video(),
                    LENGTH,
                    folder.resolve("film.mp4"),
                    100_000))
        .isInstanceOf(ChildFailedException.class);
    assertThat(Files.size(folder.resolve("film.mp4"))).isLessThanOrEqualTo(100_000);
  }

  @Test
  void whatHoldsNoPictureAndWhatCannotBeReadSaySo() {
    assertThatThrownBy(() -> previews.poster(new Bytes(new byte[188 * 1_000]), 0))
        .isInstanceOf(ChildFailedException.class);
    TransportSource broken =
        new TransportSource() {
          @Override
          public long size() {
            return 1_000_000;
          }

          @Override
          public byte[] read(long from, int length) throws IOException {
            throw new IOException("the disk is gone");
          }
        };
    assertThatThrownBy(
            () ->
                previews.film(
                    broken,
                    Profile.named("hd-h264").format().video(),
                    LENGTH,
                    folder.resolve("film.mp4"),
                    1 << 20))
        .isInstanceOf(IOException.class);
  }
}
