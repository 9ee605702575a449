package org.plugcast.multicast.rtp;

import org.plugcast.multicast.pacing.Cadence;
import org.plugcast.multicast.pacing.DatagramFraming;
import org.plugcast.ts.rtp.RtpHeader;

/**
 * RTP of a stream of which nothing is known but its rate: the time stamp counts from datagram 0.
 * RFC 2250 §2.
 *
 * @param ssrc synchronization source
 */
public record RateFraming(long bitsPerSecond, int ssrc) implements DatagramFraming {
  private static final long DATAGRAM_BITS = Cadence.DATAGRAM_BYTES * 8L;
  private static final long CLOCK_HZ = 90_000;

  @Override
  public int headerBytes() {
    return RtpHeader.LENGTH;
  }

  @Override
  public void write(long datagram, byte[] destination) {
    int sequenceNumber = (int) (datagram & (RtpHeader.SEQUENCE_MODULUS - 1));
    RtpHeader.write(destination, 0, sequenceNumber, timestamp(datagram), ssrc);
  }

  private long timestamp(long datagram) {
    long bits = Math.multiplyExact(datagram, DATAGRAM_BITS);
    long ticks = bits / bitsPerSecond * CLOCK_HZ + bits % bitsPerSecond * CLOCK_HZ / bitsPerSecond;
    return ticks % RtpHeader.TIMESTAMP_MODULUS;
  }
}
