package org.plugcast.multicast.sender;

/**
 * How a channel's group is watched before and while it is sent.
 *
 * @param group who else may send to it
 * @param listenNs silence before this unit sends, in nanoseconds
 * @param takeoverNs silence after which the twin has gone, in nanoseconds
 */
public record Watching(Group group, long listenNs, long takeoverNs) {
  /** It is sent without listening. */
  public static final Watching NONE = new Watching(Group.UNWATCHED, 0, 0);

  /** Who else may send to a group. */
  public enum Group {
    /** Nobody knows: it is not listened to. */
    UNWATCHED,
    /** Nobody: the unit waits until it is silent. */
    OWN,
    /** The twin: one sends, the other stands by. */
    SHARED
  }

  String write() {
    return group + " " + listenNs + " " + takeoverNs;
  }
}
