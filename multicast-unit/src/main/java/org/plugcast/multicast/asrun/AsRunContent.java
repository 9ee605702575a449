package org.plugcast.multicast.asrun;

/** What a line of the log tells. */
public sealed interface AsRunContent {

  /** An item, or a part of one, that was on the wire. */
  record Item(AsRunItem item) implements AsRunContent {}

  /** Something about the log itself, in words. */
  record Note(String words) implements AsRunContent {}
}
