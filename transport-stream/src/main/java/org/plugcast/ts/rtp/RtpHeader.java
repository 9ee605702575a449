package org.plugcast.ts.rtp;

import org.plugcast.ts.mpeg.MalformedStreamException;

/** Fields of an RTP header in the caller's array. RFC 3550 §5.1. */
public final class RtpHeader {
  /** Bytes of a header without contributing sources and extension: all that we write. */
  public static final int LENGTH = 12;

  /** MPEG-2 transport stream. RFC 3551 §6, table 5. */
  public static final int PAYLOAD_TYPE_MP2T = 33;

  /** Sequence numbers count modulo this. */
  public static final int SEQUENCE_MODULUS = 1 << 16;

  /** Time stamps count modulo this. */
  public static final long TIMESTAMP_MODULUS = 1L << 32;

  private static final int VERSION = 2;
  private static final int WORD = 4;

  private RtpHeader() {}

  /**
   * Writes 12 bytes: version 2, payload type 33, nothing optional, marker 0. The marker would tell
   * of a jump of the time stamp (RFC 2250 §2), and ours never jumps.
   *
   * @param sequenceNumber its low 16 bits count
   * @param timestamp 90 kHz; its low 32 bits count
   */
  public static void write(byte[] bytes, int offset, int sequenceNumber, long timestamp, int ssrc) {
    bytes[offset] = (byte) (VERSION << 6);
    bytes[offset + 1] = PAYLOAD_TYPE_MP2T;
    bytes[offset + 2] = (byte) (sequenceNumber >> 8);
    bytes[offset + 3] = (byte) sequenceNumber;
    putWord(bytes, offset + 4, (int) timestamp);
    putWord(bytes, offset + 8, ssrc);
  }

  /** 2 in every RTP datagram. */
  public static int version(byte[] bytes, int offset) {
    return (bytes[offset] & 0xc0) >> 6;
  }

  public static boolean hasPadding(byte[] bytes, int offset) {
    return (bytes[offset] & 0x20) != 0;
  }

  public static boolean hasExtension(byte[] bytes, int offset) {
    return (bytes[offset] & 0x10) != 0;
  }

  /** Number of contributing sources, 0 to 15. */
  public static int csrcCount(byte[] bytes, int offset) {
    return bytes[offset] & 0x0f;
  }

  public static boolean marker(byte[] bytes, int offset) {
    return (bytes[offset + 1] & 0x80) != 0;
  }

  public static int payloadType(byte[] bytes, int offset) {
    return bytes[offset + 1] & 0x7f;
  }

  /** 0 to 65535. */
  public static int sequenceNumber(byte[] bytes, int offset) {
    return (bytes[offset + 2] & 0xff) << 8 | bytes[offset + 3] & 0xff;
  }

  /** In units of the payload type's clock, 90 kHz for 33: 0 to 2^32 - 1. */
  public static long timestamp(byte[] bytes, int offset) {
    return word(bytes, offset + 4) & 0xffff_ffffL;
  }

  /** Synchronization source: 32 bits without an order. */
  public static int ssrc(byte[] bytes, int offset) {
    return word(bytes, offset + 8);
  }

  /**
   * Offset of the payload of a datagram that is {@code bytes[offset..offset + length)}, counted in
   * {@code bytes}; contributing sources and a header extension lie before it.
   *
   * @throws MalformedStreamException where it is no RTP, or is cut short
   */
  public static int payloadStart(byte[] bytes, int offset, int length)
      throws MalformedStreamException {
    require(length >= LENGTH, "RTP header cut short", offset);
    require(version(bytes, offset) == VERSION, "not RTP version 2", offset);
    int start = LENGTH + WORD * csrcCount(bytes, offset);
    if (hasExtension(bytes, offset)) {
      require(length >= start + WORD, "RTP header extension cut short", offset + start);
      int at = offset + start;
      start += WORD + WORD * ((bytes[at + 2] & 0xff) << 8 | bytes[at + 3] & 0xff);
    }
    require(length >= start, "RTP header cut short", offset);
    return offset + start;
  }

  /**
   * Offset behind the payload, padding left out, counted in {@code bytes}.
   *
   * @throws MalformedStreamException where it is no RTP, or padded with more than there is
   */
  public static int payloadEnd(byte[] bytes, int offset, int length)
      throws MalformedStreamException {
    int start = payloadStart(bytes, offset, length);
    int end = offset + length;
    if (!hasPadding(bytes, offset)) {
      return end;
    }
    int padding = end > start ? bytes[end - 1] & 0xff : 0;
    require(padding > 0 && padding <= end - start, "RTP padding is not in the payload", end - 1);
    return end - padding;
  }

  private static void require(boolean sound, String breach, int byteOffset)
      throws MalformedStreamException {
    if (!sound) {
      throw new MalformedStreamException(breach, byteOffset, "RFC 3550 §5.1");
    }
  }

  private static int word(byte[] bytes, int offset) {
    return (bytes[offset] & 0xff) << 24
        | (bytes[offset + 1] & 0xff) << 16
        | (bytes[offset + 2] & 0xff) << 8
        | bytes[offset + 3] & 0xff;
  }

  private static void putWord(byte[] bytes, int offset, int value) {
    bytes[offset] = (byte) (value >> 24);
    bytes[offset + 1] = (byte) (value >> 16);
    bytes[offset + 2] = (byte) (value >> 8);
    bytes[offset + 3] = (byte) value;
  }
}
