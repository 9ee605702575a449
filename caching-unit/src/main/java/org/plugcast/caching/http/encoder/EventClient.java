package org.plugcast.caching.http.encoder;

import java.time.Duration;
import java.util.Map;

/**
 * A client that hears events. What it is told is the difference between what it was told before and
 * what is so now: nothing is kept for one that does not read. One owner.
 */
final class EventClient {
  /** After so long without an event, a sign of life. */
  static final Duration QUIET = Duration.ofSeconds(10);

  /** After so long without reading, a client is given up. */
  static final Duration PATIENCE = Duration.ofSeconds(30);

  private final Sink sink;
  private Map<Long, String> told = Map.of();
  private long lastWriteNanos;

  /** Where events go. */
  interface Sink {
    /** Whether what was written before has not been taken yet. */
    boolean isFull();

    void write(String text);

    /** Cuts the client off. */
    void drop();
  }

  EventClient(Sink sink, long nowNanos) {
    this.sink = sink;
    this.lastWriteNanos = nowNanos;
    sink.write(EventText.WELCOME);
  }

  /**
   * Tells what has changed.
   *
   * @param now JSON of each item, by number; not changed afterwards
   */
  void tell(Map<Long, String> now, long nowNanos) {
    Duration quiet = Duration.ofNanos(nowNanos - lastWriteNanos);
    if (sink.isFull()) {
      if (quiet.compareTo(PATIENCE) >= 0) {
        sink.drop();
      }
      return;
    }
    String text = EventText.differences(told, now);
    told = now;
    if (!text.isEmpty()) {
      write(text, nowNanos);
    } else if (quiet.compareTo(QUIET) >= 0) {
      write(EventText.ALIVE, nowNanos);
    }
  }

  private void write(String text, long nowNanos) {
    sink.write(text);
    lastWriteNanos = nowNanos;
  }
}
