package org.plugcast.multicast.asrun;

/**
 * How many packets of an item were found to be what.
 *
 * @param unverified heard with nothing to compare with, or not listened for
 */
public record Counts(long identical, long late, long different, long unverified, long missing) {
  static final Counts NONE = new Counts(0, 0, 0, 0, 0);

  Counts plus(WireRun.Verdict verdict, long packets) {
    return switch (verdict) {
      case IDENTICAL -> new Counts(identical + packets, late, different, unverified, missing);
      case LATE -> new Counts(identical, late + packets, different, unverified, missing);
      case DIFFERENT -> new Counts(identical, late, different + packets, unverified, missing);
      case UNVERIFIED, UNHEARD ->
          new Counts(identical, late, different, unverified + packets, missing);
      case MISSING -> new Counts(identical, late, different, unverified, missing + packets);
    };
  }
}
