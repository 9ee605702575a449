package org.plugcast.multicast.twin.simulation;

import java.util.ArrayDeque;
import java.util.Deque;

/** What has arrived at a process, or will, over one path, in the order in which it was sent. */
final class Queue<T> {
  private static final int SOCKET_BUFFER = 400;

  private final Deque<Arrival<T>> arrivals = new ArrayDeque<>();
  private long lastNs = Long.MIN_VALUE;

  record Arrival<T>(long atNs, T what) {}

  interface Taker<T> {
    void take(long atNs, T what);
  }

  void add(long atNs, T what) {
    lastNs = Math.max(lastNs, atNs);
    if (arrivals.size() < SOCKET_BUFFER) {
      arrivals.add(new Arrival<>(lastNs, what));
    }
  }

  void drain(long nowNs, Taker<T> taker) {
    while (!arrivals.isEmpty() && arrivals.getFirst().atNs <= nowNs) {
      Arrival<T> arrival = arrivals.removeFirst();
      taker.take(arrival.atNs, arrival.what);
    }
  }

  /** What came while the whole machine stood still. */
  void loseBetween(long fromNs, long toNs) {
    arrivals.removeIf(arrival -> arrival.atNs >= fromNs && arrival.atNs <= toNs);
  }
}
