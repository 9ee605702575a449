package org.plugcast.multicast.fetch;

import org.plugcast.ts.multiplex.Timeline;

/** What the caching unit says when it is asked for a timeline. */
public sealed interface TimelineAnswer {

  /** Here is one. */
  record Published(Timeline timeline) implements TimelineAnswer {}

  /** It is the one that was named. */
  record Unchanged() implements TimelineAnswer {}

  /** The channel is unknown, or none of its items is ready. */
  record None() implements TimelineAnswer {}
}
