package org.plugcast.ts.mpeg;

/**
 * Header of a PES packet in the caller's array, from {@code offset} on. ISO/IEC 13818-1 §2.4.3.6
 * and §2.4.3.7.
 *
 * <p>Time stamps are 90 kHz ticks modulo 2^33. Ask {@link #isPes} first; the other accessors read
 * the {@link #headerLength} bytes of a header that is there.
 */
public final class PesHeader {
  /** Bytes up to and with PES_packet_length. */
  public static final int PREFIX_LENGTH = 6;

  /** Bytes of a header without time stamps. */
  public static final int PLAIN_LENGTH = 9;

  /** Bytes of a header with PTS. */
  public static final int PTS_LENGTH = PLAIN_LENGTH + Timestamp.LENGTH;

  /** Bytes of a header with PTS and DTS. */
  public static final int PTS_DTS_LENGTH = PTS_LENGTH + Timestamp.LENGTH;

  /** stream_id of private_stream_1, which carries AC-3, ID3 and others. Table 2-22. */
  public static final int PRIVATE_STREAM_1 = 0xbd;

  private static final int LOWEST_STREAM_ID = 0xbc;

  private PesHeader() {}

  /**
   * Writes a header without time stamps.
   *
   * @param packetLength PES_packet_length: see {@link #packetLength}
   * @return bytes written
   */
  public static int write(byte[] dst, int offset, int streamId, int packetLength, boolean aligned) {
    return write(dst, offset, streamId, packetLength, aligned, 0, 0);
  }

  /**
   * Writes a header with PTS.
   *
   * @param packetLength PES_packet_length: see {@link #packetLength}
   * @return bytes written
   */
  public static int write(
      byte[] dst, int offset, int streamId, long pts, int packetLength, boolean aligned) {
    int length = write(dst, offset, streamId, packetLength, aligned, 0x80, Timestamp.LENGTH);
    Timestamp.write(dst, offset + PLAIN_LENGTH, Timestamp.PTS_ONLY, pts);
    return length;
  }

  /**
   * Writes a header with PTS and DTS, which §2.7.5 wants where they differ.
   *
   * @param packetLength PES_packet_length: see {@link #packetLength}
   * @param aligned data_alignment_indicator: the payload starts with an access unit
   * @return bytes written
   */
  public static int write(
      byte[] dst, int offset, int streamId, long pts, long dts, int packetLength, boolean aligned) {
    int length = write(dst, offset, streamId, packetLength, aligned, 0xc0, 2 * Timestamp.LENGTH);
    Timestamp.write(dst, offset + PLAIN_LENGTH, Timestamp.PTS_BEFORE_DTS, pts);
    Timestamp.write(dst, offset + PTS_LENGTH, Timestamp.DTS, dts);
    return length;
  }

  /**
   * Value of PES_packet_length: bytes after that field; 0, which §2.4.3.7 allows for video only,
   * where they are more than 16 bits can say.
   */
  public static int packetLength(int headerLength, int payloadLength) {
    int length = headerLength - PREFIX_LENGTH + payloadLength;
    return length > 0xffff ? 0 : length;
  }

  /** Whether a PES packet starts here: start code prefix and a stream_id of table 2-22. */
  public static boolean isPes(byte[] bytes, int offset) {
    return offset + PLAIN_LENGTH <= bytes.length
        && bytes[offset] == 0
        && bytes[offset + 1] == 0
        && bytes[offset + 2] == 1
        && streamId(bytes, offset) >= LOWEST_STREAM_ID;
  }

  public static int streamId(byte[] bytes, int offset) {
    return bytes[offset + 3] & 0xff;
  }

  /** PES_packet_length as coded; 0 means unbounded. */
  public static int packetLength(byte[] bytes, int offset) {
    return (bytes[offset + 4] & 0xff) << 8 | bytes[offset + 5] & 0xff;
  }

  /**
   * Bytes from the start code to the payload: 6, or 9 to 264 where the stream_id has a full header.
   */
  public static int headerLength(byte[] bytes, int offset) {
    return hasOptionalFields(bytes, offset)
        ? PLAIN_LENGTH + optionalLength(bytes, offset)
        : PREFIX_LENGTH;
  }

  public static boolean hasPts(byte[] bytes, int offset) {
    return hasOptionalFields(bytes, offset)
        && (bytes[offset + 7] & 0x80) != 0
        && optionalLength(bytes, offset) >= Timestamp.LENGTH;
  }

  public static boolean hasDts(byte[] bytes, int offset) {
    return hasOptionalFields(bytes, offset)
        && (bytes[offset + 7] & 0xc0) == 0xc0
        && optionalLength(bytes, offset) >= 2 * Timestamp.LENGTH;
  }

  /** data_alignment_indicator. */
  public static boolean aligned(byte[] bytes, int offset) {
    return hasOptionalFields(bytes, offset) && (bytes[offset + 6] & 0x04) != 0;
  }

  /** PTS of a header that {@link #hasPts} holds for. */
  public static long pts(byte[] bytes, int offset) {
    return Timestamp.read(bytes, offset + PLAIN_LENGTH);
  }

  /** DTS of a header that {@link #hasDts} holds for. */
  public static long dts(byte[] bytes, int offset) {
    return Timestamp.read(bytes, offset + PTS_LENGTH);
  }

  /** Overwrites the PTS of a header that has one; its first four bits stay. */
  public static void setPts(byte[] bytes, int offset, long pts) {
    if (!hasPts(bytes, offset)) {
      throw new IllegalArgumentException("PES header has no PTS to set");
    }
    set(bytes, offset + PLAIN_LENGTH, pts);
  }

  /** Overwrites the DTS of a header that has one; its first four bits stay. */
  public static void setDts(byte[] bytes, int offset, long dts) {
    if (!hasDts(bytes, offset)) {
      throw new IllegalArgumentException("PES header has no DTS to set");
    }
    set(bytes, offset + PTS_LENGTH, dts);
  }

  private static void set(byte[] bytes, int at, long ticks) {
    Timestamp.write(bytes, at, bytes[at] >> 4 & 0x0f, ticks);
  }

  private static int write(
      byte[] dst,
      int offset,
      int streamId,
      int packetLength,
      boolean aligned,
      int flags,
      int optionalLength) {
    if (streamId < LOWEST_STREAM_ID || streamId > 0xff || !hasOptionalFields(streamId)) {
      throw new IllegalArgumentException("stream_id " + streamId + " has no such header");
    }
    if (packetLength < 0 || packetLength > 0xffff) {
      throw new IllegalArgumentException(
          "PES_packet_length " + packetLength + ": expected 0..65535");
    }
    dst[offset] = 0;
    dst[offset + 1] = 0;
    dst[offset + 2] = 1;
    dst[offset + 3] = (byte) streamId;
    dst[offset + 4] = (byte) (packetLength >> 8);
    dst[offset + 5] = (byte) packetLength;
    dst[offset + 6] = (byte) (aligned ? 0x84 : 0x80);
    dst[offset + 7] = (byte) flags;
    dst[offset + 8] = (byte) optionalLength;
    return PLAIN_LENGTH + optionalLength;
  }

  private static int optionalLength(byte[] bytes, int offset) {
    return bytes[offset + 8] & 0xff;
  }

  private static boolean hasOptionalFields(byte[] bytes, int offset) {
    return hasOptionalFields(streamId(bytes, offset)) && (bytes[offset + 6] & 0xc0) == 0x80;
  }

  /** Whether packets of this stream_id have flags and time stamps: the condition of table 2-21. */
  private static boolean hasOptionalFields(int streamId) {
    return switch (streamId) {
      case 0xbc, 0xbe, 0xbf, 0xf0, 0xf1, 0xf2, 0xf8, 0xff -> false;
      default -> true;
    };
  }
}
