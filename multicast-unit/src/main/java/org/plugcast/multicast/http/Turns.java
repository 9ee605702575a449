package org.plugcast.multicast.http;

import java.util.ArrayDeque;
import java.util.Queue;

/**
 * Lets so many requests be answered at once, and the others wait for their turn, in their order.
 *
 * <p>Answers on their way to whoever asked take memory that the air path needs too; a request that
 * waits takes next to none. So a moment in which nothing is answered, be the machine ever so busy,
 * refuses nobody. Belongs to the event loop.
 */
final class Turns {
  private final int atOnce;
  private final int mostWaiting;
  private final Queue<Runnable> waiting = new ArrayDeque<>();
  private int taken;

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

  /** Gives a turn at once, or has {@code later} run when there is one; {@link #end} ends either. */
  Admission ask(Runnable later) {
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
    Runnable next = waiting.poll();
    if (next == null) {
      taken--;
    } else {
      next.run();
    }
  }
}
