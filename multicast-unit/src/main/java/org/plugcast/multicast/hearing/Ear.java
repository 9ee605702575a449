package org.plugcast.multicast.hearing;

import java.io.Closeable;
import java.io.IOException;
import java.net.Inet4Address;
import java.net.InetAddress;
import org.plugcast.multicast.linux.UdpReceiver;

/**
 * One socket, for up to {@link #GROUPS} groups of a port. It is drained by one thread; joining and
 * leaving belong to another.
 */
final class Ear implements Closeable {
  /** As many as a socket may join without a change of {@code net.ipv4.igmp_max_memberships}. */
  static final int GROUPS = 20;

  /** More than any datagram of a channel, so that what is too long is seen to be so. */
  private static final int ROOM = 2_048;

  /** Batches taken at a time, so that a flood does not keep the thread for ever. */
  private static final int MOST_BATCHES = 16;

  private static final InetAddress ANY = InetAddress.ofLiteral("0.0.0.0");
  private static final long MODULUS_OF_DROPS = 1L << 32;

  private final UdpReceiver receiver;
  private final int port;
  private final Moment moment;
  private final ArrivalTime arrival;
  private int groups;
  private long dropped;

  private Ear(UdpReceiver receiver, int port, Moment moment) {
    this.receiver = receiver;
    this.port = port;
    this.moment = moment;
    this.arrival = new ArrivalTime(moment.airNowNs());
  }

  static Ear open(int port, int receiveBufferBytes, Moment moment) throws IOException {
    return new Ear(UdpReceiver.open(ANY, port, receiveBufferBytes, ROOM), port, moment);
  }

  // --- whoever adds and removes groups

  boolean hasRoomFor(int wantedPort) {
    return port == wantedPort && groups < GROUPS;
  }

  boolean isIdle() {
    return groups == 0;
  }

  void join(Inet4Address group, int interfaceIndex) throws IOException {
    receiver.join(group, interfaceIndex);
    groups++;
  }

  /** Also where the system has forgotten the group, with its interface for example. */
  void leave(Inet4Address group, int interfaceIndex) throws IOException {
    groups--;
    receiver.leave(group, interfaceIndex);
  }

  // --- whoever drains

  /** Takes what there is, to a bound; returns how many datagrams. */
  int drain(Hearer hearer) throws IOException {
    int heard = 0;
    for (int batch = 0; batch < MOST_BATCHES; batch++) {
      long beforeNs = moment.airNowNs();
      int count = receiver.receive(0);
      if (count > 0) {
        deliver(count, hearer);
        heard += count;
      }
      if (count < UdpReceiver.BATCH) {
        arrival.emptyAt(beforeNs);
        return heard;
      }
    }
    return heard;
  }

  /** Datagrams that the socket's buffer had no room for, since this was last asked. */
  long newlyDropped() {
    long before = dropped;
    dropped = receiver.dropped();
    return Math.floorMod(dropped - before, MODULUS_OF_DROPS);
  }

  private void deliver(int count, Hearer hearer) {
    moment.look();
    for (int position = 0; position < count; position++) {
      hearer.heard(
          arrival.heardAtNs(receiver.kernelTimeNs(position), moment.airNs(), moment.wallNs()),
          receiver.sourceAddress(position),
          receiver.sourcePort(position),
          receiver.destinationAddress(position),
          port,
          receiver.payload(position));
    }
  }

  @Override
  public void close() throws IOException {
    receiver.close();
  }
}
