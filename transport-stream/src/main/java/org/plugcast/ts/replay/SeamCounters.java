package org.plugcast.ts.replay;

import java.util.Arrays;
import org.plugcast.ts.mpeg.TsPacket;

/**
 * How far the continuity_counter of each PID moves from one loop to the next, so that the first
 * packet of a loop follows the last one of the loop before. ISO/IEC 13818-1 §2.4.3.3.
 *
 * <p>Taken from the first and the last counter, not from the number of packets: it joins the loops
 * also where the file repeats or lacks packets.
 */
final class SeamCounters {
  private static final byte NONE = -1;

  private final byte[] first = new byte[TsPacket.PIDS];
  private final byte[] last = new byte[TsPacket.PIDS];

  SeamCounters() {
    Arrays.fill(first, NONE);
  }

  void add(byte[] packet, int offset) {
    if (!TsPacket.hasPayload(packet, offset) || TsPacket.transportError(packet, offset)) {
      return;
    }
    int pid = TsPacket.pid(packet, offset);
    byte counter = (byte) TsPacket.continuityCounter(packet, offset);
    if (first[pid] == NONE) {
      first[pid] = counter;
    }
    last[pid] = counter;
  }

  /** Steps per loop, 0 to 15, of each PID. */
  byte[] steps() {
    byte[] steps = new byte[TsPacket.PIDS];
    for (int pid = 0; pid < TsPacket.NULL_PID; pid++) {
      steps[pid] = (byte) (first[pid] == NONE ? 0 : last[pid] + 1 - first[pid] & 0x0f);
    }
    return steps;
  }
}
