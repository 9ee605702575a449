package org.plugcast.multicast.verify;

import java.util.Arrays;

/**
 * A datagram that was not the one expected next, and where it could belong.
 *
 * <p>What it equals is found out when it is heard, for that is when it is known best what should
 * be.
 */
final class Held {
  private final long heardAtNs;
  private final long arrival;
  private final long[] matches;
  private final Knowledge knowledge;
  private final Content content;

  /** What it bears. */
  enum Content {
    /** Null packets alone: all such datagrams are alike, so it may stand in the place of any. */
    NOTHING,
    ANYTHING
  }

  /** How much is known of what it was compared with. */
  enum Knowledge {
    /** Nothing. */
    NONE,
    /** Not all that it could be. */
    SOME,
    ALL
  }

  /**
   * @param arrival number of the datagram among all that were heard
   * @param matches indices that it equals, ascending
   */
  Held(long heardAtNs, long arrival, long[] matches, Knowledge knowledge, Content content) {
    this.heardAtNs = heardAtNs;
    this.arrival = arrival;
    this.matches = matches;
    this.knowledge = knowledge;
    this.content = content;
  }

  long heardAtNs() {
    return heardAtNs;
  }

  long arrival() {
    return arrival;
  }

  /** Whether there is but one index that it can be. */
  boolean isAnchor() {
    return knowledge == Knowledge.ALL && matches.length == 1 && content == Content.ANYTHING;
  }

  /** The index of an anchor. */
  long anchor() {
    return matches[0];
  }

  /** Whether it may have an index that it does not equal, as far as is known. */
  boolean mayDiffer() {
    return matches.length == 0 || knowledge != Knowledge.ALL;
  }

  /** Whether it is of null packets alone, and so equals what it need not be. */
  boolean bearsNothing() {
    return content == Content.NOTHING;
  }

  boolean equalsOne(long datagram) {
    return Arrays.binarySearch(matches, datagram) >= 0;
  }

  boolean equalsOneWithin(long from, long to) {
    return Arrays.stream(matches).anyMatch(match -> match >= from && match <= to);
  }

  long[] matches() {
    return matches;
  }

  /** Whether it was compared with anything. */
  boolean isCompared() {
    return knowledge != Knowledge.NONE;
  }

  /** What is to be said of it at an index that it has in the end. */
  Verdict at(long datagram) {
    if (equalsOne(datagram)) {
      return Verdict.IDENTICAL;
    }
    return knowledge == Knowledge.ALL ? Verdict.DIFFERENT : Verdict.UNVERIFIED;
  }

  /** What is to be said of it at an index that nothing but the time tells. */
  Verdict atGuess(long datagram) {
    return knowledge == Knowledge.ALL ? at(datagram) : Verdict.UNVERIFIED;
  }
}
