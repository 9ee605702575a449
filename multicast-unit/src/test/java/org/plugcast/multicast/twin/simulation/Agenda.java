package org.plugcast.multicast.twin.simulation;

import java.util.Comparator;
import java.util.PriorityQueue;

/** What happens when. Time is real time, in nanoseconds since 1970-01-01. */
final class Agenda {
  private final PriorityQueue<Item> items =
      new PriorityQueue<>(Comparator.comparingLong(Item::atNs).thenComparingLong(Item::order));
  private long nowNs;
  private long order;

  Agenda(long nowNs) {
    this.nowNs = nowNs;
  }

  long nowNs() {
    return nowNs;
  }

  void at(long atNs, Runnable what) {
    items.add(new Item(Math.max(atNs, nowNs), order++, what));
  }

  void in(long ns, Runnable what) {
    at(nowNs + ns, what);
  }

  void runUntil(long endNs) {
    for (Item item = items.poll(); item != null && item.atNs <= endNs; item = items.poll()) {
      nowNs = item.atNs;
      item.what.run();
    }
    nowNs = endNs;
  }

  private record Item(long atNs, long order, Runnable what) {}
}
