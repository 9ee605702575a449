package org.plugcast.multicast.twin;

/** What follows from an event. */
public sealed interface Step {

  /** All stays as it is. */
  record Stay() implements Step {}

  /** Another state, and what is to be done at once. */
  record Go(State state, Action action, Cause cause) implements Step {}

  /** What was asked for cannot be done; all stays as it is. */
  record Refuse(Refusal why) implements Step {}
}
