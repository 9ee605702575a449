package org.plugcast.multicast.sender;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;

/** The latest events. Any thread. */
final class Events {
  private static final int MOST = 200;

  private final Deque<Event> events = new ArrayDeque<>();

  synchronized void add(Event event) {
    events.addLast(event);
    if (events.size() > MOST) {
      events.removeFirst();
    }
  }

  /** The oldest first. */
  synchronized List<Event> list() {
    return List.copyOf(events);
  }
}
