package org.plugcast.multicast.record;

/**
 * What became of the datagrams of a segment.
 *
 * @param identical heard, every byte as it should be
 * @param late heard late, every byte as it should be
 * @param different heard, some byte not as it should be
 * @param unchecked heard, with nothing to compare with
 * @param missing not heard: null packets stand in their places
 * @param overflowed heard, but left out because the disk was too slow: null packets likewise
 */
public record Tally(
    long identical, long late, long different, long unchecked, long missing, long overflowed) {
  public static final Tally NONE = new Tally(0, 0, 0, 0, 0, 0);

  public Tally plus(Check check) {
    return switch (check) {
      case IDENTICAL -> new Tally(identical + 1, late, different, unchecked, missing, overflowed);
      case LATE -> new Tally(identical, late + 1, different, unchecked, missing, overflowed);
      case DIFFERENT -> new Tally(identical, late, different + 1, unchecked, missing, overflowed);
      case UNCHECKED -> new Tally(identical, late, different, unchecked + 1, missing, overflowed);
    };
  }

  Tally plusMissing(long count) {
    return new Tally(identical, late, different, unchecked, missing + count, overflowed);
  }

  Tally plusOverflowed(long count) {
    return new Tally(identical, late, different, unchecked, missing, overflowed + count);
  }

  /** Whether all was heard and checked and every byte was as it should be. */
  public boolean isClean() {
    return different == 0
        && unchecked == 0
        && missing == 0
        && overflowed == 0
        && identical + late > 0;
  }

  String toText() {
    return String.join(
        " ",
        Long.toString(identical),
        Long.toString(late),
        Long.toString(different),
        Long.toString(unchecked),
        Long.toString(missing),
        Long.toString(overflowed));
  }

  static Tally parse(String text) {
    String[] words = text.split(" ", -1);
    if (words.length != 6) {
      throw new IllegalArgumentException("datagrams \"" + text + "\": expected six numbers");
    }
    return new Tally(
        Manifest.number(words[0]),
        Manifest.number(words[1]),
        Manifest.number(words[2]),
        Manifest.number(words[3]),
        Manifest.number(words[4]),
        Manifest.number(words[5]));
  }
}
