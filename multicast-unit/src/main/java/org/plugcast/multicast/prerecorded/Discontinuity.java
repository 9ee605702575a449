package org.plugcast.multicast.prerecorded;

import java.util.Arrays;
import org.plugcast.ts.mpeg.TsPacket;

/** Packets without payload whose discontinuity_indicator is set. ISO/IEC 13818-1 §2.4.3.5. */
final class Discontinuity {
  private static final int FLAGS = 5;
  private static final int AFTER_FLAGS = 6;
  private static final byte INDICATOR = (byte) 0x80;
  private static final byte INDICATOR_AND_PCR = (byte) 0x90;

  private Discontinuity() {}

  static void write(byte[] packet, int offset, int pid, int counter) {
    TsPacket.writePcrOnly(packet, offset, pid, counter);
    packet[offset + FLAGS] = INDICATOR;
    Arrays.fill(packet, offset + AFTER_FLAGS, offset + TsPacket.LENGTH, (byte) 0xff);
  }

  /** With a PCR of 0, to be set. */
  static void writeWithPcr(byte[] packet, int offset, int pid, int counter) {
    TsPacket.writePcrOnly(packet, offset, pid, counter);
    packet[offset + FLAGS] = INDICATOR_AND_PCR;
  }
}
