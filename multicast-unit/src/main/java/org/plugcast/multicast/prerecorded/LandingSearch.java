package org.plugcast.multicast.prerecorded;

import java.util.HashSet;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeMap;
import org.plugcast.multicast.pacing.Cadence;
import org.plugcast.multicast.pacing.PacketSource;
import org.plugcast.multicast.prerecorded.Landing.Arrival;
import org.plugcast.multicast.prerecorded.Landing.Clock;
import org.plugcast.multicast.record.AirLine;
import org.plugcast.ts.mpeg.PesHeader;
import org.plugcast.ts.mpeg.TsPacket;

/**
 * Finds how a stream can be joined at a packet, by reading some seconds of it. Video goes on with
 * the first random access point that is decoded late enough, audio with the first frame that sounds
 * no earlier than that picture shows, tables with their first section.
 */
final class LandingSearch {
  private static final long WINDOW_NS = 4_000_000_000L;

  private final PacketSource source;
  private final long start;
  private final long end;
  private final OptionalLong decodeAfter;
  private final byte[] bytes = new byte[Cadence.DATAGRAM_BYTES];
  private final TreeMap<Integer, Arrival> arrivals = new TreeMap<>();
  private final Set<Integer> clocks = new HashSet<>();
  private final Set<Integer> video = new HashSet<>();
  private OptionalLong shownFrom = OptionalLong.empty();
  private OptionalLong firstDecoded = OptionalLong.empty();

  private LandingSearch(PacketSource source, long start, AirLine air, OptionalLong decodeAfter) {
    this.source = source;
    this.start = start;
    this.decodeAfter = decodeAfter;
    this.end = start + air.cadence().datagramsIn(WINDOW_NS) * Cadence.PACKETS_PER_DATAGRAM;
  }

  /**
   * @param start a multiple of 7
   * @param decodeAfter DTS of the last picture of the stream before, in 90 kHz ticks modulo 2^33;
   *     without one the first picture is as good as any
   */
  static Landing at(PacketSource source, long start, AirLine air, OptionalLong decodeAfter) {
    LandingSearch search = new LandingSearch(source, start, air, decodeAfter);
    search.scan(search::findVideo);
    if (search.arrivals.isEmpty()) {
      search.scan(search::findAnyVideo);
    }
    search.scan(search::findOthers);
    search.arrivals.replaceAll(search::withClock);
    return new Landing(air, search.arrivals, search.firstDecoded);
  }

  private Arrival withClock(int pid, Arrival arrival) {
    Clock clock = clocks.contains(pid) ? Clock.PCR : Clock.NONE;
    return new Arrival(arrival.from(), arrival.counter(), clock);
  }

  @FunctionalInterface
  private interface Look {
    void at(long index, int offset);
  }

  private void scan(Look look) {
    for (long index = start; index < end; index += Cadence.PACKETS_PER_DATAGRAM) {
      source.packets(index, Cadence.PACKETS_PER_DATAGRAM, bytes, 0);
      for (int i = 0; i < Cadence.PACKETS_PER_DATAGRAM; i++) {
        int offset = i * TsPacket.LENGTH;
        if (TsPacket.pid(bytes, offset) != TsPacket.NULL_PID) {
          look.at(index + i, offset);
        }
      }
    }
  }

  private void findVideo(long index, int offset) {
    int pid = TsPacket.pid(bytes, offset);
    if (TsPacket.hasPcr(bytes, offset)) {
      clocks.add(pid);
    }
    if (beginsVideo(offset)) {
      video.add(pid);
      if (TsPacket.randomAccess(bytes, offset) && isLateEnough(offset)) {
        arriveVideo(index, offset);
      }
    }
  }

  /** A picture is better than none, even one that comes too early, or depends on others. */
  private void findAnyVideo(long index, int offset) {
    if (beginsVideo(offset)) {
      arriveVideo(index, offset);
    }
  }

  private void arriveVideo(long index, int offset) {
    if (!arrivals.containsKey(TsPacket.pid(bytes, offset))) {
      arrive(index, offset);
      int pes = pes(offset);
      firstDecoded = Stamps.decoded(bytes, pes);
      if (PesHeader.hasPts(bytes, pes)) {
        shownFrom = OptionalLong.of(PesHeader.pts(bytes, pes));
      }
    }
  }

  private void findOthers(long index, int offset) {
    int pid = TsPacket.pid(bytes, offset);
    if (!video.contains(pid)
        && !arrivals.containsKey(pid)
        && TsPacket.payloadUnitStart(bytes, offset)
        && !isTooEarly(offset)) {
      arrive(index, offset);
    }
  }

  private void arrive(long index, int offset) {
    arrivals.put(
        TsPacket.pid(bytes, offset),
        new Arrival(index, TsPacket.continuityCounter(bytes, offset), Clock.NONE));
  }

  private boolean beginsVideo(int offset) {
    int pes = pes(offset);
    return TsPacket.payloadUnitStart(bytes, offset)
        && hasRoom(pes, offset)
        && PesHeader.isPes(bytes, pes)
        && (PesHeader.streamId(bytes, pes) & 0xf0) == 0xe0;
  }

  private boolean isLateEnough(int offset) {
    OptionalLong decoded = Stamps.decoded(bytes, pes(offset));
    return decodeAfter.isEmpty()
        || (decoded.isPresent()
            && !Stamps.isNotBefore(decodeAfter.getAsLong(), decoded.getAsLong()));
  }

  private boolean isTooEarly(int offset) {
    int pes = pes(offset);
    return shownFrom.isPresent()
        && hasRoom(pes, offset)
        && PesHeader.isPes(bytes, pes)
        && PesHeader.hasPts(bytes, pes)
        && !Stamps.isNotBefore(PesHeader.pts(bytes, pes), shownFrom.getAsLong());
  }

  private int pes(int offset) {
    return offset + TsPacket.payloadOffset(bytes, offset);
  }

  private static boolean hasRoom(int pes, int offset) {
    return pes + PesHeader.PTS_DTS_LENGTH <= offset + TsPacket.LENGTH;
  }
}
