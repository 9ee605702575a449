package org.plugcast.multicast.http;

import java.util.ArrayDeque;
import java.util.Queue;
import java.util.function.BooleanSupplier;

/**
 * Lets so many requests be answered at once, and the others wait for their turn, in their order.
 *
 * <p>Answers on their way to whoever asked take memory that the air path needs too; a request that
 * waits takes next to none. So nobody is refused for a moment in which the machine is busy with
 * something else. Belongs to the event loop, but for {@link #close}.
 */
final class Turns {
  private final int atOnce;
  private final int mostWaiting;
  private final Queue<BooleanSupplier> waiting = new ArrayDeque<>();
  private int taken;
  private volatile boolean closed;

  /** Whether there is a turn. */
  enum Admission {
    NOW,
    LATER,
    REFUSED
  }

  /**
   * @param atOnce at least 1
   * @param mostWaiting beside those; whoever comes then is refused
   */
  Turns(int atOnce, int mostWaiting) {
    if (atOnce < 1 || mostWaiting < 0) {
      throw new IllegalArgumentException(atOnce + " at once, " + mostWaiting + " waiting");
    }
    this.atOnce = atOnce;
    this.mostWaiting = mostWaiting;
  }

  /**
   * Gives a turn at once, or runs {@code later} when there is one. {@link #end} ends either.
   *
   * @param later false if nobody needs the turn any more
   */
  Admission ask(BooleanSupplier later) {
    if (taken < atOnce) {
      taken++;
      return Admission.NOW;
    }
    if (waiting.size() < mostWaiting) {
      waiting.add(later);
      return Admission.LATER;
    }
    return Admission.REFUSED;
  }

  /** Whoever had a turn is done: the next one has it. */
  void end() {
    for (BooleanSupplier next = waiting.poll(); next != null; next = waiting.poll()) {
      if (!closed && next.getAsBoolean()) {
        return;
      }
    }
    taken--;
  }

  /** Whoever waits gets no turn any more. */
  void close() {
    closed = true;
  }
}
