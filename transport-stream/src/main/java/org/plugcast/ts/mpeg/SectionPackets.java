package org.plugcast.ts.mpeg;

/**
 * Lays a section into transport packets: pointer_field 0, the section, 0xff to the end of the last
 * packet. ISO/IEC 13818-1 §2.4.4.1 and §2.4.4.2.
 */
public final class SectionPackets {
  private static final int HEADER = 4;
  private static final int FIRST_ROOM = TsPacket.MAX_PAYLOAD - 1;

  private SectionPackets() {}

  /** Packets that {@code section} takes. */
  public static int count(Section section) {
    int rest = Math.max(0, section.length() - FIRST_ROOM);
    return 1 + (rest + TsPacket.MAX_PAYLOAD - 1) / TsPacket.MAX_PAYLOAD;
  }

  /** Writes a section that fits one packet: at most 183 bytes. */
  public static void single(int pid, Section section, int counter, byte[] dst, int offset) {
    if (section.length() > FIRST_ROOM) {
      throw new IllegalArgumentException(
          "section of " + section.length() + " bytes: one packet takes at most " + FIRST_ROOM);
    }
    packets(pid, section, counter, dst, offset);
  }

  /**
   * Writes a section into as many packets as {@link #count} says.
   *
   * @param counter continuity_counter of the first packet
   * @return packets written
   */
  public static int packets(int pid, Section section, int counter, byte[] dst, int offset) {
    int count = count(section);
    int done = 0;
    for (int i = 0; i < count; i++) {
      int packet = offset + i * TsPacket.LENGTH;
      TsPacket.writeNull(dst, packet);
      TsPacket.setPid(dst, packet, pid);
      TsPacket.setContinuityCounter(dst, packet, counter + i);
      int at = HEADER;
      if (i == 0) {
        dst[packet + 1] |= 0x40;
        dst[packet + at++] = 0;
      }
      int length = Math.min(TsPacket.LENGTH - at, section.length() - done);
      section.copy(done, dst, packet + at, length);
      done += length;
    }
    return count;
  }

  /** The packets of {@code section} in an array of their own. */
  public static byte[] packets(int pid, Section section, int counter) {
    byte[] packets = new byte[count(section) * TsPacket.LENGTH];
    packets(pid, section, counter, packets, 0);
    return packets;
  }
}
