package org.plugcast.multicast.prerecorded;

import java.util.Map;
import java.util.OptionalLong;
import org.plugcast.multicast.record.AirLine;
import org.plugcast.ts.mpeg.TsPacket;

/**
 * How a stream is left: each of its elementary streams ends with a whole picture or sound frame,
 * for a decoder takes a part of one for an error. Immutable.
 *
 * @param ends where the PIDs end that do so before the stream does
 * @param lastDecoded DTS of the last picture that is left, in 90 kHz ticks modulo 2^33
 */
record Departure(AirLine air, Map<Integer, End> ends, OptionalLong lastDecoded) {

  /**
   * Where a PID ends.
   *
   * @param from index of its first packet that is left out
   * @param counter continuity_counter of that packet
   */
  record End(long from, int counter) {}

  Departure {
    ends = Map.copyOf(ends);
  }

  /** Makes a packet of the stream what it is before the splice. */
  void release(long index, byte[] packet, int offset) {
    int pid = TsPacket.pid(packet, offset);
    End end = ends.get(pid);
    if (end == null || index < end.from()) {
      return;
    }
    if (TsPacket.hasPcr(packet, offset)) {
      TsPacket.writePcrOnly(packet, offset, pid, end.counter() - 1);
      TsPacket.setPcr(packet, offset, air.pcr(index));
    } else {
      TsPacket.writeNull(packet, offset);
    }
  }
}
