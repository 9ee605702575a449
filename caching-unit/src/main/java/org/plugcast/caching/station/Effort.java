package org.plugcast.caching.station;

/** What an item is started for. */
public enum Effort {
  /** It is to have its clip. */
  IF_NEEDED,
  /** It is to have a new clip, also where it has one already. */
  ANEW
}
