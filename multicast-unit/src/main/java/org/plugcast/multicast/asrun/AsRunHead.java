package org.plugcast.multicast.asrun;

import org.plugcast.ts.multiplex.Digest;

/**
 * Where a chain ends. Whoever keeps it elsewhere can find out later whether the log was cut or
 * written anew.
 *
 * @param number of the last line; 0 of an empty log
 * @param hash of the last line
 */
public record AsRunHead(long number, Digest hash) {
  static final AsRunHead NONE = new AsRunHead(0, AsRunLine.GENESIS);

  public AsRunHead {
    if (number < 0) {
      throw new IllegalArgumentException("line " + number + ": expected 0 or more");
    }
  }

  static AsRunHead of(AsRunLine line) {
    return new AsRunHead(line.number(), line.hash());
  }

  /** As in files and interfaces: the number, a blank, the hash. */
  public String toText() {
    return number + " " + hash;
  }

  /** Reads {@link #toText}. */
  public static AsRunHead parse(String text) {
    String[] words = text.strip().split(" ", -1);
    if (words.length != 2) {
      throw new IllegalArgumentException(
          "\"" + text.strip() + "\": expected the number of a line and its hash");
    }
    return new AsRunHead(AsRunText.number(words[0]), new Digest(words[1]));
  }
}
