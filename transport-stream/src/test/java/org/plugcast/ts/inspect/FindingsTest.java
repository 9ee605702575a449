package org.plugcast.ts.inspect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.plugcast.ts.inspect.FindingKind.AUDIO_GAP;
import static org.plugcast.ts.inspect.FindingKind.CAT_ERROR;
import static org.plugcast.ts.inspect.FindingKind.CONTINUITY_COUNT_ERROR;
import static org.plugcast.ts.inspect.FindingKind.CRC_ERROR;
import static org.plugcast.ts.inspect.FindingKind.LATE_DATA;
import static org.plugcast.ts.inspect.FindingKind.PACKET_SYNTAX;
import static org.plugcast.ts.inspect.FindingKind.PAT_ERROR;
import static org.plugcast.ts.inspect.FindingKind.PCR_ACCURACY_ERROR;
import static org.plugcast.ts.inspect.FindingKind.PCR_DISCONTINUITY_INDICATOR_ERROR;
import static org.plugcast.ts.inspect.FindingKind.PCR_REPETITION_ERROR;
import static org.plugcast.ts.inspect.FindingKind.PES_SYNTAX;
import static org.plugcast.ts.inspect.FindingKind.PID_ERROR;
import static org.plugcast.ts.inspect.FindingKind.PMT_ERROR;
import static org.plugcast.ts.inspect.FindingKind.PTS_ERROR;
import static org.plugcast.ts.inspect.FindingKind.SDT_ERROR;
import static org.plugcast.ts.inspect.FindingKind.SECTION_SYNTAX;
import static org.plugcast.ts.inspect.FindingKind.SYNC_BYTE_ERROR;
import static org.plugcast.ts.inspect.FindingKind.TIMESTAMP_JUMP;
import static org.plugcast.ts.inspect.FindingKind.TRANSPORT_ERROR;
import static org.plugcast.ts.inspect.FindingKind.TS_SYNC_LOSS;
import static org.plugcast.ts.inspect.FindingKind.VIDEO_CADENCE;

import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.plugcast.ts.dvb.Sdt;
import org.plugcast.ts.mpeg.Pcr;
import org.plugcast.ts.mpeg.PesHeader;
import org.plugcast.ts.mpeg.TsPacket;
import org.plugcast.ts.testing.CleanStream;

/** Each kind of damage to a clean stream of eight seconds, and what must be found: nothing else. */
class FindingsTest {
  private static final int SECONDS = 8;
  private static final long ORIGIN = 3 * Pcr.FREQUENCY;

  /** Damage and the number of findings of each kind that it makes. */
  record Case(String name, Consumer<List<byte[]>> damage, Map<FindingKind, Long> expected) {
    @Override
    public String toString() {
      return name;
    }
  }

  static Stream<Case> cases() {
    return Stream.of(packets(), tables(), clocks(), streams()).flatMap(each -> each);
  }

  private static Stream<Case> packets() {
    return Stream.of(
        new Case("no damage", all -> {}, Map.of()),
        new Case(
            "one packet lost",
            all -> all.remove(nth(all, payloadOf(CleanStream.VIDEO_PID), 203)),
            Map.of(CONTINUITY_COUNT_ERROR, 1L)),
        new Case(
            "packet repeated once",
            all -> insertCopy(all, nth(all, payloadOf(CleanStream.AUDIO_PID), 204), 1),
            Map.of()),
        new Case(
            "packet repeated twice",
            all -> insertCopy(all, nth(all, payloadOf(CleanStream.AUDIO_PID), 204), 2),
            Map.of(CONTINUITY_COUNT_ERROR, 1L)),
        new Case(
            "two packets swapped",
            all -> swap(all, payloadOf(CleanStream.VIDEO_PID), 203),
            Map.of(CONTINUITY_COUNT_ERROR, 3L)),
        new Case(
            "discontinuity announced",
            all -> {
              int lost = nth(all, payloadOf(CleanStream.VIDEO_PID), 205);
              all.remove(lost);
              setFlag(all.get(nth(all, payloadOf(CleanStream.VIDEO_PID), 205)), 0x80);
            },
            Map.of()),
        new Case(
            "sync byte wrong once",
            all -> nullPacket(all, 1000)[0] = 0,
            Map.of(SYNC_BYTE_ERROR, 1L)),
        new Case(
            "garbage between packets",
            all -> all.add(1000, new byte[333]),
            Map.of(TS_SYNC_LOSS, 1L)),
        new Case("garbage at the start", all -> all.add(0, new byte[33]), Map.of(TS_SYNC_LOSS, 1L)),
        new Case(
            "error indicator",
            all -> all.get(nth(all, payloadOf(CleanStream.AUDIO_PID), 203))[1] |= (byte) 0x80,
            Map.of(TRANSPORT_ERROR, 1L)),
        new Case(
            "adaptation field too long",
            all -> {
              byte[] packet = all.get(nth(all, FindingsTest::hasPcr, 50));
              packet[4] = (byte) 190;
            },
            Map.of(PACKET_SYNTAX, 1L, PCR_REPETITION_ERROR, 1L)),
        new Case(
            "reserved adaptation field control",
            all -> all.get(nth(all, FindingsTest::hasPcr, 50))[3] &= 0x0f,
            Map.of(PACKET_SYNTAX, 1L, PCR_REPETITION_ERROR, 1L)),
        new Case(
            "scrambled, without CAT",
            all ->
                all.stream()
                    .filter(payloadOf(CleanStream.AUDIO_PID))
                    .forEach(FindingsTest::scramble),
            Map.of(CAT_ERROR, 1L)));
  }

  private static Stream<Case> tables() {
    return Stream.of(
        new Case(
            "no PAT",
            all -> all.replaceAll(each -> pid(each) == 0 ? nullPacket() : each),
            Map.of(PAT_ERROR, 1L)),
        new Case("no PAT for a while", all -> silence(all, 0, 2000, 16), Map.of(PAT_ERROR, 1L)),
        new Case("PAT ends", all -> silence(all, 0, 2000, 1 << 20), Map.of(PAT_ERROR, 1L)),
        new Case(
            "no PMT for a while",
            all -> silence(all, CleanStream.PMT_PID, 2000, 16),
            Map.of(PMT_ERROR, 1L)),
        new Case(
            "no PMT", all -> silence(all, CleanStream.PMT_PID, 0, 1 << 20), Map.of(PMT_ERROR, 1L)),
        new Case(
            "no SDT for a while", all -> silence(all, Sdt.PID, 1000, 16), Map.of(SDT_ERROR, 1L)),
        new Case(
            "PAT scrambled",
            all -> scramble(all.get(nth(all, each -> pid(each) == 0, 5))),
            Map.of(PAT_ERROR, 1L, CAT_ERROR, 1L)),
        new Case(
            "wrong bit in a PAT and in a PMT",
            all -> {
              all.get(nth(all, each -> pid(each) == 0, 5))[10] ^= 1;
              all.get(nth(all, payloadOf(CleanStream.PMT_PID), 6))[20] ^= 1;
            },
            Map.of(CRC_ERROR, 2L)),
        new Case(
            "pointer field leaves the packet",
            all -> all.get(nth(all, payloadOf(CleanStream.PMT_PID), 6))[4] = (byte) 190,
            Map.of(SECTION_SYNTAX, 1L)),
        new Case(
            "audio silent for 6 s",
            all -> silence(all, CleanStream.AUDIO_PID, 800, 960),
            Map.of(PID_ERROR, 1L, PTS_ERROR, 1L, TIMESTAMP_JUMP, 1L, AUDIO_GAP, 1L)));
  }

  private static Stream<Case> clocks() {
    return Stream.of(
        new Case(
            "two PCRs missing",
            all -> {
              all.set(nth(all, FindingsTest::hasPcr, 100), nullPacket());
              all.set(nth(all, FindingsTest::hasPcr, 100), nullPacket());
            },
            Map.of(PCR_REPETITION_ERROR, 1L)),
        new Case(
            "one PCR off by 1 us",
            all -> shift(all.get(nth(all, FindingsTest::hasPcr, 100)), 27),
            Map.of(PCR_ACCURACY_ERROR, 1L)),
        new Case(
            "one PCR off by 400 ns",
            all -> shift(all.get(nth(all, FindingsTest::hasPcr, 100)), 10),
            Map.of()),
        new Case(
            "clock slips by 1 us",
            all -> pcrsFrom(all, 150).forEach(packet -> shift(packet, 27)),
            Map.of(PCR_ACCURACY_ERROR, 1L)),
        new Case(
            "clock jumps back by 50 ms",
            all -> pcrsFrom(all, 150).forEach(packet -> shift(packet, -50 * 27_000)),
            Map.of(PCR_DISCONTINUITY_INDICATOR_ERROR, 1L)),
        new Case(
            "clock jumps and says so",
            all -> {
              pcrsFrom(all, 150).forEach(packet -> shift(packet, -50 * 27_000));
              all.get(nth(all, FindingsTest::hasPcr, 150))[5] |= (byte) 0x80;
            },
            Map.of()));
  }

  private static Stream<Case> streams() {
    return Stream.of(
        new Case(
            "one picture less",
            all -> stampsFrom(all, CleanStream.VIDEO_PID, 100).forEach(p -> shiftPts(p, 3600)),
            Map.of(VIDEO_CADENCE, 1L)),
        new Case(
            "pictures go back in time",
            all -> stampsFrom(all, CleanStream.VIDEO_PID, 100).forEach(p -> shiftPts(p, -9000)),
            Map.of(TIMESTAMP_JUMP, 1L)),
        new Case(
            "audio slips by 5 ms",
            all -> stampsFrom(all, CleanStream.AUDIO_PID, 100).forEach(p -> shiftPts(p, 450)),
            Map.of(AUDIO_GAP, 1L)),
        new Case(
            "audio slips by 1 ms",
            all -> stampsFrom(all, CleanStream.AUDIO_PID, 100).forEach(p -> shiftPts(p, 90)),
            Map.of()),
        new Case(
            "one picture comes too late",
            all -> shiftPts(all.get(nth(all, startOf(CleanStream.VIDEO_PID), 0)), -90 * 300),
            Map.of(LATE_DATA, 1L, VIDEO_CADENCE, 1L)),
        new Case(
            "no start code",
            all -> {
              byte[] packet = all.get(nth(all, startOf(CleanStream.AUDIO_PID), 100));
              packet[TsPacket.payloadOffset(packet, 0)] = 1;
            },
            Map.of(PES_SYNTAX, 1L)),
        new Case(
            "marker bit of a PTS is 0",
            all -> {
              byte[] packet = all.get(nth(all, startOf(CleanStream.AUDIO_PID), 100));
              packet[TsPacket.payloadOffset(packet, 0) + 11] &= (byte) 0xfe;
            },
            Map.of(PES_SYNTAX, 1L)));
  }

  @ParameterizedTest
  @MethodSource("cases")
  void damageIsFoundAndNothingElse(Case each) {
    List<byte[]> packets = CleanStream.packets(SECONDS, ORIGIN);
    each.damage().accept(packets);
    Report report = inspect(packets);
    assertThat(report.counts()).as(report.toText()).isEqualTo(each.expected());
  }

  @Test
  void everyKindIsFoundInSomeCase() {
    Set<FindingKind> found =
        cases()
            .flatMap(each -> each.expected().keySet().stream())
            .collect(Collectors.toCollection(() -> EnumSet.noneOf(FindingKind.class)));
    assertThat(found).isEqualTo(EnumSet.allOf(FindingKind.class));
  }

  @Test
  void findingSaysWhere() {
    List<byte[]> packets = CleanStream.packets(2, ORIGIN);
    int lost = nth(packets, payloadOf(CleanStream.VIDEO_PID), 203);
    packets.remove(lost);
    int seen =
        lost + nth(packets.subList(lost, packets.size()), payloadOf(CleanStream.VIDEO_PID), 0);
    assertThat(inspect(packets).findings())
        .containsExactly(
            new Finding(
                CONTINUITY_COUNT_ERROR,
                seen,
                seen * 188L,
                CleanStream.VIDEO_PID,
                "counter is 1 ahead of what was expected"));
  }

  static Report inspect(List<byte[]> packets) {
    StreamInspector inspector = new StreamInspector();
    byte[] bytes = CleanStream.join(packets);
    inspector.push(bytes, 0, bytes.length);
    return inspector.finish();
  }

  private static int pid(byte[] packet) {
    return packet.length == TsPacket.LENGTH ? TsPacket.pid(packet, 0) : -1;
  }

  private static Predicate<byte[]> payloadOf(int pid) {
    return packet -> pid(packet) == pid && TsPacket.hasPayload(packet, 0);
  }

  private static Predicate<byte[]> startOf(int pid) {
    return payloadOf(pid).and(packet -> TsPacket.payloadUnitStart(packet, 0));
  }

  private static boolean hasPcr(byte[] packet) {
    return packet.length == TsPacket.LENGTH && TsPacket.hasPcr(packet, 0);
  }

  /** Index of the packet of number {@code n}, from 0, among those that fit. */
  private static int nth(List<byte[]> packets, Predicate<byte[]> fits, int n) {
    int left = n;
    for (int i = 0; i < packets.size(); i++) {
      if (fits.test(packets.get(i)) && left-- == 0) {
        return i;
      }
    }
    throw new IllegalArgumentException("no such packet: " + n);
  }

  private static void insertCopy(List<byte[]> packets, int index, int copies) {
    for (int i = 0; i < copies; i++) {
      int gap = index + 1 + nth(packets.subList(index, packets.size()), FindingsTest::isNull, i);
      packets.set(gap - 1, packets.get(index).clone());
    }
  }

  private static boolean isNull(byte[] packet) {
    return pid(packet) == TsPacket.NULL_PID;
  }

  private static void swap(List<byte[]> packets, Predicate<byte[]> fits, int n) {
    int one = nth(packets, fits, n);
    int other = nth(packets, fits, n + 1);
    byte[] packet = packets.get(one);
    packets.set(one, packets.get(other));
    packets.set(other, packet);
  }

  /**
   * Replaces so many packets of a PID from an index on by null packets; keeps its counter going.
   */
  private static void silence(List<byte[]> packets, int pid, int from, int count) {
    int left = count;
    int gone = 0;
    for (int i = from; i < packets.size(); i++) {
      byte[] packet = packets.get(i);
      if (pid(packet) == pid && left > 0) {
        packets.set(i, nullPacket());
        left--;
        gone++;
      } else if (pid(packet) == pid) {
        TsPacket.setContinuityCounter(packet, 0, TsPacket.continuityCounter(packet, 0) - gone);
      }
    }
  }

  private static byte[] nullPacket() {
    byte[] packet = new byte[TsPacket.LENGTH];
    TsPacket.writeNull(packet, 0);
    return packet;
  }

  private static byte[] nullPacket(List<byte[]> packets, int from) {
    return packets.get(from + nth(packets.subList(from, packets.size()), FindingsTest::isNull, 0));
  }

  /** Sets flags of the adaptation field, which a packet of the middle of a PES has not. */
  private static void setFlag(byte[] packet, int flag) {
    if (!TsPacket.hasAdaptationField(packet, 0)) {
      byte[] payload = packet.clone();
      int pid = TsPacket.pid(packet, 0);
      int counter = TsPacket.continuityCounter(packet, 0);
      TsPacket.writePayload(packet, 0, pid, false, counter, payload, 4, 182, false);
    }
    packet[5] |= (byte) flag;
  }

  private static void scramble(byte[] packet) {
    packet[3] |= (byte) 0x80;
  }

  private static Stream<byte[]> pcrsFrom(List<byte[]> packets, int n) {
    return packets.stream().filter(FindingsTest::hasPcr).skip(n);
  }

  private static void shift(byte[] packet, long ticks) {
    TsPacket.setPcr(packet, 0, Pcr.ofTimeline(TsPacket.pcr(packet, 0) + ticks).ticks());
  }

  private static Stream<byte[]> stampsFrom(List<byte[]> packets, int pid, int n) {
    return packets.stream().filter(startOf(pid)).skip(n);
  }

  private static void shiftPts(byte[] packet, long ticks) {
    int pes = TsPacket.payloadOffset(packet, 0);
    PesHeader.setPts(packet, pes, PesHeader.pts(packet, pes) + ticks);
  }
}
