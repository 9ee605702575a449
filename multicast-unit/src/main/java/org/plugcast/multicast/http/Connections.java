package org.plugcast.multicast.http;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Consumer;

/**
 * The open connections of a server, no more than a number: each takes some 12 kB that the air path
 * needs too. When one comes that is too many, the one that has asked for nothing for longest is
 * closed, so that nobody keeps others out by being idle; where all wait for answers, it is the new
 * one. Belongs to the event loop.
 *
 * @param <C> a connection; compared by identity
 */
final class Connections<C> {
  private final int most;
  private final Consumer<C> close;

  /** With the requests that each waits for, in the order of their last one. */
  private final Map<C, Integer> open = new LinkedHashMap<>();

  /**
   * @param most at least 1
   * @param close closes a connection; {@link #closed} may follow, now or later
   */
  Connections(int most, Consumer<C> close) {
    if (most < 1) {
      throw new IllegalArgumentException(most + " connections; expected 1 or more");
    }
    this.most = most;
    this.close = close;
  }

  void opened(C connection) {
    open.put(connection, 0);
    if (open.size() > most) {
      open.entrySet().stream()
          .filter(entry -> entry.getValue() == 0)
          .map(Map.Entry::getKey)
          .findFirst()
          .ifPresent(this::end);
    }
  }

  void asked(C connection) {
    waitsFor(connection, 1);
  }

  void answered(C connection) {
    waitsFor(connection, -1);
  }

  void closed(C connection) {
    open.remove(connection);
  }

  private void waitsFor(C connection, int more) {
    Integer before = open.remove(connection);
    if (before != null) {
      open.put(connection, before + more);
    }
  }

  private void end(C connection) {
    open.remove(connection);
    close.accept(connection);
  }
}
