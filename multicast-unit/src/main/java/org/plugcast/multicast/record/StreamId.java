package org.plugcast.multicast.record;

import java.util.Locale;

/**
 * A heard stream: a channel, and whose group it was heard on. On one common group it is {@link
 * Origin#OWN}.
 *
 * @param channel number of the channel, 1 to 65535
 */
public record StreamId(int channel, Origin origin) {

  /** Whose group. */
  public enum Origin {
    OWN,
    TWIN;

    /** As in files: lower case. */
    public String label() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  public StreamId {
    if (channel < 1 || channel > 65_535) {
      throw new IllegalArgumentException("channel " + channel + ": expected 1 to 65535");
    }
  }
}
