package org.plugcast.caching.catalogue;

import org.plugcast.ts.multiplex.ChannelFormat;
import org.plugcast.ts.multiplex.Pids;

/** What clips share that may follow each other: their format and the PIDs that they bear. */
public record ClipForm(ChannelFormat format, Pids pids) {
  private static final String PIDS = " pids ";

  /** One line; usual PIDs are not told. */
  public String toText() {
    return pids.equals(Pids.DEFAULT)
        ? format.toText()
        : format.toText()
            + PIDS
            + String.join(
                " ",
                Integer.toString(pids.pmt()),
                Integer.toString(pids.video()),
                Integer.toString(pids.audio()),
                Integer.toString(pids.metadata()));
  }

  /** Reads {@link #toText}; throws {@link IllegalArgumentException} with what is wrong. */
  public static ClipForm parse(String text) {
    int at = text.indexOf(PIDS);
    if (at < 0) {
      return new ClipForm(ChannelFormat.parse(text), Pids.DEFAULT);
    }
    String[] words = text.substring(at + PIDS.length()).split(" ", -1);
    if (words.length != 4) {
      throw new IllegalArgumentException("form: expected four PIDs, found " + words.length);
    }
    return new ClipForm(
        ChannelFormat.parse(text.substring(0, at)),
        new Pids(
            Integer.parseInt(words[0]),
            Integer.parseInt(words[1]),
            Integer.parseInt(words[2]),
            Integer.parseInt(words[3])));
  }
}
