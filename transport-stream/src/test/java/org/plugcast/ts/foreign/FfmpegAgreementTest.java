package org.plugcast.ts.foreign;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.plugcast.ts.elementary.AudioCodec;
import org.plugcast.ts.elementary.AudioStream;
import org.plugcast.ts.elementary.FieldStreams;
import org.plugcast.ts.elementary.FrameRate;
import org.plugcast.ts.elementary.VideoCodec;
import org.plugcast.ts.elementary.VideoStream;
import org.plugcast.ts.mpeg.Pmt;
import org.plugcast.ts.mpeg.StreamType;
import org.plugcast.ts.mpeg.TsPacket;
import org.plugcast.ts.testing.Ffmpeg;
import org.plugcast.ts.testing.Golden;
import org.plugcast.ts.testing.TransportWriter;

/** What FFmpeg finds in the same streams, and makes of the frames that were taken out. */
class FfmpegAgreementTest {
  private static final int VIDEO = 0x101;
  private static final int AUDIO = 0x102;

  @TempDir Path folder;

  @BeforeEach
  void ffmpegIsThere() {
    Ffmpeg.assumeInstalled();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "h264-pyramid",
        "h264-open",
        "h264-plain",
        "h264-mbaff",
        "h264-film",
        "mpeg2-interlaced",
        "mpeg2-fast"
      })
  void fixturesAgree(String name) throws Exception {
    check(Golden.bytes("foreign/" + name + ".ts"));
  }

  /** Here ffprobe counts each field as a packet; its decoder shows frames. */
  @Test
  void h264FieldsAgree() throws Exception {
    check(transportStream(StreamType.H264, FieldStreams.h264(30)));
  }

  @Test
  void mpeg2FieldsAgree() throws Exception {
    check(transportStream(StreamType.MPEG2_VIDEO, FieldStreams.mpeg2(30)));
  }

  @Test
  void openGroupAtTheStartIsDecodedWithoutItsFirstPictures() throws Exception {
    byte[] whole = Golden.bytes("foreign/mpeg2-interlaced.ts");
    int from = 200 * TsPacket.LENGTH;
    byte[] late = Arrays.copyOfRange(whole, from, whole.length);
    System.arraycopy(whole, 0, late, 0, 3 * TsPacket.LENGTH);
    Path file = Files.write(folder.resolve("late.ts"), late);
    try (InputStream in = Files.newInputStream(file);
        ForeignStream stream = ForeignStream.read(in, folder)) {
      VideoStream video = stream.video().orElseThrow();
      List<String> pictures = Ffmpeg.pictures(elementaryFile(video, VideoCodec.MPEG2), "mpegvideo");
      List<String> all = Ffmpeg.pictures(Files.write(folder.resolve("whole.ts"), whole), "mpegts");
      assertThat(pictures).hasSize(video.frames());
      int first = all.indexOf(pictures.getFirst());
      assertThat(pictures).isEqualTo(all.subList(first, first + pictures.size()));
    }
  }

  private void check(byte[] bytes) throws Exception {
    Path file = Files.write(folder.resolve("stream.ts"), bytes);
    try (InputStream in = Files.newInputStream(file);
        ForeignStream stream = ForeignStream.read(in, folder)) {
      VideoStream video = stream.video().orElseThrow();
      VideoProfile profile = stream.profile().video().orElseThrow();
      assertThat(profile.oddities()).isEmpty();
      checkDescription(file, profile);
      checkScan(file, profile);
      checkPackets(file, video, profile.frameRate().orElseThrow());
      VideoCodec codec = profile.sequence().codec().orElseThrow();
      String format = codec == VideoCodec.H264 ? "h264" : "mpegvideo";
      assertThat(Ffmpeg.pictures(elementaryFile(video, codec), format))
          .isEqualTo(Ffmpeg.pictures(file, "mpegts").subList(0, video.frames()));
      checkAudio(file, stream);
    }
  }

  private static void checkDescription(Path file, VideoProfile profile) throws Exception {
    String expected =
        profile.sequence().width()
            + ","
            + profile.sequence().height()
            + ","
            + profile.frameRate().orElseThrow();
    List<String> found =
        Ffmpeg.run(
            "ffprobe",
            "-v",
            "error",
            "-select_streams",
            "v:0",
            "-show_entries",
            "stream=width,height,r_frame_rate",
            "-of",
            "csv=p=0",
            file.toString());
    assertThat(found.getFirst()).startsWith(expected);
  }

  /** The order of the fields of pictures that come out of the decoder. */
  private static void checkScan(Path file, VideoProfile profile) throws Exception {
    String expected =
        switch (profile.scan()) {
          case PROGRESSIVE -> "0,0";
          case TOP_FIELD_FIRST -> "1,1";
          case BOTTOM_FIELD_FIRST -> "1,0";
        };
    List<String> found =
        Ffmpeg.run(
            "ffprobe",
            "-v",
            "error",
            "-select_streams",
            "v:0",
            "-show_entries",
            "frame=interlaced_frame,top_field_first",
            "-of",
            "csv=p=0",
            file.toString());
    assertThat(found.stream().filter(line -> !line.isBlank()))
        .isNotEmpty()
        .allMatch(line -> line.startsWith(expected));
  }

  /** Number, order and sizes of the packets that ffprobe makes of the pictures. */
  private static void checkPackets(Path file, VideoStream video, FrameRate rate) throws Exception {
    List<String> packets = Ffmpeg.packets(file, "v:0", "pts,size");
    if (packets.size() >= 2 * video.frames()) {
      return;
    }
    assertThat(video.frames()).isBetween(packets.size() - 2, packets.size());
    long first = Long.parseLong(packets.getFirst().split(",", -1)[0]);
    for (int i = 0; i < video.frames(); i++) {
      String[] fields = packets.get(i).split(",", -1);
      long index = Math.round((Long.parseLong(fields[0]) - first) * 300.0 / rate.ticks());
      assertThat(video.displayIndex(i)).isEqualTo((int) index);
      assertThat(Integer.parseInt(fields[1])).isBetween(video.size(i) - 4, video.size(i) + 4);
    }
  }

  private static void checkAudio(Path file, ForeignStream stream) throws Exception {
    AudioProfile audio = stream.profile().audio().orElseThrow();
    List<String> packets = Ffmpeg.packets(file, "a:0", "size");
    assertThat(audio.frames()).isBetween(packets.size() - 4, packets.size());
    assertThat(audio.largestFrame())
        .isEqualTo(
            packets.stream()
                .mapToInt(line -> Integer.parseInt(line.split(",", -1)[0]))
                .max()
                .orElseThrow());
  }

  private Path elementaryFile(VideoStream video, VideoCodec codec) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    for (int i = 0; i < video.frames(); i++) {
      byte[] unit = new byte[video.size(i)];
      video.read(i, unit, 0);
      bytes.writeBytes(unit);
    }
    return Files.write(folder.resolve("video." + codec.label()), bytes.toByteArray());
  }

  private byte[] transportStream(StreamType type, List<byte[]> units) throws IOException {
    TransportWriter writer =
        new TransportWriter()
            .tables(
                new Pmt.Stream(type, VIDEO, List.of()),
                new Pmt.Stream(StreamType.AC3, AUDIO, List.of()));
    byte[] tone = realFrame();
    int frames = 0;
    for (int i = 0; i < units.size(); i++) {
      writer.pes(VIDEO, 0xe0, 90_000 + i * 3_600L, units.get(i));
      while (frames * AudioCodec.AC3.frameTicks() / 300 <= i * 3_600L) {
        writer.pes(AUDIO, 0xbd, 90_000 + frames * 2_880L, tone);
        frames++;
      }
    }
    return writer.pes(AUDIO, 0xbd, 90_000 + frames * 2_880L, tone).toBytes();
  }

  /** A frame of AC-3 that an encoder made. */
  private byte[] realFrame() throws IOException {
    byte[] fixture = Golden.bytes("foreign/h264-pyramid.ts");
    try (ForeignStream stream = ForeignStream.read(new ByteArrayInputStream(fixture), folder)) {
      AudioStream audio = stream.audio().orElseThrow();
      byte[] frame = new byte[audio.size(9)];
      audio.read(9, frame, 0);
      return frame;
    }
  }
}
