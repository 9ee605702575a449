package org.plugcast.multicast.prerecorded;

import java.io.IOException;
import org.plugcast.multicast.pacing.PacketSource;
import org.plugcast.multicast.record.AirLine;
import org.plugcast.ts.mpeg.Pcr;
import org.plugcast.ts.mpeg.PesHeader;
import org.plugcast.ts.mpeg.TsPacket;

/**
 * A run at its place on the channel: PCR are those of the channel's line, PTS and DTS keep their
 * distance from them, all else is as it was recorded. ISO/IEC 13818-1 §2.4.3.5, §2.4.3.7. One
 * thread.
 */
final class PlacedRun implements PacketSource {
  private static final long STAMPS = 1L << 33;

  private final RecordedRun run;
  private final long start;
  private final AirLine air;
  private final RunReader reader;
  private final long shift;

  /**
   * @param start index on the channel of the run's first packet
   */
  PlacedRun(RecordedRun run, long start, AirLine air) {
    this.run = run;
    this.start = start;
    this.air = air;
    this.reader = new RunReader(run);
    this.shift =
        Math.floorMod(air.pcr(start) - run.air().pcr(run.firstPacket()), Pcr.MODULUS) / 300;
  }

  long start() {
    return start;
  }

  /** Index on the channel of the first packet after the run. */
  long end() {
    return start + run.packets();
  }

  boolean holds(long index) {
    return index >= start && index < end();
  }

  @Override
  public int packets(long index, int count, byte[] destination, int offset) {
    int missing = 0;
    for (int i = 0; i < count; i++) {
      missing += packet(index + i, destination, offset + i * TsPacket.LENGTH);
    }
    return missing;
  }

  private int packet(long index, byte[] packet, int offset) {
    if (index < start || index >= end()) {
      TsPacket.writeNull(packet, offset);
      return 0;
    }
    try {
      reader.read(index - start, packet, offset);
    } catch (IOException e) {
      TsPacket.writeNull(packet, offset);
      return 1;
    }
    if (!TsPacket.transportError(packet, offset)) {
      place(index, packet, offset);
    }
    return 0;
  }

  private void place(long index, byte[] packet, int offset) {
    if (TsPacket.hasPcr(packet, offset)) {
      TsPacket.setPcr(packet, offset, air.pcr(index));
    }
    if (TsPacket.payloadUnitStart(packet, offset)
        && TsPacket.scramblingControl(packet, offset) == 0) {
      stamp(packet, offset + TsPacket.payloadOffset(packet, offset), offset + TsPacket.LENGTH);
    }
  }

  private void stamp(byte[] packet, int pes, int end) {
    if (end - pes < PesHeader.PTS_LENGTH || !PesHeader.isPes(packet, pes)) {
      return;
    }
    if (PesHeader.hasPts(packet, pes)) {
      PesHeader.setPts(packet, pes, (PesHeader.pts(packet, pes) + shift) % STAMPS);
    }
    if (end - pes >= PesHeader.PTS_DTS_LENGTH && PesHeader.hasDts(packet, pes)) {
      PesHeader.setDts(packet, pes, (PesHeader.dts(packet, pes) + shift) % STAMPS);
    }
  }

  @Override
  public void close() {
    try {
      reader.close();
    } catch (IOException e) {
      // It was only read: nothing is lost.
    }
  }
}
