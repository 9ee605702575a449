package org.plugcast.renderer.encode;

import java.util.ArrayList;
import java.util.List;

/** Stretches of silence, in seconds from the start of a file. Pure but for what it is told. */
final class Silences {
  /** A decoder's first and last samples need not be at the very ends. */
  private static final double NEAR = 0.06;

  private record Stretch(double from, double to) {}

  private final List<Stretch> stretches = new ArrayList<>();

  synchronized void began(double at) {
    stretches.add(new Stretch(at, Double.POSITIVE_INFINITY));
  }

  synchronized void ended(double at) {
    if (!stretches.isEmpty()) {
      stretches.addLast(new Stretch(stretches.removeLast().from(), at));
    }
  }

  /** Seconds of silence at the beginning of a file that lasts so long. */
  synchronized double head(double seconds) {
    return stretches.isEmpty() || stretches.getFirst().from() > NEAR
        ? 0
        : Math.min(seconds, stretches.getFirst().to());
  }

  /** Seconds of silence at the end of a file that lasts so long. */
  synchronized double tail(double seconds) {
    return stretches.isEmpty() || stretches.getLast().to() < seconds - NEAR
        ? 0
        : Math.max(0, seconds - Math.max(0, stretches.getLast().from()));
  }
}
