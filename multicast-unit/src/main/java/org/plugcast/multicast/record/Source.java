package org.plugcast.multicast.record;

import java.util.Locale;

/** What a channel's packets are made from. */
public enum Source {
  /** The timeline, looping or not. */
  TIMELINE,
  /** Recordings of the channel. */
  PRE_RECORDED,
  /** Tables and clock, without picture and sound. */
  SLATE;

  /** As in logs and interfaces: lower case, with a hyphen. */
  public String label() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** Reads {@link #label}. */
  public static Source ofLabel(String label) {
    for (Source source : values()) {
      if (source.label().equals(label)) {
        return source;
      }
    }
    throw new IllegalArgumentException(
        "source \"" + label + "\": expected timeline, pre-recorded or slate");
  }
}
