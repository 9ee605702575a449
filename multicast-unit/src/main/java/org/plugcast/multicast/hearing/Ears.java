package org.plugcast.multicast.hearing;

import java.io.Closeable;
import java.io.IOException;
import java.net.Inet4Address;
import java.net.InetSocketAddress;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.plugcast.multicast.linux.Linux;
import org.plugcast.multicast.pacing.AirTime;
import org.plugcast.multicast.pacing.Counter;
import org.plugcast.multicast.pacing.TimeSource;

/**
 * Listens to groups on one interface, through as many sockets as they need.
 *
 * <p>Any thread adds and removes groups. One thread drains; it never waits and allocates nothing as
 * long as no socket fails. What is sent to a single host cannot be listened to: it is not for us.
 */
public final class Ears implements Closeable {
  private final int interfaceIndex;
  private final int receiveBufferBytes;
  private final Moment moment;
  private final Map<InetSocketAddress, Joined> groups = new HashMap<>();
  private final Queue<Ear> retired = new ConcurrentLinkedQueue<>();
  private final Counter dropped = new Counter();
  private final Counter failures = new Counter();
  private volatile Ear[] ears = {};
  private volatile String lastFailure = "";

  /** Whoever listens to a group, and through what. */
  private record Joined(Ear ear, int listeners) {
    Joined plus(int more) {
      return new Joined(ear, listeners + more);
    }
  }

  /**
   * Listens to nothing yet.
   *
   * @param interfaceIndex of the interface that groups are joined on
   * @param receiveBufferBytes of each socket, which serves up to {@link Ear#GROUPS} groups
   * @param air the clock that times of hearing are told by
   * @param time the wall clock, by which the system stamps
   * @throws UnsupportedOperationException on a system other than {@linkplain Linux#isHere Linux}
   */
  public Ears(int interfaceIndex, int receiveBufferBytes, AirTime air, TimeSource time) {
    if (!Linux.isHere()) {
      throw new UnsupportedOperationException(
          "listening to a twin needs Linux on amd64 or aarch64, this is "
              + System.getProperty("os.name")
              + " on "
              + System.getProperty("os.arch")
              + ": run this unit there, or without a twin");
    }
    this.interfaceIndex = interfaceIndex;
    this.receiveBufferBytes = receiveBufferBytes;
    this.moment = new Moment(air, time);
  }

  /** Whether a destination is a group of IPv4, which alone can be listened to. */
  public static boolean canHear(InetSocketAddress destination) {
    return destination.getAddress() instanceof Inet4Address address && address.isMulticastAddress();
  }

  /**
   * Listens to a group from now on, until it is forgotten as often as this was called for it: one
   * channel may begin on a group before another ends there.
   *
   * @throws IllegalArgumentException for what {@link #canHear} denies
   * @throws IOException if the system refuses; the other groups go on
   */
  public synchronized void listen(InetSocketAddress destination) throws IOException {
    Inet4Address group = group(destination);
    Joined before = groups.get(destination);
    groups.put(
        destination,
        before == null ? new Joined(joined(group, destination.getPort()), 1) : before.plus(1));
  }

  /**
   * Takes back one {@link #listen}. After the last the group is left; its datagrams that have come
   * already may still be told.
   */
  public synchronized void forget(InetSocketAddress destination) throws IOException {
    Joined before = groups.remove(destination);
    if (before == null) {
      return;
    }
    if (before.listeners() > 1) {
      groups.put(destination, before.plus(-1));
      return;
    }
    leave(before.ear(), destination);
  }

  private void leave(Ear ear, InetSocketAddress destination) throws IOException {
    try {
      ear.leave(group(destination), interfaceIndex);
    } finally {
      if (ear.isIdle()) {
        ears = Arrays.stream(ears).filter(other -> other != ear).toArray(Ear[]::new);
        retired.add(ear);
      }
    }
  }

  /**
   * Tells what has come since it was last called, those of one group in their order. Belongs to the
   * thread that drains.
   *
   * @return how many datagrams
   */
  public int drain(Hearer hearer) {
    closeRetired();
    int heard = 0;
    for (Ear ear : ears) {
      heard += drain(ear, hearer);
    }
    return heard;
  }

  /** Datagrams that came and were lost since the sockets' buffers were full; any thread may ask. */
  public long dropped() {
    return dropped.get();
  }

  /** How often a socket could not be read; any thread may ask. */
  public long failures() {
    return failures.get();
  }

  /** Why a socket could not be read the last time; empty if that never happened. */
  public String lastFailure() {
    return lastFailure;
  }

  /** How many sockets there are. */
  public int sockets() {
    return ears.length;
  }

  /** Ends listening. The thread that drains must have ended, or be at rest. */
  @Override
  public synchronized void close() throws IOException {
    retired.addAll(Arrays.asList(ears));
    ears = new Ear[0];
    groups.clear();
    closeRetired();
  }

  private static Inet4Address group(InetSocketAddress destination) {
    if (canHear(destination) && destination.getAddress() instanceof Inet4Address group) {
      return group;
    }
    throw new IllegalArgumentException(
        destination + " is no IPv4 group (224.0.0.0 to 239.255.255.255): it cannot be listened to");
  }

  /** A socket that has joined: one with room; else, or if it may not join more, a new one. */
  private Ear joined(Inet4Address group, int port) throws IOException {
    for (Ear ear : ears) {
      if (ear.hasRoomFor(port) && joins(ear, group)) {
        return ear;
      }
    }
    Ear ear = Ear.open(port, receiveBufferBytes, moment);
    try {
      ear.join(group, interfaceIndex);
    } catch (IOException e) {
      ear.close();
      throw new IOException(
          "cannot join " + group.getHostAddress() + " on interface " + interfaceIndex, e);
    }
    Ear[] more = Arrays.copyOf(ears, ears.length + 1);
    more[ears.length] = ear;
    ears = more;
    return ear;
  }

  private boolean joins(Ear ear, Inet4Address group) {
    try {
      ear.join(group, interfaceIndex);
      return true;
    } catch (IOException full) {
      return false;
    }
  }

  private int drain(Ear ear, Hearer hearer) {
    try {
      int heard = ear.drain(hearer);
      if (heard > 0) {
        dropped.add(ear.newlyDropped());
      }
      return heard;
    } catch (IOException e) {
      lastFailure = String.valueOf(e.getMessage());
      failures.add(1);
      return 0;
    }
  }

  private void closeRetired() {
    for (Ear ear = retired.poll(); ear != null; ear = retired.poll()) {
      try {
        ear.close();
      } catch (IOException e) {
        lastFailure = String.valueOf(e.getMessage());
        failures.add(1);
      }
    }
  }
}
