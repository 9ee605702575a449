package org.plugcast.multicast.prerecorded;

import java.util.HashMap;
import java.util.Map;
import java.util.OptionalLong;
import org.plugcast.multicast.pacing.Cadence;
import org.plugcast.multicast.pacing.PacketSource;
import org.plugcast.multicast.prerecorded.Departure.End;
import org.plugcast.multicast.record.AirLine;
import org.plugcast.ts.mpeg.PesHeader;
import org.plugcast.ts.mpeg.TsPacket;

/**
 * Finds how a stream can be left, by reading its last seconds: the last PES packet of each PID is
 * taken for unfinished, and pictures that would be decoded after the first of what comes are left
 * out too.
 */
final class DepartureSearch {
  private static final long WINDOW_NS = 3_000_000_000L;

  private final OptionalLong decodeBefore;
  private final byte[] bytes = new byte[Cadence.DATAGRAM_BYTES];
  private final Map<Integer, End> ends = new HashMap<>();
  private OptionalLong decoded = OptionalLong.empty();
  private OptionalLong lastDecoded = OptionalLong.empty();
  private boolean late;

  private DepartureSearch(OptionalLong decodeBefore) {
    this.decodeBefore = decodeBefore;
  }

  /**
   * @param from index before which nothing is to be changed
   * @param end index of the first packet after the stream: a multiple of 7
   * @param decodeBefore DTS of the first picture of what comes, in 90 kHz ticks; without one every
   *     whole picture stays
   */
  static Departure at(
      PacketSource source, long from, long end, AirLine air, OptionalLong decodeBefore) {
    DepartureSearch search = new DepartureSearch(decodeBefore);
    long window = air.cadence().datagramsIn(WINDOW_NS) * Cadence.PACKETS_PER_DATAGRAM;
    for (long index = Math.max(from, end - window); index < end; index += search.count(index)) {
      int count = (int) Math.min(search.count(index), end - index);
      source.packets(index, count, search.bytes, 0);
      for (int i = 0; i < count; i++) {
        search.look(index + i, i * TsPacket.LENGTH);
      }
    }
    return new Departure(air, search.ends, search.lastDecoded);
  }

  /** Packets up to the next beginning of a datagram. */
  private int count(long index) {
    return Cadence.PACKETS_PER_DATAGRAM - (int) (index % Cadence.PACKETS_PER_DATAGRAM);
  }

  private void look(long index, int offset) {
    int pes = offset + TsPacket.payloadOffset(bytes, offset);
    if (!TsPacket.payloadUnitStart(bytes, offset)
        || pes + PesHeader.PTS_DTS_LENGTH > offset + TsPacket.LENGTH
        || !PesHeader.isPes(bytes, pes)) {
      return;
    }
    boolean video = (PesHeader.streamId(bytes, pes) & 0xf0) == 0xe0;
    if (video && late) {
      return;
    }
    ends.put(
        TsPacket.pid(bytes, offset), new End(index, TsPacket.continuityCounter(bytes, offset)));
    if (video) {
      picture(pes);
    }
  }

  /** A picture begins, so the one before it is whole. */
  private void picture(int pes) {
    lastDecoded = decoded;
    decoded = Stamps.decoded(bytes, pes);
    late =
        decodeBefore.isPresent()
            && decoded.isPresent()
            && Stamps.isNotBefore(decoded.getAsLong(), decodeBefore.getAsLong());
  }
}
