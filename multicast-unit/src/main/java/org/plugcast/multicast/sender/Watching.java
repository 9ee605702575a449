package org.plugcast.multicast.sender;

import org.plugcast.multicast.twin.Start;

/**
 * How a channel's group is watched before and while it is sent.
 *
 * @param group who else may send to it
 * @param start whether another process of this unit has it
 * @param listenNs silence before this unit sends, in nanoseconds
 * @param takeoverNs silence after which the twin has gone, in nanoseconds
 */
public record Watching(Group group, Start start, long listenNs, long takeoverNs) {
  /** It is sent without listening. */
  public static final Watching NONE = new Watching(Group.UNWATCHED, Start.FRESH, 0, 0);

  /** Who else may send to a group. */
  public enum Group {
    /** Nobody knows: it is not listened to. */
    UNWATCHED,
    /** Nobody: the unit waits until it is silent. */
    OWN,
    /** The twin: one sends, the other stands by. */
    SHARED
  }

  /** The same when no other process of this unit has the channel any more. */
  Watching alone() {
    return new Watching(group, Start.FRESH, listenNs, takeoverNs);
  }

  static Watching read(CommandWords words) {
    return new Watching(
        Group.valueOf(words.next()),
        Start.valueOf(words.next()),
        words.nextLong(),
        words.nextLong());
  }

  String write() {
    return group + " " + start + " " + listenNs + " " + takeoverNs;
  }
}
