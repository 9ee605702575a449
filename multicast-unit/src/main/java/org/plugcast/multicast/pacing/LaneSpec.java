package org.plugcast.multicast.pacing;

import java.net.InetSocketAddress;

/**
 * A channel as the pacer knows it.
 *
 * @param number of the channel, unlike all others
 * @param cadence when its datagrams are due
 * @param delayNs constant delay against the cadence
 * @param shape of its ring
 * @param destination group or host, and port
 */
public record LaneSpec(
    int number, Cadence cadence, long delayNs, RingShape shape, InetSocketAddress destination) {

  /**
   * A channel at its {@link Phase}.
   *
   * @param aheadNs how much of it is kept prepared
   * @param behindNs how much of it stays when it was sent
   * @param framing what a datagram bears beside packets
   */
  public static LaneSpec of(
      int number,
      Cadence cadence,
      long aheadNs,
      long behindNs,
      DatagramFraming framing,
      InetSocketAddress destination) {
    return new LaneSpec(
        number,
        cadence,
        Phase.delayNs(cadence, number),
        RingShape.of(cadence, aheadNs, behindNs, framing.headerBytes() + Cadence.DATAGRAM_BYTES),
        destination);
  }
}
