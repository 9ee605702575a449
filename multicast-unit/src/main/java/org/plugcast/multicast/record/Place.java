package org.plugcast.multicast.record;

/** Where a heard datagram belongs. */
public sealed interface Place {

  /**
   * Verification knows it.
   *
   * @param datagram its index: it bears packets {@code 7 * datagram} and the six that follow
   * @param source what the channel should be made from there
   */
  record Known(long datagram, Check check, Source source) implements Place {
    public Known {
      if (datagram < 0) {
        throw new IllegalArgumentException("datagram " + datagram + ": expected 0 or more");
      }
    }
  }

  /** It fits nowhere, or there is no timeline to tell by. */
  record Unknown() implements Place {}
}
