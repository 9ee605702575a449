package org.plugcast.ts.inspect;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.plugcast.ts.mpeg.Pat;
import org.plugcast.ts.mpeg.Pcr;
import org.plugcast.ts.mpeg.Pmt;
import org.plugcast.ts.mpeg.SectionPackets;
import org.plugcast.ts.mpeg.StreamType;
import org.plugcast.ts.mpeg.TsPacket;
import org.plugcast.ts.testing.CleanStream;

/** Streams made to hurt, of which nothing may grow without bound; and arrival times. */
class HostileStreamsTest {
  private static final int ROUNDS = 40;

  private static StreamInspector pushed(byte[] bytes) {
    StreamInspector inspector = new StreamInspector();
    for (int i = 0; i < ROUNDS; i++) {
      inspector.push(bytes, 0, bytes.length);
    }
    return inspector;
  }

  @Test
  void randomPacketsKeepFindingsBounded() {
    byte[] bytes = new byte[5_000 * TsPacket.LENGTH];
    new Random(1).nextBytes(bytes);
    for (int at = 0; at < bytes.length; at += TsPacket.LENGTH) {
      bytes[at] = TsPacket.SYNC;
      bytes[at + 1] &= 0x7f;
    }
    Report report = pushed(bytes).finish();
    assertThat(report.packets()).isEqualTo(5_000L * ROUNDS);
    assertThat(report.count(FindingKind.CONTINUITY_COUNT_ERROR)).isGreaterThan(10_000);
    assertThat(report.findings()).hasSizeLessThan(100 * FindingKind.values().length + 1);
    assertThat(report.pids()).hasSizeLessThanOrEqualTo(TsPacket.PIDS);
  }

  @Test
  void everyPidAClockAndAProgramInTurnIsSurvived() {
    byte[] bytes = new byte[TsPacket.PIDS * TsPacket.LENGTH];
    for (int pid = 0; pid < TsPacket.PIDS; pid++) {
      TsPacket.writePcrOnly(bytes, pid * TsPacket.LENGTH, pid, 0);
      TsPacket.setPcr(bytes, pid * TsPacket.LENGTH, pid * 1_000L);
    }
    Report report = pushed(bytes).finish();
    assertThat(report.clocks()).hasSize(1024);
  }

  @Test
  void tablesThatChangeWithEveryPacketAreFollowed() {
    byte[] bytes = new byte[3 * 64 * TsPacket.LENGTH];
    for (int i = 0; i < 64; i++) {
      Map<Integer, Integer> programs = new LinkedHashMap<>();
      for (int n = 0; n < 40; n++) {
        programs.put(i * 40 + n + 1, 0x20 + (i * 40 + n) % 8000);
      }
      int at = 3 * i * TsPacket.LENGTH;
      SectionPackets.single(0, new Pat(1, i % 32, programs).toSection(), i, bytes, at);
      Pmt pmt =
          new Pmt(
              i * 40 + 1,
              0,
              0x20,
              List.of(),
              List.of(new Pmt.Stream(StreamType.H264, 0x21 + i, List.of())));
      int pid = 0x20 + i * 40 % 8000;
      SectionPackets.single(pid, pmt.toSection(), i, bytes, at + TsPacket.LENGTH);
      TsPacket.writePcrOnly(bytes, at + 2 * TsPacket.LENGTH, 0x20, 0);
      TsPacket.setPcr(bytes, at + 2 * TsPacket.LENGTH, i * 27_000_000L % Pcr.MODULUS);
    }
    Report report = pushed(bytes).finish();
    assertThat(report.programs()).hasSizeLessThanOrEqualTo(1);
    assertThat(report.packets()).isEqualTo(3L * 64 * ROUNDS);
  }

  @Test
  void bytesWithoutPacketsAreReportedAsSuch() {
    Report report = pushed(new byte[10_000]).finish();
    assertThat(report.clean()).isFalse();
    assertThat(report.toText()).startsWith("no transport packet in 400000 bytes\n");
    assertThat(report.skippedBytes()).isEqualTo(400_000);
    assertThat(new StreamInspector().finish().packets()).isZero();
  }

  @Test
  void arrivalTimesReplaceTheClockForIntervals() {
    List<byte[]> packets = CleanStream.packets(2, 0);
    StreamInspector inspector = new StreamInspector();
    for (int i = 0; i < packets.size(); i++) {
      long nanos = CleanStream.RATE.nanosAt(i) * (i < packets.size() / 2 ? 1 : 6);
      inspector.push(Duration.ofNanos(nanos), packets.get(i), 0, TsPacket.LENGTH);
    }
    Report report = inspector.finish();
    assertThat(report.counts().keySet())
        .containsExactlyInAnyOrder(
            FindingKind.PAT_ERROR,
            FindingKind.PMT_ERROR,
            FindingKind.SDT_ERROR,
            FindingKind.PTS_ERROR);
    assertThat(report.tables())
        .anySatisfy(table -> assertThat(table.longestTicks()).isGreaterThan(Pcr.FREQUENCY));
  }
}
