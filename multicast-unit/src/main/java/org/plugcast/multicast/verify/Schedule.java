package org.plugcast.multicast.verify;

import org.plugcast.multicast.pacing.Cadence;

/**
 * When the datagrams of a channel are to be on the wire, and how long they are.
 *
 * @param delayNs constant delay of the channel against its cadence
 * @param datagramBytes 7 packets, and the header of RTP where there is one
 */
public record Schedule(Cadence cadence, long delayNs, int datagramBytes) {
  public Schedule {
    if (datagramBytes < 1) {
      throw new IllegalArgumentException("datagrams of " + datagramBytes + " bytes");
    }
  }

  long dueNs(long datagram) {
    return cadence.dueNs(datagram) + delayNs;
  }

  /** The first datagram that is not due before a time. */
  long firstDueFrom(long utcNs) {
    return cadence.firstDatagramDueFrom(utcNs - delayNs);
  }

  /** Datagrams of a time, rounded down, at least and at most so many. */
  int datagramsIn(long durationNs, int least, int most) {
    return Math.clamp(cadence.datagramsIn(durationNs), least, most);
  }
}
