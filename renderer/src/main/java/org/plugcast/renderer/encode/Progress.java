package org.plugcast.renderer.encode;

/** Hears how far a work has got. */
@FunctionalInterface
public interface Progress {
  /** Called from any thread with a fraction from 0 to 1, seldom backwards. */
  void at(double fraction);
}
