package org.plugcast.multicast.twin;

/** What is to be done to the gate of a channel. */
public sealed interface Action {

  /** Datagrams leave from this one on. */
  record Open(long from) implements Action {}

  /** None leaves from this one on. */
  record CloseAt(long until) implements Action {}

  /** What was to be closed at a datagram stays open. */
  record KeepOpen() implements Action {}

  /** Nothing leaves any more. */
  record Close() implements Action {}

  /** The gate stays as it is. */
  record Nothing() implements Action {}
}
