package org.plugcast.multicast.twin.simulation;

/** Something that must never happen did. */
final class Violation extends AssertionError {
  private static final long serialVersionUID = 1;

  Violation(String what) {
    super(what);
  }
}
