package org.plugcast.multicast.asrun;

/**
 * Something that is wrong with a log.
 *
 * @param file name of the day's file; empty where it is about the log as a whole
 * @param line of the file, counted from 1; 0 where it is about the file as a whole
 * @param words what is wrong, for people
 */
public record AsRunFinding(Kind kind, String file, int line, String words) {

  /** What is wrong. */
  public enum Kind {
    /** A line does not bear the hash of what it says, or is no line. */
    EDITED,
    /** Lines that were there are gone. */
    DELETED,
    /** A line is there that the chain does not know. */
    INSERTED,
    /** A line is not in its place. */
    REORDERED,
    /** The log does not end where it is known to have ended. */
    TRUNCATED,
    /** The end of the last line is missing: a power cut does that. */
    TORN,
    /** The twin cannot be asked where the log has ended, so that a cut tail may go unseen. */
    UNWITNESSED
  }

  /** As for people: where, and what. */
  @Override
  public String toString() {
    String where = file.isEmpty() ? "log" : line == 0 ? file : file + " line " + line;
    return where + ": " + words;
  }
}
