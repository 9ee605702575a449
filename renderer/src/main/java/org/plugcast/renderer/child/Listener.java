package org.plugcast.renderer.child;

import java.util.Optional;

/** Hears what a child says, and may lose patience with it. */
@FunctionalInterface
public interface Listener {
  /** A line of its standard error, without control characters; called by one thread. */
  void said(String line);

  /**
   * Why the child should be ended now, as what it did: "came no further". Asked again and again
   * while it runs, by another thread.
   */
  default Optional<String> impatience() {
    return Optional.empty();
  }
}
