package org.plugcast.ts.foreign;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.plugcast.ts.elementary.AudioStream;
import org.plugcast.ts.elementary.CodedPicture.Access;
import org.plugcast.ts.elementary.VideoStream;
import org.plugcast.ts.mpeg.MalformedStreamException;
import org.plugcast.ts.mpeg.TsPacket;
import org.plugcast.ts.testing.Golden;
import org.plugcast.ts.testing.Mutants;

class ForeignStreamTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "h264-pyramid",
        "h264-open",
        "h264-plain",
        "h264-mbaff",
        "h264-film",
        "mpeg2-interlaced",
        "mpeg2-fast",
        "hevc"
      })
  void fixturesAreDescribed(String name) throws Exception {
    Golden.check("foreign/" + name + ".txt", describe(fixture(name)));
  }

  @Test
  void startInsideAStreamIsItsNextRandomAccessPoint() throws Exception {
    byte[] late = fromPacket(fixture("mpeg2-interlaced"), 200);
    try (ForeignStream stream = read(late)) {
      VideoStream video = stream.video().orElseThrow();
      VideoProfile profile = stream.profile().video().orElseThrow();
      assertThat(profile.oddities()).isEmpty();
      assertThat(profile.start()).isEqualTo(Access.CLOSED);
      assertThat(video.randomAccess(0)).isTrue();
      assertThat(video.displayIndex(0)).isZero();
      assertThat(video.displayIndex(1)).isPositive();
      assertThat(video.frames()).isLessThan(37);
      assertThat(stream.profile().audio().orElseThrow().offsetTicks())
          .isBetween(-324_000L, 324_000L);
    }
  }

  @Test
  void h264WithoutIdrStartsOpen() throws Exception {
    byte[] late = fromPacket(fixture("h264-open"), 60);
    try (ForeignStream stream = read(late)) {
      VideoProfile profile = stream.profile().video().orElseThrow();
      assertThat(profile.start()).isEqualTo(Access.OPEN);
      assertThat(profile.oddities()).isEmpty();
      assertThat(stream.video().orElseThrow().displayIndex(0)).isZero();
    }
  }

  @Test
  void lossIsAnOddityAfterTheStartOnly() throws Exception {
    byte[] whole = fixture("h264-plain");
    byte[] lossy = whole.clone();
    int packet = packetOfPid(whole, 0x100, 100);
    TsPacket.writeNull(lossy, packet * TsPacket.LENGTH);
    try (ForeignStream stream = read(lossy)) {
      assertThat(stream.profile().video().orElseThrow().oddities())
          .hasSize(2)
          .anyMatch(text -> text.startsWith("1 damaged pictures"))
          .anyMatch(text -> text.startsWith("pictures are missing"));
    }
  }

  @Test
  void truncatedStreamEndsWithItsLastWholePicture() throws Exception {
    byte[] whole = fixture("h264-pyramid");
    Random random = new Random(3);
    for (int i = 0; i < 40; i++) {
      byte[] cut = Arrays.copyOf(whole, whole.length / 3 + random.nextInt(whole.length / 2));
      try (ForeignStream stream = read(cut)) {
        VideoProfile profile = stream.profile().video().orElseThrow();
        assertThat(profile.oddities()).isEmpty();
        assertThat(profile.frames()).isBetween(8, 45);
      }
    }
  }

  @Test
  void framesComeOutAsTheyWentIn() throws Exception {
    try (ForeignStream stream = read(fixture("h264-pyramid"))) {
      AudioStream audio = stream.audio().orElseThrow();
      byte[] frame = new byte[audio.size(0)];
      for (int i = 0; i < audio.frames(); i++) {
        audio.read(i, frame, 0);
        assertThat(frame).hasSize(512).startsWith(0x0b, 0x77);
      }
      VideoStream video = stream.video().orElseThrow();
      for (int i = 0; i < video.frames(); i++) {
        byte[] unit = new byte[video.size(i)];
        video.read(i, unit, 0);
        assertThat(unit).startsWith(0, 0, 0, 1, 9);
      }
    }
  }

  @Test
  void discPacketsAreReadToo() throws Exception {
    byte[] plain = fixture("h264-plain");
    int packets = plain.length / TsPacket.LENGTH;
    byte[] disc = new byte[packets * 192];
    for (int i = 0; i < packets; i++) {
      System.arraycopy(plain, i * TsPacket.LENGTH, disc, i * 192 + 4, TsPacket.LENGTH);
    }
    assertThat(describe(disc)).isEqualTo(describe(plain));
  }

  @Property(tries = 40)
  void piecesOfAnySizeGiveTheSame(@ForAll long seed) throws Exception {
    byte[] bytes = fixture("mpeg2-interlaced");
    Random random = new Random(seed);
    int longest = 1 << random.nextInt(17);
    ByteArrayInputStream pieces =
        new ByteArrayInputStream(bytes) {
          @Override
          public int read(byte[] into) {
            return read(into, 0, Math.min(into.length, 1 + random.nextInt(longest)));
          }
        };
    try (ForeignStream stream = ForeignStream.read(pieces, Path.of("target"))) {
      assertThat(describe(stream)).isEqualTo(describe(bytes));
    }
  }

  @Test
  void whatIsNoTransportStreamIsRefused() {
    byte[] text = "Not a transport stream. ".repeat(200).getBytes(StandardCharsets.UTF_8);
    assertThatThrownBy(() -> read(text))
        .isInstanceOf(MalformedStreamException.class)
        .hasMessageContaining("no transport packets");
    assertThatThrownBy(() -> read(new byte[0])).isInstanceOf(MalformedStreamException.class);
  }

  @ParameterizedTest
  @ValueSource(strings = {"h264-pyramid", "mpeg2-interlaced"})
  void mutantsAreReadOrRefused(String name) throws Exception {
    byte[] start = Arrays.copyOf(fixture(name), 24 * 1_024 / 188 * 188);
    Mutants.of("foreign-stream", start)
        .check(
            1_500,
            bytes -> {
              try (ForeignStream stream = read(bytes)) {
                touch(stream);
              }
            });
  }

  private static void touch(ForeignStream stream) throws IOException {
    assertThat(stream.profile().toText()).isNotBlank();
    if (stream.video().isPresent()) {
      VideoStream video = stream.video().get();
      for (int i = 0; i < video.frames(); i++) {
        video.read(i, new byte[video.size(i)], 0);
        assertThat(video.displayIndex(i)).isBetween(0, video.frames() - 1);
      }
    }
    if (stream.audio().isPresent()) {
      AudioStream audio = stream.audio().get();
      for (int i = 0; i < audio.frames(); i++) {
        audio.read(i, new byte[audio.size(i)], 0);
      }
    }
  }

  private static String describe(byte[] bytes) throws IOException {
    try (ForeignStream stream = read(bytes)) {
      return describe(stream);
    }
  }

  private static String describe(ForeignStream stream) {
    return stream.profile().toText() + stream.video().map(ForeignStreamTest::order).orElse("");
  }

  /** Display index of each picture in decode order; a star where decoding may start. */
  private static String order(VideoStream video) {
    StringBuilder text = new StringBuilder("  order");
    for (int i = 0; i < video.frames(); i++) {
      text.append(' ').append(video.displayIndex(i)).append(video.randomAccess(i) ? "*" : "");
    }
    return text.append('\n').toString();
  }

  private static ForeignStream read(byte[] bytes) throws IOException {
    return ForeignStream.read(new ByteArrayInputStream(bytes), Path.of("target"));
  }

  private static byte[] fixture(String name) throws IOException {
    return Golden.bytes("foreign/" + name + ".ts");
  }

  /** Tables, and everything from a packet on. */
  private static byte[] fromPacket(byte[] stream, int packet) {
    int tables = 3 * TsPacket.LENGTH;
    byte[] late = Arrays.copyOf(stream, stream.length - packet * TsPacket.LENGTH + tables);
    System.arraycopy(stream, packet * TsPacket.LENGTH, late, tables, late.length - tables);
    return late;
  }

  private static int packetOfPid(byte[] stream, int pid, int from) {
    int packet = from;
    while (TsPacket.pid(stream, packet * TsPacket.LENGTH) != pid) {
      packet++;
    }
    return packet;
  }
}
