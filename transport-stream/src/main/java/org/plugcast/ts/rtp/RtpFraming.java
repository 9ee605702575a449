package org.plugcast.ts.rtp;

import org.plugcast.ts.mpeg.TsPacket;
import org.plugcast.ts.multiplex.ChannelGrid;
import org.plugcast.ts.multiplex.Timeline;

/**
 * What the RTP header of a channel's datagram k holds; datagram k carries packets 7k to 7k + 6. A
 * pure function of k: two units that know the same timeline frame alike (SMPTE ST 2022-7 asks for
 * equal datagrams on both paths).
 *
 * @param ssrc synchronization source of all datagrams of the channel; see {@link Ssrc}
 */
public record RtpFraming(ChannelGrid grid, int ssrc) {
  /** As many as fit an Ethernet frame. SMPTE ST 2022-2. */
  public static final int PACKETS_PER_DATAGRAM = 7;

  /** Bytes of a datagram, header and all: 1328. */
  public static final int DATAGRAM_BYTES =
      RtpHeader.LENGTH + PACKETS_PER_DATAGRAM * TsPacket.LENGTH;

  public static RtpFraming of(Timeline timeline) {
    return new RtpFraming(timeline.grid(), Ssrc.of(timeline));
  }

  /** Index of a datagram modulo 65536. RFC 3550 §5.1. */
  public int sequenceNumber(long datagram) {
    return (int) (datagram & (RtpHeader.SEQUENCE_MODULUS - 1));
  }

  /**
   * What program_clock_reference_base counts at the first byte of a datagram's first packet, modulo
   * 2^32: the 90 kHz target transmission time of the payload's first byte. RFC 2250 §2, ISO/IEC
   * 13818-1 §2.4.3.5.
   */
  public long timestamp(long datagram) {
    long firstPacket = Math.multiplyExact(datagram, PACKETS_PER_DATAGRAM);
    return grid.timestamp(grid.timeOf(firstPacket)) % RtpHeader.TIMESTAMP_MODULUS;
  }

  /** Writes the header of datagram {@code datagram}, {@link RtpHeader#LENGTH} bytes. */
  public void writeHeader(long datagram, byte[] bytes, int offset) {
    RtpHeader.write(bytes, offset, sequenceNumber(datagram), timestamp(datagram), ssrc);
  }
}
