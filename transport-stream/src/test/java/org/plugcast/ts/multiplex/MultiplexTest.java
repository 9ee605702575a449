package org.plugcast.ts.multiplex;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.time.Instant;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.plugcast.ts.assemble.DoesNotFitException;
import org.plugcast.ts.elementary.AudioCodec;
import org.plugcast.ts.elementary.VideoCodec;
import org.plugcast.ts.mpeg.Pcr;
import org.plugcast.ts.mpeg.TsPacket;
import org.plugcast.ts.testing.DecoderModel;
import org.plugcast.ts.testing.MemoryClips;

class MultiplexTest {
  private static final MemoryClips CLIPS = new MemoryClips();
  private static Timeline timeline;

  @BeforeAll
  static void makeClips() throws IOException, DoesNotFitException {
    timeline =
        timeline(
            MemoryClips.HD,
            0,
            List.of(CLIPS.add(MemoryClips.HD, 1, 95), CLIPS.add(MemoryClips.HD, 2, 64)),
            List.of(CLIPS.add(MemoryClips.HD, 3, 121), CLIPS.add(MemoryClips.HD, 4, 90)));
  }

  static Timeline timeline(
      ChannelFormat format, long origin, List<Entry> leadIn, List<Entry> loop) {
    return new Timeline(
        new Service(1, 1, "Jazz", "Plugcast", Pids.DEFAULT),
        format,
        Instant.parse("2026-01-01T00:00:00Z"),
        origin,
        1,
        0,
        0,
        leadIn,
        loop);
  }

  @Test
  void anyOrderOfIndicesGivesTheSameBytes() throws IOException {
    int count = 60_000;
    byte[] inOrder = new byte[count * TsPacket.LENGTH];
    assertThat(new Multiplex(timeline, CLIPS).packets(0, count, inOrder, 0)).isZero();
    byte[] packet = new byte[TsPacket.LENGTH];
    Random random = new Random(7);
    Multiplex jumping = new Multiplex(timeline, CLIPS);
    for (int i = 0; i < 40_000; i++) {
      int index = random.nextInt(count);
      jumping.packets(index, 1, packet, 0);
      assertThat(packet)
          .as("packet %d", index)
          .isEqualTo(
              Arrays.copyOfRange(inOrder, index * TsPacket.LENGTH, (index + 1) * TsPacket.LENGTH));
    }
  }

  @Test
  void aLateStartGivesTheSameBytesAsAnEarlyOne() throws IOException {
    long far = 40_000_000_000L;
    byte[] whole = new byte[30_000 * TsPacket.LENGTH];
    byte[] late = new byte[10_000 * TsPacket.LENGTH];
    new Multiplex(timeline, CLIPS).packets(far, 30_000, whole, 0);
    new Multiplex(timeline, CLIPS).packets(far + 20_000, 10_000, late, 0);
    assertThat(late).isEqualTo(Arrays.copyOfRange(whole, 20_000 * TsPacket.LENGTH, whole.length));
  }

  @Test
  void continuityCountersRiseByOneOnEveryPidAcrossItems() throws IOException {
    byte[] packet = new byte[TsPacket.LENGTH];
    Map<Integer, Integer> last = new HashMap<>();
    Multiplex multiplex = new Multiplex(timeline, CLIPS);
    for (long index = 0; index < 120_000; index++) {
      multiplex.packets(index, 1, packet, 0);
      int pid = TsPacket.pid(packet, 0);
      int counter = TsPacket.continuityCounter(packet, 0);
      if (pid == TsPacket.NULL_PID) {
        continue;
      }
      int step = TsPacket.hasPayload(packet, 0) ? 1 : 0;
      Integer before = last.put(pid, counter);
      if (before != null) {
        assertThat(counter)
            .as("counter of PID %d at packet %d", pid, index)
            .isEqualTo((before + step) % 16);
      }
    }
    assertThat(last).containsKeys(0, 0x11, 0x100, 0x101, 0x1000, 0x1f0);
  }

  @Test
  void tablesAndClockKeepTheirIntervals() throws IOException {
    byte[] packet = new byte[TsPacket.LENGTH];
    Multiplex multiplex = new Multiplex(timeline, CLIPS);
    ChannelGrid grid = timeline.grid();
    Map<String, Long> longest = new HashMap<>();
    Map<String, Long> before = new HashMap<>();
    for (long index = 0; index < 60_000; index++) {
      multiplex.packets(index, 1, packet, 0);
      String kind = TsPacket.hasPcr(packet, 0) ? "PCR" : Integer.toString(TsPacket.pid(packet, 0));
      long now = grid.timeOf(index);
      Long last = before.put(kind, now);
      if (last != null) {
        longest.merge(kind, now - last, Math::max);
      }
      if (kind.equals("PCR")) {
        assertThat(TsPacket.pcr(packet, 0)).isEqualTo(grid.pcr(index));
      }
    }
    assertThat(longest.get("PCR")).isLessThan(40 * 27_000L);
    assertThat(longest.get("0")).isLessThan(100 * 27_000L);
    assertThat(longest.get("4096")).isLessThan(100 * 27_000L);
    assertThat(longest.get("17")).isLessThan(2_000 * 27_000L);
    assertThat(longest.get("496")).isLessThan(2_000 * 27_000L);
  }

  @ParameterizedTest
  @CsvSource({
    "3750000, H264, 30000/1001, AC3 2 192000, 17500000, 27000000",
    "3750000, MPEG2, 30000/1001, AC3 2 192000, 1835008, 13500000",
    "8000000, H264, 60000/1001, AAC 2 192000, 31250000, 27000000",
    "5000000, MPEG2, 25, MP2 2 192000, 1835008, 9000000",
    "19392658, H264, 24000/1001, AC3 2 192000, 31250000, 21600000",
    "3750001, H264, 50, AC3 2 192000, 17500000, 27000000",
    "4000000, H264, 25, AC3 6 384000, 17500000, 27000000",
    "6000000, MPEG2, 25, AC3 6 448000, 1835008, 9000000",
    "4000000, H264, 30000/1001, EAC3 2 192000, 17500000, 27000000",
    "6000000, H264, 50, EAC3 6 640000, 17500000, 27000000",
    "5000000, MPEG2, 30000/1001, AAC 6 384000, 1835008, 9000000",
    "3750000, H264, 25, AAC 2 96000, 17500000, 27000000",
    "4500000, H264, 60000/1001, MP2 2 384000, 17500000, 27000000",
  })
  void everyFormatFlowsThroughTheDecoderAcrossItemsAndTheClockWrap(
      long rate, VideoCodec codec, String fps, String sound, long buffer, long delay)
      throws IOException, DoesNotFitException {
    ChannelFormat format = MemoryClips.format(rate, codec, fps, audio(sound), buffer, delay);
    MemoryClips clips = new MemoryClips();
    Timeline wrapping =
        timeline(
            format,
            Pcr.MODULUS - 6 * 27_000_000L,
            List.of(clips.add(format, 11, 75)),
            List.of(clips.add(format, 12, 97), clips.add(format, 13, 60)));
    DecoderModel decoder = new DecoderModel(rate, wrapping.originTicks());
    decoder.watch(Pids.DEFAULT.video(), buffer);
    decoder.watch(Pids.DEFAULT.audio(), format.audio().bufferBytes() * 8L);
    byte[] packet = new byte[TsPacket.LENGTH];
    Multiplex multiplex = new Multiplex(wrapping, clips);
    for (long index = 0; index < 20 * rate / 1504; index++) {
      assertThat(multiplex.packets(index, 1, packet, 0)).isZero();
      decoder.packet(index, packet, 0);
    }
    assertThat(decoder.violations()).isEmpty();
    assertEvenSteps(decoder.decodeTimes(Pids.DEFAULT.video()), format.video().frameRate().ticks());
    assertEvenSteps(
        decoder.displayTimes(Pids.DEFAULT.video()).stream().sorted().toList(),
        format.video().frameRate().ticks());
    assertEvenSteps(
        decoder.displayTimes(Pids.DEFAULT.audio()), format.audio().codec().frameTicks());
    assertThat(decoder.displayTimes(Pids.DEFAULT.audio()).getFirst())
        .isBetween(
            decoder.displayTimes(Pids.DEFAULT.video()).getFirst() - 1,
            decoder.displayTimes(Pids.DEFAULT.video()).getFirst() + 1);
  }

  /** Codec, channels and bit/s. */
  private static AudioFormat audio(String words) {
    String[] word = words.split(" ", -1);
    return AudioFormat.constantRate(
        AudioCodec.valueOf(word[0]), Integer.parseInt(word[1]), Integer.parseInt(word[2]));
  }

  @Test
  void soundThatTheDecodersBufferCannotHoldIsRefused() {
    ChannelFormat loud =
        MemoryClips.format(
            6_000_000, VideoCodec.H264, "25", audio("AC3 6 640000"), 17_500_000, 27_000_000);
    assertThatThrownBy(() -> new ChannelGrid(loud, 0))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("buffer of 2592 bytes");
  }

  /** No step between 90 kHz stamps differs by more than rounding from {@code ticks} of 27 MHz. */
  private static void assertEvenSteps(List<Long> stamps, long ticks) {
    assertThat(stamps).hasSizeGreaterThan(100);
    for (int i = 0; i < stamps.size(); i++) {
      // The last few pictures may still be out of order of display when the test ends.
      if (i < stamps.size() - 4) {
        assertThat((stamps.get(i) - stamps.getFirst()) * 300)
            .as("stamp %d", i)
            .isBetween(i * ticks - 300, i * ticks + 300);
      }
    }
  }

  @Test
  void aRevisionChangesNothingBeforeItsFirstFrame() throws IOException, DoesNotFitException {
    long boundary = 95 + 64 + 121;
    Entry other = CLIPS.add(MemoryClips.HD, 5, 77);
    Timeline revised =
        new Timeline(
            timeline.service(),
            timeline.format(),
            timeline.epoch(),
            0,
            2,
            boundary,
            95,
            List.of(timeline.leadIn().get(1), timeline.loop().getFirst()),
            List.of(other));
    long from = timeline.grid().indexOfRow(timeline.grid().rowOf(95 + 64));
    long to = timeline.grid().indexOfRow(timeline.grid().rowOf(boundary));
    byte[] before = new byte[(int) (to - from) * TsPacket.LENGTH];
    byte[] after = new byte[before.length];
    new Multiplex(timeline, CLIPS).packets(from, (int) (to - from), before, 0);
    new Multiplex(revised, CLIPS).packets(from, (int) (to - from), after, 0);
    assertThat(after).isEqualTo(before);
  }

  @Test
  void aMissingClipBecomesNullPacketsAndIsFoundLater() throws IOException, DoesNotFitException {
    MemoryClips elsewhere = new MemoryClips();
    Entry entry = elsewhere.add(MemoryClips.HD, 6, 90);
    Timeline alone = timeline(MemoryClips.HD, 0, List.of(), List.of(entry));
    MemoryClips here = new MemoryClips();
    Multiplex multiplex = new Multiplex(alone, here);
    byte[] packets = new byte[3_000 * TsPacket.LENGTH];
    assertThat(multiplex.packets(0, 3_000, packets, 0)).isPositive();
    assertThat(pids(packets)).containsKeys(0, 0x1000, 0x100).doesNotContainKey(0x101);
    here.add(MemoryClips.HD, 6, 90);
    assertThat(multiplex.packets(3_000, 3_000, packets, 0)).isZero();
    assertThat(pids(packets)).containsKeys(0x100, 0x101);
  }

  private static Map<Integer, Integer> pids(byte[] packets) {
    Map<Integer, Integer> pids = new HashMap<>();
    for (int offset = 0; offset < packets.length; offset += TsPacket.LENGTH) {
      pids.merge(TsPacket.pid(packets, offset), 1, Integer::sum);
    }
    return pids;
  }
}
