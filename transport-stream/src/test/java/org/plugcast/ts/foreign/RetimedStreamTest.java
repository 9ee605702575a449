package org.plugcast.ts.foreign;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.plugcast.ts.inspect.Report;
import org.plugcast.ts.inspect.StreamInspector;
import org.plugcast.ts.mpeg.TsPacket;
import org.plugcast.ts.multiplex.ChannelFormat;
import org.plugcast.ts.multiplex.Entry;
import org.plugcast.ts.multiplex.Multiplex;
import org.plugcast.ts.multiplex.Pids;
import org.plugcast.ts.multiplex.Service;
import org.plugcast.ts.multiplex.Timeline;
import org.plugcast.ts.testing.Ffmpeg;
import org.plugcast.ts.testing.Golden;
import org.plugcast.ts.testing.MemoryClips;

/** Foreign streams on a channel of their format, without being encoded again. */
class RetimedStreamTest {
  private static final int TIMES = 4;

  @TempDir Path folder;

  @ParameterizedTest
  @CsvSource({
    "h264-plain, 1200000 h264 128x96p 25/1 0 2000000 mp2 2 64000 2 13500000",
    "h264-pyramid, 1200000 h264 128x96p 30000/1001 2 2000000 ac3 2 128000 3 13500000",
    "h264-mbaff, 1200000 h264 128x96ib 25/1 1 2000000 eac3 2 96000 3 13500000",
    "h264-open, 1200000 h264 128x96p 25/1 1 2000000 aac 2 98000 3 13500000",
    "mpeg2-interlaced, 1200000 mpeg2 128x96i 25/1 1 1835008 mp2 2 64000 2 13500000",
    "mpeg2-fast, 1500000 mpeg2 128x96p 60000/1001 1 1835008 ac3 2 96000 3 13500000"
  })
  void streamPlaysOverAndOverWithoutAFinding(String fixture, String format) throws Exception {
    ChannelFormat channel = ChannelFormat.parse(format);
    byte[] bytes = Golden.bytes("foreign/" + fixture + ".ts");
    MemoryClips clips = new MemoryClips();
    try (ForeignStream stream = ForeignStream.read(new ByteArrayInputStream(bytes), folder)) {
      assertThat(ChannelFit.reasons(stream.profile(), channel)).isEmpty();
      Entry entry =
          clips.add(channel, fixture, stream.video().orElseThrow(), stream.audio().orElseThrow());
      byte[] air = onAir(channel, entry, clips);
      Report report = inspected(air);
      assertThat(report.findings()).as(report.toText()).isEmpty();
      checkPictures(air, bytes, stream.video().orElseThrow().frames());
    }
  }

  /** FFmpeg decodes the same pictures as from the foreign stream, again and again. */
  private void checkPictures(byte[] air, byte[] foreign, int frames) throws Exception {
    Ffmpeg.assumeInstalled();
    List<String> once =
        Ffmpeg.pictures(Files.write(folder.resolve("foreign.ts"), foreign), "mpegts")
            .subList(0, frames);
    List<String> expected = new ArrayList<>();
    for (int i = 0; i < TIMES; i++) {
      expected.addAll(once);
    }
    Path file = Files.write(folder.resolve("air.ts"), air);
    assertThat(Ffmpeg.pictures(file, "mpegts", expected.size())).isEqualTo(expected);
  }

  private static byte[] onAir(ChannelFormat channel, Entry entry, MemoryClips clips)
      throws Exception {
    Timeline timeline =
        new Timeline(
            new Service(1, 1, "Foreign", "Plugcast", Pids.DEFAULT),
            channel,
            Instant.parse("2026-01-01T00:00:00Z"),
            0,
            1,
            0,
            0,
            List.of(),
            List.of(entry));
    long frameTicks = channel.video().frameRate().ticks();
    long ticks = (TIMES + 1L) * entry.frames() * frameTicks;
    int packets = (int) (ticks * channel.rate().bitsPerSecond() / 27_000_000 / 1_504);
    byte[] air = new byte[packets * TsPacket.LENGTH];
    try (Multiplex multiplex = new Multiplex(timeline, clips)) {
      assertThat(multiplex.packets(0, packets, air, 0)).isZero();
    }
    return air;
  }

  private static Report inspected(byte[] air) {
    StreamInspector inspector = new StreamInspector();
    inspector.push(air, 0, air.length);
    return inspector.finish();
  }
}
