package org.plugcast.multicast.plan;

import org.plugcast.ts.multiplex.Timeline;
import org.plugcast.ts.multiplex.TimelineText;

/** Reads timelines that come from outside, and makes sure that they can be sent. */
public final class Playable {
  private Playable() {}

  /** Reads a timeline; throws {@link IllegalArgumentException} saying what is wrong with it. */
  public static Timeline parse(String text) {
    try {
      Timeline timeline = TimelineText.parse(text);
      long first = new ClipNeeds(timeline).firstPacketNs();
      new ClipNeeds(timeline).from(first);
      return timeline;
    } catch (ArithmeticException e) {
      throw new IllegalArgumentException("timeline with a time or a frame out of range", e);
    }
  }
}
