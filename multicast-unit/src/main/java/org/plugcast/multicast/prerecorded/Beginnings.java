package org.plugcast.multicast.prerecorded;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.plugcast.multicast.pacing.Cadence;
import org.plugcast.multicast.pacing.PacketSource;
import org.plugcast.multicast.record.AirLine;
import org.plugcast.ts.mpeg.TsPacket;

/**
 * What begins in some seconds of a stream, found by reading them once: whoever waits for a splice
 * waits for this. Immutable.
 *
 * @param all in the order of the packets
 * @param clocks PIDs that bear PCR
 */
record Beginnings(List<Beginning> all, Set<Integer> clocks) {
  private static final long WINDOW_NS = 4_000_000_000L;

  Beginnings {
    all = List.copyOf(all);
    clocks = Set.copyOf(clocks);
  }

  /**
   * Reads from a packet on.
   *
   * @param start a multiple of 7
   */
  static Beginnings of(PacketSource source, long start, AirLine air) {
    List<Beginning> all = new ArrayList<>();
    Set<Integer> clocks = new HashSet<>();
    byte[] bytes = new byte[Cadence.DATAGRAM_BYTES];
    long end = start + air.cadence().datagramsIn(WINDOW_NS) * Cadence.PACKETS_PER_DATAGRAM;
    for (long index = start; index < end; index += Cadence.PACKETS_PER_DATAGRAM) {
      source.packets(index, Cadence.PACKETS_PER_DATAGRAM, bytes, 0);
      for (int i = 0; i < Cadence.PACKETS_PER_DATAGRAM; i++) {
        int offset = i * TsPacket.LENGTH;
        if (TsPacket.pid(bytes, offset) == TsPacket.NULL_PID) {
          continue;
        }
        if (TsPacket.hasPcr(bytes, offset)) {
          clocks.add(TsPacket.pid(bytes, offset));
        }
        if (TsPacket.payloadUnitStart(bytes, offset)) {
          all.add(Beginning.read(index + i, bytes, offset));
        }
      }
    }
    return new Beginnings(all, clocks);
  }
}
