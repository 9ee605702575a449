package org.plugcast.ts.mpeg;

import java.util.Arrays;

/**
 * A transport packet in the caller's array, from {@code offset} on. ISO/IEC 13818-1 §2.4.3.2 to
 * §2.4.3.5.
 *
 * <p>Accessors read any 188 bytes without failing: a field that a broken adaptation field has no
 * room for reads as absent.
 */
public final class TsPacket {
  /** Bytes of a packet. */
  public static final int LENGTH = 188;

  /** First byte of a packet. */
  public static final int SYNC = 0x47;

  /** PID of null packets. Table 2-3. */
  public static final int NULL_PID = 0x1fff;

  /** Number of different PIDs. */
  public static final int PIDS = 0x2000;

  /** Most payload that a packet can carry, in bytes. */
  public static final int MAX_PAYLOAD = 184;

  private static final int HEADER = 4;
  private static final int FLAGS = 5;
  private static final int PCR = 6;
  private static final int DISCONTINUITY_FLAG = 0x80;
  private static final int RANDOM_ACCESS_FLAG = 0x40;
  private static final int PCR_FLAG = 0x10;
  private static final int OPCR_FLAG = 0x08;

  private TsPacket() {}

  /** Whether the packet starts with the sync byte. */
  public static boolean synced(byte[] packet, int offset) {
    return packet[offset] == SYNC;
  }

  /** transport_error_indicator: somebody upstream found an error that could not be corrected. */
  public static boolean transportError(byte[] packet, int offset) {
    return (packet[offset + 1] & 0x80) != 0;
  }

  /** payload_unit_start_indicator: a PES packet or a section starts here. */
  public static boolean payloadUnitStart(byte[] packet, int offset) {
    return (packet[offset + 1] & 0x40) != 0;
  }

  /** 13-bit PID. */
  public static int pid(byte[] packet, int offset) {
    return (packet[offset + 1] & 0x1f) << 8 | packet[offset + 2] & 0xff;
  }

  /** transport_scrambling_control: 0 means in the clear. */
  public static int scramblingControl(byte[] packet, int offset) {
    return packet[offset + 3] >> 6 & 3;
  }

  /** adaptation_field_control: 0 reserved, 1 payload, 2 adaptation field, 3 both. Table 2-5. */
  public static int adaptationFieldControl(byte[] packet, int offset) {
    return packet[offset + 3] >> 4 & 3;
  }

  public static boolean hasPayload(byte[] packet, int offset) {
    return (packet[offset + 3] & 0x10) != 0;
  }

  public static boolean hasAdaptationField(byte[] packet, int offset) {
    return (packet[offset + 3] & 0x20) != 0;
  }

  /** continuity_counter, 0 to 15. */
  public static int continuityCounter(byte[] packet, int offset) {
    return packet[offset + 3] & 0x0f;
  }

  /** Sets the continuity_counter to {@code counter} modulo 16. */
  public static void setContinuityCounter(byte[] packet, int offset, int counter) {
    packet[offset + 3] = (byte) (packet[offset + 3] & 0xf0 | counter & 0x0f);
  }

  /** Sets the 13-bit PID. */
  public static void setPid(byte[] packet, int offset, int pid) {
    checkPid(pid);
    packet[offset + 1] = (byte) (packet[offset + 1] & 0xe0 | pid >> 8);
    packet[offset + 2] = (byte) pid;
  }

  /** adaptation_field_length, or 0 where there is no adaptation field. */
  public static int adaptationFieldLength(byte[] packet, int offset) {
    return hasAdaptationField(packet, offset) ? packet[offset + HEADER] & 0xff : 0;
  }

  /** Whether an adaptation field, if there is one, has a length that §2.4.3.5 allows. */
  public static boolean adaptationFieldFits(byte[] packet, int offset) {
    return switch (adaptationFieldControl(packet, offset)) {
      case 2 -> adaptationFieldLength(packet, offset) == 183;
      case 3 -> adaptationFieldLength(packet, offset) <= 182;
      default -> true;
    };
  }

  /** Where the payload starts, from the packet's start in bytes; 188 where there is none. */
  public static int payloadOffset(byte[] packet, int offset) {
    if (!hasPayload(packet, offset)) {
      return LENGTH;
    }
    return hasAdaptationField(packet, offset)
        ? Math.min(HEADER + 1 + adaptationFieldLength(packet, offset), LENGTH)
        : HEADER;
  }

  /** discontinuity_indicator. §2.4.3.5. */
  public static boolean discontinuity(byte[] packet, int offset) {
    return flag(packet, offset, DISCONTINUITY_FLAG);
  }

  /** random_access_indicator. §2.4.3.5. */
  public static boolean randomAccess(byte[] packet, int offset) {
    return flag(packet, offset, RANDOM_ACCESS_FLAG);
  }

  /** Whether the packet carries a program clock reference. */
  public static boolean hasPcr(byte[] packet, int offset) {
    int length = adaptationFieldLength(packet, offset);
    return length > Pcr.LENGTH && length <= 183 && flag(packet, offset, PCR_FLAG);
  }

  /** Program clock reference in 27 MHz ticks, of a packet that {@link #hasPcr} holds for. */
  public static long pcr(byte[] packet, int offset) {
    return Pcr.read(packet, offset + PCR);
  }

  /** Overwrites the clock reference of a packet that has one. */
  public static void setPcr(byte[] packet, int offset, long ticks) {
    if (!hasPcr(packet, offset)) {
      throw new IllegalArgumentException(
          "packet of PID " + pid(packet, offset) + " has no PCR field to set");
    }
    Pcr.write(packet, offset + PCR, ticks);
  }

  /** Whether the packet carries an original program clock reference. */
  public static boolean hasOpcr(byte[] packet, int offset) {
    int end = opcr(packet, offset) - offset + Pcr.LENGTH;
    int length = adaptationFieldLength(packet, offset);
    return length <= 183 && HEADER + 1 + length >= end && flag(packet, offset, OPCR_FLAG);
  }

  /** Moves the original clock reference of a packet that {@link #hasOpcr} holds for, in ticks. */
  public static void advanceOpcr(byte[] packet, int offset, long ticks) {
    int at = opcr(packet, offset);
    Pcr.write(packet, at, Math.floorMod(Pcr.read(packet, at) + ticks, Pcr.MODULUS));
  }

  private static int opcr(byte[] packet, int offset) {
    return offset + PCR + (hasPcr(packet, offset) ? Pcr.LENGTH : 0);
  }

  /** Writes a null packet. §2.4.3.3, table 2-3. */
  public static void writeNull(byte[] packet, int offset) {
    header(packet, offset, NULL_PID, 0x10);
    Arrays.fill(packet, offset + HEADER, offset + LENGTH, (byte) 0xff);
  }

  /**
   * Writes a packet without payload whose PCR is 0 until {@link #setPcr}.
   *
   * @param counter of the last packet with payload on this PID, which this one repeats (§2.4.3.3)
   */
  public static void writePcrOnly(byte[] packet, int offset, int pid, int counter) {
    header(packet, offset, pid, 0x20 | counter & 0x0f);
    packet[offset + HEADER] = (byte) (LENGTH - HEADER - 1);
    packet[offset + FLAGS] = PCR_FLAG;
    Pcr.write(packet, offset + PCR, 0);
    Arrays.fill(packet, offset + PCR + Pcr.LENGTH, offset + LENGTH, (byte) 0xff);
  }

  /**
   * Writes a packet that carries {@code payload[from..from + length)}, filled up by an adaptation
   * field where that is shorter than the packet.
   *
   * @param length 1 to 184 bytes; to 182 with {@code randomAccess}
   */
  public static void writePayload(
      byte[] packet,
      int offset,
      int pid,
      boolean start,
      int counter,
      byte[] payload,
      int from,
      int length,
      boolean randomAccess) {
    int room = randomAccess ? MAX_PAYLOAD - 2 : MAX_PAYLOAD;
    if (length < 1 || length > room) {
      throw new IllegalArgumentException("payload of " + length + " bytes: expected 1.." + room);
    }
    int control = length < MAX_PAYLOAD ? 0x30 : 0x10;
    header(packet, offset, pid, control | counter & 0x0f);
    if (start) {
      packet[offset + 1] |= 0x40;
    }
    writeStuffing(packet, offset, MAX_PAYLOAD - length, randomAccess ? RANDOM_ACCESS_FLAG : 0);
    System.arraycopy(payload, from, packet, offset + LENGTH - length, length);
  }

  /** Adaptation field of {@code size} bytes in all, its length byte included. */
  private static void writeStuffing(byte[] packet, int offset, int size, int flags) {
    if (size > 0) {
      packet[offset + HEADER] = (byte) (size - 1);
    }
    if (size > 1) {
      packet[offset + FLAGS] = (byte) flags;
      Arrays.fill(packet, offset + PCR, offset + HEADER + size, (byte) 0xff);
    }
  }

  private static void header(byte[] packet, int offset, int pid, int last) {
    checkPid(pid);
    packet[offset] = SYNC;
    packet[offset + 1] = (byte) (pid >> 8);
    packet[offset + 2] = (byte) pid;
    packet[offset + 3] = (byte) last;
  }

  private static void checkPid(int pid) {
    if (pid < 0 || pid > NULL_PID) {
      throw new IllegalArgumentException("PID " + pid + ": expected 0..8191");
    }
  }

  private static boolean flag(byte[] packet, int offset, int mask) {
    return adaptationFieldLength(packet, offset) > 0 && (packet[offset + FLAGS] & mask) != 0;
  }
}
