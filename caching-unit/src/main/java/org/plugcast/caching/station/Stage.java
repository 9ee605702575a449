package org.plugcast.caching.station;

import java.util.Locale;

/** How far an item has come. Follows from what is known of it and is never stored. */
public enum Stage {
  /** Lies in the folder. */
  FOUND,
  /** Is being opened. */
  PROBING,
  /** Waits for an encoder. */
  QUEUED,
  ENCODING,
  /** Can go on air as it is. */
  READY,
  /** Can go on air; something in it had to be changed. */
  ADJUSTED,
  FAILED,
  /** Set aside by the operator until it is started again. */
  STOPPED,
  /** The operator's order does not name it. */
  LEFT_OUT;

  /** The word in JSON. */
  public String label() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
