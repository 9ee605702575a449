package org.plugcast.ts.foreign;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.plugcast.ts.elementary.FieldStreams;
import org.plugcast.ts.elementary.FrameRate;
import org.plugcast.ts.elementary.Scan;
import org.plugcast.ts.mpeg.Descriptor;
import org.plugcast.ts.mpeg.Pmt;
import org.plugcast.ts.mpeg.StreamType;
import org.plugcast.ts.testing.TransportWriter;

/** Streams written for one property each: 25 frames/s, AC-3. */
class MadeUpStreamTest {
  private static final int VIDEO = 0x101;
  private static final int AUDIO = 0x102;
  private static final int FRAMES = 100;
  private static final long START = 900_000;
  private static final Pmt.Stream AC3_STREAM = new Pmt.Stream(StreamType.AC3, AUDIO, List.of());
  private static final Pmt.Stream MPEG2_STREAM =
      new Pmt.Stream(StreamType.MPEG2_VIDEO, VIDEO, List.of());

  @Test
  void audioFromBeforeTheVideoIsLeftOut() throws Exception {
    try (ForeignStream stream = read(writer(), -10, 130)) {
      AudioProfile audio = stream.profile().audio().orElseThrow();
      assertThat(audio.offsetTicks()).isZero();
      assertThat(audio.frames()).isEqualTo(120);
      assertThat(stream.audio().orElseThrow().frames()).isEqualTo(120);
      assertThat(audio.oddities()).isEmpty();
    }
  }

  @Test
  void lateAudioIsStated() throws Exception {
    try (ForeignStream stream = read(writer(), 3, 130)) {
      AudioProfile audio = stream.profile().audio().orElseThrow();
      assertThat(audio.offsetTicks()).isEqualTo(3 * 864_000);
      assertThat(audio.oddities()).containsExactly("the audio starts 96 ms after the video");
    }
  }

  @ParameterizedTest
  @CsvSource({"126, 100", "125, 99", "124, 99", "120, 95", "113, 90"})
  void videoIsCutToAudioThatEndsALittleEarlier(int audioFrames, int frames) throws Exception {
    try (ForeignStream stream = read(writer(), 0, audioFrames)) {
      assertThat(stream.profile().video().orElseThrow().frames()).isEqualTo(frames);
      assertThat(stream.video().orElseThrow().frames()).isEqualTo(frames);
      assertThat(stream.profile().audio().orElseThrow().oddities()).isEmpty();
    }
  }

  @Test
  void audioThatEndsMuchEarlierIsStated() throws Exception {
    try (ForeignStream stream = read(writer(), 0, 60)) {
      assertThat(stream.profile().video().orElseThrow().frames()).isEqualTo(FRAMES);
      assertThat(stream.profile().audio().orElseThrow().oddities())
          .containsExactly("the audio ends 2080 ms before the video");
    }
  }

  @Test
  void privateStreamWithADescriptorIsAudio() throws Exception {
    for (Descriptor descriptor :
        List.of(new Descriptor(0x6a, new byte[] {0}), Descriptor.registration("AC-3"))) {
      TransportWriter writer =
          new TransportWriter()
              .tables(
                  MPEG2_STREAM,
                  new Pmt.Stream(StreamType.PRIVATE_PES, 0x110, List.of()),
                  new Pmt.Stream(StreamType.PRIVATE_PES, AUDIO, List.of(descriptor)));
      try (ForeignStream stream = read(writer, 0, 130)) {
        assertThat(stream.profile().audio().orElseThrow().frames()).isEqualTo(130);
      }
    }
  }

  @Test
  void pictureThatIsMissingIsStated() throws Exception {
    TransportWriter writer = writer();
    List<byte[]> units = FieldStreams.mpeg2(FRAMES);
    for (int i = 0; i < FRAMES; i++) {
      writer.pes(VIDEO, 0xe0, START + (i < 50 ? i : i + 1) * 3_600L, units.get(i));
    }
    try (ForeignStream stream = read(writer)) {
      assertThat(stream.profile().video().orElseThrow().oddities())
          .containsExactly("pictures are missing or not evenly spaced, from picture 50 on");
    }
  }

  @Test
  void fieldsThatChangeTheirOrderAreStated() throws Exception {
    TransportWriter writer = writer();
    List<byte[]> units = new ArrayList<>(FieldStreams.mpeg2BottomFirst(48));
    units.addAll(FieldStreams.mpeg2(FRAMES - 48));
    for (int i = 0; i < FRAMES; i++) {
      writer.pes(VIDEO, 0xe0, START + i * 3_600L, units.get(i));
    }
    try (ForeignStream stream = read(writer)) {
      VideoProfile video = stream.profile().video().orElseThrow();
      assertThat(video.scan()).isEqualTo(Scan.BOTTOM_FIELD_FIRST);
      assertThat(video.oddities())
          .containsExactly("52 pictures with fields in the other order, the first at picture 48");
    }
  }

  @ParameterizedTest
  @CsvSource({"27", "2"})
  void stampsOfGroupsOnlyAreEnough(int type) throws Exception {
    StreamType streamType = new StreamType(type);
    List<byte[]> units =
        streamType.equals(StreamType.H264) ? FieldStreams.h264(FRAMES) : FieldStreams.mpeg2(FRAMES);
    TransportWriter writer =
        new TransportWriter().tables(new Pmt.Stream(streamType, VIDEO, List.of()));
    for (int i = 0; i + 8 <= FRAMES; i += 8) {
      ByteArrayOutputStream group = new ByteArrayOutputStream();
      units.subList(i, i + 8).forEach(group::writeBytes);
      writer.unboundedPes(VIDEO, 0xe0, START + i * 3_600L, group.toByteArray());
    }
    try (ForeignStream stream = read(writer)) {
      VideoProfile video = stream.profile().video().orElseThrow();
      assertThat(video.oddities()).isEmpty();
      assertThat(video.frames()).isEqualTo(96);
      assertThat(stream.profile().audio()).isEmpty();
    }
  }

  @Test
  void wrapOfTheTimeStampsIsNoGap() throws Exception {
    TransportWriter writer = writer();
    long start = (1L << 33) - 50 * 3_600;
    List<byte[]> units = FieldStreams.mpeg2(FRAMES);
    for (int i = 0; i < FRAMES; i++) {
      writer.pes(VIDEO, 0xe0, start + i * 3_600L, units.get(i));
      writer.pes(AUDIO, 0xbd, start + i * 2_880L, frame());
    }
    try (ForeignStream stream = read(writer)) {
      VideoProfile video = stream.profile().video().orElseThrow();
      assertThat(video.oddities()).isEmpty();
      assertThat(video.frameRate()).contains(new FrameRate(25, 1));
      assertThat(stream.profile().audio().orElseThrow().offsetTicks()).isZero();
    }
  }

  @Test
  void otherStreamsOfTheProgrammeAreAnOddity() throws Exception {
    TransportWriter writer = writer();
    Pmt.Stream moved = new Pmt.Stream(StreamType.AC3, 0x133, List.of());
    writer.tables(MPEG2_STREAM, moved);
    try (ForeignStream stream = read(writer, 0, 130)) {
      assertThat(stream.profile().oddities())
          .containsExactly("1 changes of the programme's streams, at version 0");
    }
  }

  @Test
  void streamWithoutProgrammeHasNothing() throws Exception {
    TransportWriter writer = new TransportWriter().pes(VIDEO, 0xe0, 0, new byte[2_000]);
    try (ForeignStream stream = read(writer)) {
      assertThat(stream.profile().toText()).isEqualTo("video: none\naudio: none\n");
      assertThat(stream.video()).isEmpty();
      assertThat(stream.audio()).isEmpty();
    }
  }

  private static TransportWriter writer() {
    return new TransportWriter().tables(MPEG2_STREAM, AC3_STREAM);
  }

  /** Video from {@code START} on, and audio whose first frame is so many frames after it. */
  private static ForeignStream read(TransportWriter writer, int late, int audioFrames)
      throws IOException {
    List<byte[]> units = FieldStreams.mpeg2(FRAMES);
    for (int i = 0; i < audioFrames; i++) {
      writer.pes(AUDIO, 0xbd, START + (i + late) * 2_880L, frame());
      if (i < FRAMES) {
        writer.pes(VIDEO, 0xe0, START + i * 3_600L, units.get(i));
      }
    }
    for (int i = audioFrames; i < FRAMES; i++) {
      writer.pes(VIDEO, 0xe0, START + i * 3_600L, units.get(i));
    }
    return read(writer);
  }

  private static ForeignStream read(TransportWriter writer) throws IOException {
    return ForeignStream.read(new ByteArrayInputStream(writer.toBytes()), Path.of("target"));
  }

  private static byte[] frame() {
    byte[] frame = new byte[768];
    byte[] header = {0x0b, 0x77, 0, 0, 0x14, 0x40, 0x43, 0x12};
    System.arraycopy(header, 0, frame, 0, header.length);
    return frame;
  }
}
