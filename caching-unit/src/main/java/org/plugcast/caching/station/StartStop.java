package org.plugcast.caching.station;

import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;

/** What is to be done with an item that the operator starts or stops. Pure. */
final class StartStop {
  private StartStop() {}

  /**
   * How an item stands.
   *
   * @param listed whether the playlist names it
   * @param stopped whether it is set aside
   * @param making whether a clip of it is being made
   * @param unfinished whether a clip of it is still to be made, sooner or later
   * @param pausing whether it waits for its next attempt
   * @param ready whether it has what it should have
   */
  record Situation(
      boolean listed,
      boolean stopped,
      boolean making,
      boolean unfinished,
      boolean pausing,
      boolean ready) {}

  /** A part of what is to be done. */
  enum Act {
    /** It is set aside, and its encoder ends at once if there is one. */
    SET_ASIDE,
    /** It is set aside no more. */
    RELEASE,
    /** Its file is opened and its clip made again. */
    AGAIN,
    /** Its next attempt is due now. */
    AT_ONCE
  }

  private static final String NOT_LISTED =
      "the playlist does not name it, so it is not encoded: add it to the playlist";

  /** Why an item cannot be stopped, if so. */
  static Optional<String> refusalToStop(Situation item) {
    if (item.stopped() || item.making()) {
      return Optional.empty();
    }
    if (!item.listed()) {
      return Optional.of(NOT_LISTED);
    }
    if (item.unfinished()) {
      return Optional.empty();
    }
    return Optional.of(
        item.ready()
            ? "it is ready: there is nothing to stop"
            : "it has failed and is not being tried any more: there is nothing to stop");
  }

  /** What an item that can be stopped needs; nothing if it is stopped. */
  static Set<Act> toStop(Situation item) {
    return item.stopped() ? EnumSet.noneOf(Act.class) : EnumSet.of(Act.SET_ASIDE);
  }

  /** Why an item cannot be started, if so. */
  static Optional<String> refusalToStart(Situation item) {
    return item.listed() || item.making() ? Optional.empty() : Optional.of(NOT_LISTED);
  }

  /** What an item that can be started needs; nothing if it is ready or under way. */
  static Set<Act> toStart(Situation item, Effort effort) {
    Set<Act> acts = EnumSet.noneOf(Act.class);
    if (item.stopped()) {
      acts.add(Act.RELEASE);
    }
    boolean atRest = !item.making() && !item.unfinished();
    if (atRest && (!item.ready() || effort == Effort.ANEW)) {
      acts.add(Act.AGAIN);
    } else if (item.pausing() && !item.making()) {
      acts.add(Act.AT_ONCE);
    }
    return acts;
  }
}
