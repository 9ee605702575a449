package org.plugcast.ts.replay;

import org.plugcast.ts.mpeg.MuxRate;
import org.plugcast.ts.mpeg.Pcr;
import org.plugcast.ts.mpeg.PesHeader;
import org.plugcast.ts.mpeg.Timestamp;
import org.plugcast.ts.mpeg.TsPacket;

/**
 * Turns packets of a clip into packets of the stream that repeats it for ever: counters, clocks and
 * time stamps go on where the loop before ended. All is derived from the packet's index. Immutable.
 */
final class Loop {
  private final MuxRate rate;
  private final long length;
  private final byte[] counterSteps;

  /**
   * Repeats a clip.
   *
   * @param length of the clip in packets
   * @param counterSteps how far the continuity_counter of each PID moves per loop
   */
  Loop(MuxRate rate, long length, byte[] counterSteps) {
    this.rate = rate;
    this.length = length;
    this.counterSteps = counterSteps;
  }

  MuxRate rate() {
    return rate;
  }

  /** Packets of the clip. */
  long length() {
    return length;
  }

  /** Patches a packet of the clip to be packet {@code index} of the stream. */
  void patch(long index, byte[] packet, int offset) {
    long round = index / length;
    if (round == 0 || TsPacket.transportError(packet, offset)) {
      return;
    }
    int pid = TsPacket.pid(packet, offset);
    long counter = TsPacket.continuityCounter(packet, offset) + (round & 0x0f) * counterSteps[pid];
    TsPacket.setContinuityCounter(packet, offset, (int) counter);
    if (TsPacket.hasAdaptationField(packet, offset)) {
      patchClocks(index, packet, offset);
    }
    if (TsPacket.payloadUnitStart(packet, offset)
        && TsPacket.scramblingControl(packet, offset) == 0) {
      patchStamps(round, packet, offset);
    }
  }

  /** From the absolute index, so that no loop adds to what the one before it rounded. */
  private void patchClocks(long index, byte[] packet, int offset) {
    if (TsPacket.hasPcr(packet, offset)) {
      long elapsed = rate.pcrTicksAt(index) - rate.pcrTicksAt(index % length);
      long pcr = TsPacket.pcr(packet, offset) + elapsed % Pcr.MODULUS;
      TsPacket.setPcr(packet, offset, Pcr.ofTimeline(pcr).ticks());
    }
    if (TsPacket.hasOpcr(packet, offset)) {
      long elapsed = rate.ticksAt(index - index % length);
      TsPacket.advanceOpcr(packet, offset, elapsed % Pcr.MODULUS);
    }
  }

  /** PTS and DTS, where the header is whole in this packet. ISO/IEC 13818-1 §2.4.3.7. */
  private void patchStamps(long round, byte[] packet, int offset) {
    int header = offset + TsPacket.payloadOffset(packet, offset);
    int room = offset + TsPacket.LENGTH - header;
    if (room < PesHeader.PTS_LENGTH || !PesHeader.isPes(packet, header)) {
      return;
    }
    long elapsed = rate.ticksAt(round * length) / 300;
    if (PesHeader.hasPts(packet, header)) {
      PesHeader.setPts(packet, header, advanced(PesHeader.pts(packet, header), elapsed));
    }
    if (room >= PesHeader.PTS_DTS_LENGTH && PesHeader.hasDts(packet, header)) {
      PesHeader.setDts(packet, header, advanced(PesHeader.dts(packet, header), elapsed));
    }
  }

  private static long advanced(long stamp, long elapsed) {
    return stamp + elapsed & Timestamp.MODULUS - 1;
  }
}
