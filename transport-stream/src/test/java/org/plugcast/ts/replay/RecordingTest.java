package org.plugcast.ts.replay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.plugcast.ts.inspect.FindingKind;
import org.plugcast.ts.inspect.Report;
import org.plugcast.ts.mpeg.MuxRate;
import org.plugcast.ts.mpeg.Pcr;
import org.plugcast.ts.mpeg.PesHeader;
import org.plugcast.ts.mpeg.Timestamp;
import org.plugcast.ts.mpeg.TsPacket;
import org.plugcast.ts.testing.CleanStream;
import org.plugcast.ts.testing.Golden;

/** Files become endless streams whose seams nobody sees. */
class RecordingTest {
  private static final List<FindingKind> SEAM =
      List.of(
          FindingKind.TS_SYNC_LOSS,
          FindingKind.SYNC_BYTE_ERROR,
          FindingKind.CONTINUITY_COUNT_ERROR,
          FindingKind.PCR_DISCONTINUITY_INDICATOR_ERROR,
          FindingKind.PCR_ACCURACY_ERROR,
          FindingKind.CRC_ERROR,
          FindingKind.PACKET_SYNTAX);

  @TempDir Path folder;

  private static void assertSeamless(byte[] stream) {
    Report report = Replays.inspect(stream);
    assertThat(report.counts()).doesNotContainKeys(SEAM.toArray(FindingKind[]::new));
    assertThat(report.clocks()).isNotEmpty().allMatch(Report.Clock::constantRate);
  }

  private static byte[] clean(long origin) {
    return CleanStream.join(CleanStream.packets(4, origin));
  }

  /** The same without null packets: of variable rate. */
  private static byte[] variable(long origin) {
    return CleanStream.join(
        CleanStream.packets(4, origin).stream()
            .filter(packet -> TsPacket.pid(packet, 0) != TsPacket.NULL_PID)
            .toList());
  }

  @Test
  void fileOfConstantRateIsSentAsItIs() throws IOException {
    byte[] bytes = clean(0);
    try (Recording recording = Replays.open(folder, bytes)) {
      assertThat(recording.rate()).isEqualTo(CleanStream.RATE);
      assertThat(recording.length()).isEqualTo(bytes.length / TsPacket.LENGTH);
      assertThat(Replays.loops(recording, 0, 1)).isEqualTo(bytes);
      assertThat(filesBeside()).isEmpty();
    }
  }

  @Test
  void loopsOfConstantRateHaveNoSeam() throws IOException {
    try (Recording recording = Replays.open(folder, clean(0))) {
      assertSeamless(Replays.loops(recording, 0, 5));
      assertSeamless(Replays.loops(recording, 1_000_000, 3));
    }
  }

  @Test
  void loopsOfVariableRateHaveNoSeam() throws IOException {
    try (Recording recording = Replays.open(folder, variable(0))) {
      assertThat(recording.rate().bitsPerSecond()).isBetween(300_000L, 1_000_000L);
      assertSeamless(Replays.loops(recording, 0, 5));
    }
    assertThat(filesBeside()).isEmpty();
  }

  @Test
  void rateOfChoiceMovesEachClockReferenceWithItsPacket() throws IOException {
    MuxRate rate = new MuxRate(1_234_567);
    try (Recording recording = Replays.open(folder, clean(0), rate.bitsPerSecond())) {
      assertThat(recording.rate()).isEqualTo(rate);
      byte[] stream = Replays.loops(recording, 0, 3);
      assertSeamless(stream);
      long first = -1;
      for (int i = 0; i < stream.length / TsPacket.LENGTH; i++) {
        if (TsPacket.hasPcr(stream, i * TsPacket.LENGTH)) {
          long origin = TsPacket.pcr(stream, i * TsPacket.LENGTH) - rate.pcrTicksAt(i);
          first = first < 0 ? origin : first;
          assertThat(origin).isEqualTo(first);
        }
      }
      assertThat(first).isNotNegative();
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "h264-aac-film.ts",
        "h264-ac3-cbr.ts",
        "h264-ac3.m2ts",
        "mpeg2-mp2-vbr.ts",
        "two-programs.ts",
        "wrap.ts"
      })
  void filesOfOtherMultiplexersLoopWithoutSeam(String name) throws IOException {
    try (Recording recording = Replays.open(folder, Golden.bytes("streams/" + name))) {
      assertSeamless(Replays.loops(recording, 0, 3));
      assertSeamless(Replays.loops(recording, 123_456, 3));
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"two-programs.ts", "mpeg2-mp2-vbr.ts", "h264-ac3-cbr.ts"})
  void packetsAreTheSameInAnyOrder(String name) throws IOException {
    try (Recording recording = Replays.open(folder, Golden.bytes("streams/" + name))) {
      byte[] stream = Replays.loops(recording, 0, 3);
      Cursor cursor = recording.cursor();
      Random random = new Random(1);
      byte[] dst = new byte[8 * TsPacket.LENGTH];
      for (int i = 0; i < 2000; i++) {
        int index = random.nextInt(stream.length / TsPacket.LENGTH - 7);
        cursor.read(index, 7, dst, TsPacket.LENGTH);
        assertThat(Arrays.copyOfRange(dst, TsPacket.LENGTH, dst.length))
            .isEqualTo(
                Arrays.copyOfRange(stream, index * TsPacket.LENGTH, (index + 7) * TsPacket.LENGTH));
      }
    }
  }

  @Test
  void clockAndStampsWrapAsTheyShould() throws IOException {
    long origin = Pcr.MODULUS - 5 * Pcr.FREQUENCY;
    try (Recording recording = Replays.open(folder, clean(origin))) {
      byte[] stream = Replays.loops(recording, 0, 4);
      assertSeamless(stream);
      assertThat(Replays.inspect(stream).clocks().getFirst().wraps()).isEqualTo(1);
    }
    try (Recording recording = Replays.open(folder, variable(origin + 2 * Pcr.FREQUENCY))) {
      byte[] stream = Replays.loops(recording, 0, 2);
      assertSeamless(stream);
      assertThat(Replays.inspect(stream).clocks().getFirst().wraps()).isEqualTo(1);
    }
  }

  @Test
  void stampsAdvanceByTheLoopsDurationWithoutDrift() throws IOException {
    try (Recording recording = Replays.open(folder, clean(0))) {
      byte[] zero = Replays.loops(recording, 0, 1);
      long loops = 7_777_777;
      byte[] later = Replays.loops(recording, loops, 1);
      long ticks = CleanStream.RATE.ticksAt(loops * recording.length()) / 300;
      int seen = 0;
      for (int at = 0; at < zero.length; at += TsPacket.LENGTH) {
        int header = at + TsPacket.payloadOffset(zero, at);
        if (TsPacket.payloadUnitStart(zero, at) && PesHeader.isPes(zero, header)) {
          long expected = (PesHeader.pts(zero, header) + ticks) % Timestamp.MODULUS;
          assertThat(PesHeader.pts(later, header)).isEqualTo(expected);
          seen++;
        }
      }
      assertThat(seen).isGreaterThan(100);
    }
  }

  @Test
  void scrambledPayloadIsNotTouched() throws IOException {
    byte[] bytes = clean(0);
    for (int at = 0; at < bytes.length; at += TsPacket.LENGTH) {
      if (TsPacket.pid(bytes, at) == CleanStream.AUDIO_PID) {
        bytes[at + 3] |= (byte) 0x80;
      }
    }
    try (Recording recording = Replays.open(folder, bytes)) {
      byte[] later = Replays.loops(recording, 1, 1);
      for (int at = 0; at < bytes.length; at += TsPacket.LENGTH) {
        if (TsPacket.pid(bytes, at) == CleanStream.AUDIO_PID) {
          assertThat(Arrays.copyOfRange(later, at + 4, at + TsPacket.LENGTH))
              .isEqualTo(Arrays.copyOfRange(bytes, at + 4, at + TsPacket.LENGTH));
        }
      }
    }
  }

  @Test
  void packetsSentTwiceStayTwins() throws IOException {
    byte[] bytes = clean(0);
    List<byte[]> packets = CleanStream.packets(4, 0);
    int video = 0;
    while (TsPacket.pid(packets.get(video), 0) != CleanStream.VIDEO_PID
        || !TsPacket.hasPayload(packets.get(video), 0)) {
      video++;
    }
    int free = video;
    while (TsPacket.pid(packets.get(free), 0) != TsPacket.NULL_PID) {
      free++;
    }
    packets.remove(free);
    packets.add(video, packets.get(video));
    byte[] twins = CleanStream.join(packets);
    assertThat(twins).hasSameSizeAs(bytes);
    try (Recording recording = Replays.open(folder, twins, 1_000_000)) {
      assertThat(
              Replays.inspect(Replays.loops(recording, 0, 4))
                  .count(FindingKind.CONTINUITY_COUNT_ERROR))
          .isZero();
    }
  }

  @Test
  void severalProgramsAreMovedToARateOfChoice() throws IOException {
    byte[] bytes = Golden.bytes("streams/two-programs.ts");
    try (Recording recording = Replays.open(folder, bytes, 7_654_321)) {
      byte[] stream = Replays.loops(recording, 0, 4);
      assertSeamless(stream);
      assertThat(Replays.inspect(stream).clocks()).hasSize(2);
    }
  }

  @Test
  void rateBetweenTwoWholeNumbersIsRoundedUpAndTheClockSetAnew() throws IOException {
    byte[] bytes = CleanStream.join(CleanStream.packets(20, 0));
    for (int at = 0; at < bytes.length; at += TsPacket.LENGTH) {
      if (TsPacket.hasPcr(bytes, at)) {
        long pcr = TsPacket.pcr(bytes, at);
        TsPacket.setPcr(bytes, at, pcr + pcr * 3 / 10_000_000);
      }
    }
    try (Recording recording = Replays.open(folder, bytes)) {
      assertThat(recording.rate()).isEqualTo(CleanStream.RATE);
      byte[] stream = Replays.loops(recording, 0, 2);
      assertThat(stream).isNotEqualTo(bytes);
      assertSeamless(stream);
      assertThat(Replays.inspect(stream).clocks().getFirst().worstNanos()).isLessThan(100);
    }
  }

  @Test
  void originalClockReferenceGoesOnToo() throws IOException {
    byte[] bytes = clean(0);
    int at = 0;
    while (!TsPacket.hasPcr(bytes, at)) {
      at += TsPacket.LENGTH;
    }
    bytes[at + 5] |= 0x08;
    System.arraycopy(bytes, at + 6, bytes, at + 12, 6);
    try (Recording recording = Replays.open(folder, bytes)) {
      byte[] later = Replays.loops(recording, 9, 1);
      assertThat(Arrays.copyOfRange(later, at + 6, at + 11))
          .isNotEqualTo(Arrays.copyOfRange(bytes, at + 6, at + 11))
          .isEqualTo(Arrays.copyOfRange(later, at + 12, at + 17));
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {192, 204})
  void packetsOfOtherLengthsAreTakenOutOfTheirWrapping(int length) throws IOException {
    byte[] bytes = clean(0);
    byte[] wrapped = new byte[bytes.length / TsPacket.LENGTH * length];
    for (int i = 0; i < bytes.length / TsPacket.LENGTH; i++) {
      int to = i * length + (length == 192 ? 4 : 0);
      System.arraycopy(bytes, i * TsPacket.LENGTH, wrapped, to, TsPacket.LENGTH);
    }
    try (Recording recording = Replays.open(folder, wrapped)) {
      assertThat(recording.rate()).isEqualTo(CleanStream.RATE);
      assertThat(Replays.loops(recording, 0, 1)).isEqualTo(bytes);
      assertThat(filesBeside()).isEmpty();
    }
  }

  @Test
  void rateTooLowNamesTheLeastThatWillDo() throws IOException {
    byte[] bytes = variable(0);
    assertThatThrownBy(() -> Replays.open(folder, bytes, 100_000).close())
        .isInstanceOfSatisfying(
            RateTooLowException.class,
            refusal -> {
              assertThat(refusal).hasMessageContaining("--rate " + refusal.least());
              assertThat(refusal.least()).isBetween(300_000L, 1_000_000L);
            });
    assertThat(filesBeside()).isEmpty();
  }

  @Test
  void leastRateIsAcceptedWhenAskedFor() throws IOException {
    byte[] bytes = variable(0);
    long least;
    try (Recording recording = Replays.open(folder, bytes)) {
      least = recording.rate().bitsPerSecond();
    }
    try (Recording recording = Replays.open(folder, bytes, least)) {
      assertThat(recording.rate().bitsPerSecond()).isEqualTo(least);
      assertSeamless(Replays.loops(recording, 0, 2));
    }
  }

  private List<String> filesBeside() throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files
          .map(file -> file.getFileName().toString())
          .filter(name -> !name.equals("recording.ts"))
          .toList();
    }
  }
}
