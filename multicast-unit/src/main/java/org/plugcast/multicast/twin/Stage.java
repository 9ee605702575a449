package org.plugcast.multicast.twin;

import java.util.Locale;

/** The state of a channel at a unit, as an operator sees it. */
public enum Stage {
  LISTENING,
  STANDBY,
  ON_AIR,
  YIELDING;

  /** As it is written for people: {@code on-air}. */
  public String word() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
