package org.plugcast.ts.inspect;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import org.plugcast.ts.mpeg.Pcr;
import org.plugcast.ts.mpeg.TsPacket;
import org.plugcast.ts.testing.CleanStream;

/** What holds wherever a stream starts, breaks or is cut into pieces. */
class InspectorProperties {
  private static final List<byte[]> STREAM = CleanStream.packets(3, 0);

  @Property(tries = 200)
  void cleanStreamIsCleanWhereverItsClockStarts(
      @ForAll @LongRange(max = Pcr.MODULUS - 1) long origin) {
    assertThat(FindingsTest.inspect(CleanStream.packets(1, origin)).findings()).isEmpty();
  }

  @Property(tries = 200)
  void clockThatWrapsOnTheWayIsClean(@ForAll @IntRange(min = 1, max = 999) int millisBeforeWrap) {
    long origin = Pcr.MODULUS - millisBeforeWrap * 27_000L;
    Report report = FindingsTest.inspect(CleanStream.packets(2, origin));
    assertThat(report.findings()).isEmpty();
    assertThat(report.clocks()).allSatisfy(clock -> assertThat(clock.wraps()).isEqualTo(1));
  }

  /** Up to the SDT before the last: nothing tells that the last one is missing. */
  @Property(tries = 200)
  void everyLostPacketWithPayloadIsOneFinding(@ForAll @IntRange(min = 60, max = 1600) int index) {
    List<byte[]> packets = new ArrayList<>(STREAM);
    int lost = index;
    while (TsPacket.pid(packets.get(lost), 0) == TsPacket.NULL_PID
        || !TsPacket.hasPayload(packets.get(lost), 0)) {
      lost--;
    }
    int pid = TsPacket.pid(packets.remove(lost), 0);
    Report report = FindingsTest.inspect(packets);
    assertThat(report.count(FindingKind.CONTINUITY_COUNT_ERROR)).isEqualTo(1);
    assertThat(report.findings()).allSatisfy(f -> assertThat(f.pid()).isEqualTo(pid));
  }

  @Property(tries = 100)
  void piecesOfAnySizeGiveTheSameReport(
      @ForAll long seed, @ForAll @IntRange(min = 1, max = 5000) int longest) {
    Random random = new Random(seed);
    byte[] bytes = CleanStream.join(STREAM);
    for (int i = 0; i < 30; i++) {
      bytes[random.nextInt(bytes.length)] ^= (byte) (1 << random.nextInt(8));
    }
    StreamInspector whole = new StreamInspector();
    whole.push(bytes, 0, bytes.length);
    StreamInspector pieces = new StreamInspector();
    for (int at = 0; at < bytes.length; ) {
      int length = Math.min(bytes.length - at, 1 + random.nextInt(longest));
      pieces.push(bytes, at, length);
      at += length;
    }
    assertThat(pieces.finish()).isEqualTo(whole.finish());
  }
}
