package org.plugcast.ts.elementary;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.OptionalLong;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.plugcast.ts.elementary.AudioFrame.Part;
import org.plugcast.ts.mpeg.MalformedStreamException;

class AudioFramerTest {
  private static final byte[] AC3 = HexFormat.of().parseHex("0b77000014404312");
  private static final byte[] EAC3 = HexFormat.of().parseHex("0b77001f34860000");
  private static final byte[] EAC3_ADDED = HexFormat.of().parseHex("0b77400f34860000");

  /** Keeps what a framer finds. */
  private static final class Log implements AudioSink {
    final List<AudioFrame> frames = new ArrayList<>();
    final List<OptionalLong> pts = new ArrayList<>();
    final List<byte[]> units = new ArrayList<>();
    final List<MalformedStreamException> faults = new ArrayList<>();

    @Override
    public void frame(AudioFrame frame, OptionalLong framePts, byte[] bytes, int from, int length) {
      frames.add(frame);
      pts.add(framePts);
      units.add(Arrays.copyOfRange(bytes, from, from + length));
    }

    @Override
    public void damaged(MalformedStreamException fault) {
      faults.add(fault);
    }

    @Override
    public String toString() {
      return frames
          + " "
          + pts
          + " "
          + units.stream().map(Arrays::hashCode).toList()
          + faults.size();
    }
  }

  /** Headers as encoders write them, and what they say. */
  @ParameterizedTest
  @CsvSource({
    "ac3, 0b77000014404312, AC3, 768, 1536, 48000, 2, 192000",
    "ac3, 0b7700001e40e1e1, AC3, 1792, 1536, 48000, 6, 448000",
    "ac3, 0b77000054404312, AC3, 834, 1536, 44100, 2, 192000",
    "ac3, 0b77000055404312, AC3, 836, 1536, 44100, 2, 192000",
    "ac3, 0b77000094404312, AC3, 1152, 1536, 32000, 2, 192000",
    "ac3, 0b77000014484312, AC3, 768, 1536, 24000, 2, 96000",
    "ac3, 0b77017f34860000, EAC3, 768, 1536, 48000, 2, 192000",
    "ac3, 0b77007f04860000, EAC3, 256, 256, 48000, 2, 384000",
    "ac3, 0b77017fe4860000, EAC3, 768, 1536, 16000, 2, 64000",
    "adts, fff14c8017dffc, AAC, 190, 1024, 48000, 2, 71250",
    "adts, fff1508017dffd, AAC, 190, 2048, 44100, 2, 32730",
    "adts, fff14d8017dffc, AAC, 190, 1024, 48000, 6, 71250",
    "mpeg, fffda400, MPEG_LAYER_2, 576, 1152, 48000, 2, 192000",
    "mpeg, fffda4c0, MPEG_LAYER_2, 576, 1152, 48000, 1, 192000",
    "mpeg, fffb9200, MPEG_LAYER_3, 418, 1152, 44100, 2, 128000",
    "mpeg, fff35400, MPEG_LAYER_3, 120, 576, 24000, 2, 40000",
    "mpeg, ffff1400, MPEG_LAYER_1, 32, 384, 48000, 2, 32000"
  })
  void readsHeaders(
      String family,
      String header,
      AudioCoding coding,
      int size,
      int samples,
      int sampleRate,
      int channels,
      int bitsPerSecond)
      throws Exception {
    assertThat(syntax(family).parse(HexFormat.of().parseHex(header), 0))
        .isEqualTo(
            new AudioFrame(coding, size, samples, sampleRate, channels, bitsPerSecond, Part.MAIN));
  }

  @ParameterizedTest
  @CsvSource({
    "ac3, 0b780000144043e1, no syncword",
    "ac3, 0b770000d44043e1, fscod 3",
    "ac3, 0b770000264043e1, frmsizecod 38",
    "ac3, 0b77000014883412, bsid 17",
    "ac3, 0b77c0bf04860000, strmtyp 3",
    "adts, fff17c8017dffc, sampling_frequency_index 15",
    "adts, fff14c8000dffc, frame of 6 bytes",
    "adts, fff34c8017dffc, no syncword",
    "mpeg, fffdf400, bitrate_index 15",
    "mpeg, fffd0400, bitrate_index 0",
    "mpeg, ffeda400, version 1",
    "mpeg, fffdac00, frequency 3"
  })
  void refusesWhatTheStandardForbids(String family, String header, String message) {
    byte[] bytes = HexFormat.of().parseHex(header);
    assertThatThrownBy(() -> syntax(family).parse(bytes, 0))
        .isInstanceOf(MalformedStreamException.class)
        .hasMessageContaining(message);
  }

  @Property(tries = 200)
  void piecesOfAnySizeGiveTheSameFrames(@ForAll long seed) throws Exception {
    byte[] stream = stream(AC3, 768, 9);
    Log whole = new Log();
    AudioFramer framer = new AudioFramer(AudioSyntax.ac3(), whole);
    framer.payload(stream, 0, stream.length);
    framer.end();
    Log pieces = new Log();
    PictureLog.pushInPieces(new AudioFramer(AudioSyntax.ac3(), pieces), stream, seed);
    assertThat(pieces).hasToString(whole.toString());
    assertThat(pieces.frames).hasSize(9);
  }

  @Test
  void garbageIsPassedOverAndReportedOnce() throws Exception {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    bytes.writeBytes(stream(AC3, 768, 3));
    bytes.writeBytes(AC3);
    bytes.writeBytes(new byte[300]);
    bytes.writeBytes(stream(AC3, 768, 3));
    Log log = read(AudioSyntax.ac3(), bytes.toByteArray());
    assertThat(log.faults).hasSize(1);
    assertThat(log.frames).hasSizeBetween(5, 6).allMatch(frame -> frame.size() == 768);
  }

  @Test
  void frameUnderWayIsDroppedWhereBytesAreLost() throws Exception {
    byte[] stream = stream(AC3, 768, 4);
    Log log = new Log();
    AudioFramer framer = new AudioFramer(AudioSyntax.ac3(), log);
    framer.payload(stream, 0, 768 + 400);
    framer.lost();
    framer.payload(stream, 768 + 600, stream.length - 768 - 600);
    framer.end();
    assertThat(log.units).hasSize(3).allMatch(unit -> unit.length == 768);
    assertThat(log.faults).hasSize(1);
  }

  @Test
  void timeStampGoesToTheFirstFrameOfItsPacket() throws Exception {
    byte[] stream = stream(AC3, 768, 4);
    Log log = new Log();
    AudioFramer framer = new AudioFramer(AudioSyntax.ac3(), log);
    framer.start(new PesStamps(OptionalLong.of(5), OptionalLong.empty()));
    framer.payload(stream, 0, 1_000);
    framer.start(new PesStamps(OptionalLong.of(6), OptionalLong.empty()));
    framer.payload(stream, 1_000, stream.length - 1_000);
    framer.end();
    assertThat(log.pts)
        .containsExactly(
            OptionalLong.of(5), OptionalLong.empty(), OptionalLong.of(6), OptionalLong.empty());
  }

  @Test
  void substreamsBelongToTheFrameBefore() throws Exception {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    for (int i = 0; i < 3; i++) {
      bytes.writeBytes(Arrays.copyOf(EAC3, 64));
      bytes.writeBytes(Arrays.copyOf(EAC3_ADDED, 32));
    }
    Log log = read(AudioSyntax.ac3(), bytes.toByteArray());
    assertThat(log.units).hasSize(3).allMatch(unit -> unit.length == 96);
    assertThat(log.frames).allMatch(frame -> frame.size() == 64);
  }

  @Test
  void singleFrameCountsAtTheEnd() throws Exception {
    assertThat(read(AudioSyntax.ac3(), stream(AC3, 768, 1)).frames).hasSize(1);
  }

  private static Log read(AudioSyntax syntax, byte[] bytes) throws IOException {
    Log log = new Log();
    AudioFramer framer = new AudioFramer(syntax, log);
    framer.payload(bytes, 0, bytes.length);
    framer.end();
    return log;
  }

  /** Frames with noise that has no sync word in it. */
  private static byte[] stream(byte[] header, int size, int frames) {
    Random random = new Random(1);
    byte[] stream = new byte[size * frames];
    for (int i = 0; i < stream.length; i++) {
      stream[i] = (byte) (0x20 + random.nextInt(0x20));
    }
    for (int frame = 0; frame < frames; frame++) {
      System.arraycopy(header, 0, stream, frame * size, header.length);
    }
    return stream;
  }

  private static AudioSyntax syntax(String family) {
    return switch (family) {
      case "ac3" -> AudioSyntax.ac3();
      case "adts" -> AudioSyntax.adts();
      default -> AudioSyntax.mpegAudio();
    };
  }
}
