package org.plugcast.ts.replay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.plugcast.ts.inspect.FindingKind;
import org.plugcast.ts.mpeg.MalformedStreamException;
import org.plugcast.ts.mpeg.Pcr;
import org.plugcast.ts.mpeg.TsPacket;
import org.plugcast.ts.testing.CleanStream;
import org.plugcast.ts.testing.Golden;
import org.plugcast.ts.testing.Mutants;

/** Files that are broken, or no recordings at all. */
class HostileRecordingsTest {
  @TempDir Path folder;

  private void assertRefused(byte[] bytes, String reason) {
    assertThatThrownBy(() -> Replays.open(folder, bytes).close())
        .isInstanceOf(MalformedStreamException.class)
        .hasMessageContaining(reason);
  }

  private interface Clock {
    long at(int reference, long pcr);
  }

  private static byte[] withClock(Clock clock) {
    byte[] bytes = CleanStream.join(CleanStream.packets(4, 0));
    int reference = 0;
    for (int at = 0; at < bytes.length; at += TsPacket.LENGTH) {
      if (TsPacket.hasPcr(bytes, at)) {
        long pcr = clock.at(reference++, TsPacket.pcr(bytes, at));
        TsPacket.setPcr(bytes, at, Pcr.ofTimeline(pcr).ticks());
      }
    }
    return bytes;
  }

  private static byte[] withoutClock() {
    return CleanStream.join(
        CleanStream.packets(2, 0).stream().filter(packet -> !TsPacket.hasPcr(packet, 0)).toList());
  }

  @Test
  void nothingToSendIsRefused() {
    byte[] noise = new byte[100_000];
    new Random(1).nextBytes(noise);
    assertRefused(new byte[0], "the file is empty");
    assertRefused(noise, "is this a transport stream?");
    assertRefused(Arrays.copyOf(CleanStream.packets(1, 0).getFirst(), 188), "found 1 transport");
  }

  @Test
  void withoutClockARateIsAskedFor() throws IOException {
    assertRefused(withoutClock(), "--rate BPS");
    assertRefused(withClock((reference, pcr) -> 5), "--rate BPS");
    try (Recording recording = Replays.open(folder, withoutClock(), 800_000)) {
      assertThat(recording.rate().bitsPerSecond()).isEqualTo(800_000);
      assertThat(Replays.loops(recording, 0, 1)).isEqualTo(withoutClock());
    }
  }

  @Test
  void halfAPacketAtTheEndIsLeftOut() throws IOException {
    byte[] bytes = CleanStream.join(CleanStream.packets(4, 0));
    try (Recording recording = Replays.open(folder, Arrays.copyOf(bytes, bytes.length - 100))) {
      assertThat(recording.length()).isEqualTo(bytes.length / TsPacket.LENGTH - 1);
    }
  }

  @Test
  void garbageBeforeAndBetweenIsLeftOut() throws IOException {
    byte[] bytes = CleanStream.join(CleanStream.packets(4, 0));
    byte[] dirty = new byte[bytes.length + 77 + 500];
    int half = bytes.length / 2 / TsPacket.LENGTH * TsPacket.LENGTH;
    System.arraycopy(bytes, 0, dirty, 77, half);
    System.arraycopy(bytes, half, dirty, 577 + half, bytes.length - half);
    try (Recording recording = Replays.open(folder, dirty)) {
      assertThat(recording.rate()).isEqualTo(CleanStream.RATE);
      assertThat(Replays.loops(recording, 0, 1)).isEqualTo(bytes);
    }
  }

  @Test
  void jumpsOfTheFilesOwnClockStayAndNoMoreAreAdded() throws IOException {
    List<Clock> clocks =
        List.of(
            (reference, pcr) -> reference < 100 ? pcr + 90 * Pcr.FREQUENCY : pcr,
            (reference, pcr) -> reference < 100 ? pcr : pcr + Pcr.MODULUS / 3);
    for (Clock clock : clocks) {
      try (Recording recording = Replays.open(folder, withClock(clock))) {
        assertThat(recording.rate()).isEqualTo(CleanStream.RATE);
        long jumps =
            Replays.inspect(Replays.loops(recording, 0, 1))
                .count(FindingKind.PCR_DISCONTINUITY_INDICATOR_ERROR);
        assertThat(jumps).isEqualTo(1);
      }
    }
  }

  @Test
  void clockThatRunsBackwardsOrAtRandomIsSurvived() throws IOException {
    Random random = new Random(1);
    List<byte[]> streams =
        List.of(
            withClock((reference, pcr) -> -pcr),
            withClock((reference, pcr) -> reference * 27_000_000L % Pcr.MODULUS),
            withClock((reference, pcr) -> random.nextLong(Pcr.MODULUS)),
            withClock((reference, pcr) -> reference % 2 * 27_000L));
    for (byte[] stream : streams) {
      try (Recording recording = Replays.open(folder, stream)) {
        assertThat(Replays.loops(recording, 1, 1)).isNotEmpty();
      } catch (MalformedStreamException refusal) {
        assertThat(refusal).hasMessageContaining("--rate BPS");
      }
    }
  }

  @Test
  void mutantsAreReplayedOrRefused() throws IOException {
    Mutants.of(
            "replay",
            Golden.bytes("streams/mpeg2-mp2-vbr.ts"),
            Golden.bytes("streams/h264-ac3-cbr.ts"),
            Golden.bytes("streams/h264-ac3.m2ts"))
        .check(
            1_500,
            bytes -> {
              try (Recording recording = Replays.open(folder, bytes)) {
                recording.cursor().read(3 * recording.length() - 5, 7, new byte[7 * 188], 0);
                recording.cursor().read(0, 7, new byte[7 * 188], 0);
              }
            });
  }
}
