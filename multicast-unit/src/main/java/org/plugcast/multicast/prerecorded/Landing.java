package org.plugcast.multicast.prerecorded;

import java.util.Map;
import java.util.OptionalLong;
import java.util.TreeMap;
import org.plugcast.multicast.pacing.Cadence;
import org.plugcast.multicast.record.AirLine;
import org.plugcast.ts.mpeg.TsPacket;

/**
 * How a stream is joined at a packet: each PID goes on from its first access point, and before that
 * a packet without payload announces that its continuity_counter jumps. ISO/IEC 13818-1 §2.4.3.5:
 * what follows such a jump in an elementary stream begins with an access point. Immutable.
 */
final class Landing {
  private final AirLine air;
  private final Map<Integer, Arrival> arrivals;
  private final int[] pids;
  private final OptionalLong firstDecoded;

  /**
   * Where a PID goes on.
   *
   * @param from index of its first packet
   * @param counter continuity_counter of that packet
   */
  record Arrival(long from, int counter, Clock clock) {
    /** continuity_counter of a packet without payload before it. §2.4.3.3. */
    int before() {
      return counter - 1;
    }
  }

  /** Whether a PID bears the clock of its program. */
  enum Clock {
    PCR,
    NONE
  }

  /**
   * @param firstDecoded DTS of the first picture, in 90 kHz ticks modulo 2^33, where there is one
   */
  Landing(AirLine air, Map<Integer, Arrival> arrivals, OptionalLong firstDecoded) {
    this.air = air;
    this.firstDecoded = firstDecoded;
    this.arrivals = Map.copyOf(arrivals);
    this.pids = new TreeMap<>(arrivals).keySet().stream().mapToInt(Integer::intValue).toArray();
  }

  OptionalLong firstDecoded() {
    return firstDecoded;
  }

  /** Packets that announce it, right before it: whole datagrams. */
  int headPackets() {
    return Math.ceilDiv(pids.length, Cadence.PACKETS_PER_DATAGRAM) * Cadence.PACKETS_PER_DATAGRAM;
  }

  /** Writes packet {@code place} of the head, which is packet {@code index} of the channel. */
  void head(int place, long index, byte[] packet, int offset) {
    if (place >= pids.length) {
      TsPacket.writeNull(packet, offset);
      return;
    }
    Arrival arrival = arrivals.getOrDefault(pids[place], new Arrival(0, 0, Clock.NONE));
    switch (arrival.clock()) {
      case PCR -> {
        Discontinuity.writeWithPcr(packet, offset, pids[place], arrival.before());
        TsPacket.setPcr(packet, offset, air.pcr(index));
      }
      case NONE -> Discontinuity.write(packet, offset, pids[place], arrival.before());
    }
  }

  /** Makes a packet of the stream what it is behind the head: before its PID goes on, nothing. */
  void admit(long index, byte[] packet, int offset) {
    int pid = TsPacket.pid(packet, offset);
    Arrival arrival = arrivals.get(pid);
    if (arrival == null || index >= arrival.from()) {
      return;
    }
    if (TsPacket.hasPcr(packet, offset)) {
      TsPacket.writePcrOnly(packet, offset, pid, arrival.before());
      TsPacket.setPcr(packet, offset, air.pcr(index));
    } else {
      TsPacket.writeNull(packet, offset);
    }
  }

  /** Index from which on every packet is as the stream has it. */
  long settled() {
    return arrivals.values().stream().mapToLong(Arrival::from).max().orElse(0);
  }
}
