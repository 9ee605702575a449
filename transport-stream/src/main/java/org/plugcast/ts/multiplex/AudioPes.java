package org.plugcast.ts.multiplex;

/** Lengths of the PES packet that carries one audio frame. ISO/IEC 13818-1 §2.4.3.6. */
public final class AudioPes {
  /** Bytes of a PES header with a PTS. */
  public static final int HEADER_LENGTH = 14;

  /** Bytes of payload in a transport packet without an adaptation field. */
  public static final int PAYLOAD_LENGTH = 184;

  private AudioPes() {}

  /** Largest frame, in bytes, that fits {@code packets} transport packets. */
  public static int largestFrame(int packets) {
    return packets * PAYLOAD_LENGTH - HEADER_LENGTH;
  }
}
