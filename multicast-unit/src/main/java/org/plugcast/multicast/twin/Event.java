package org.plugcast.multicast.twin;

/** What may move a channel. */
public sealed interface Event {

  /** A moment passes; all that has been heard is in the {@link Facts}. */
  record Tick() implements Event {}

  /** Leaves the channel, sending the datagrams before {@code until}. */
  record Leave(long until, Heir heir) implements Event {}

  /** Takes the channel, sending from datagram {@code from} on. */
  record Take(long from) implements Event {}

  /** Takes back what was planned. */
  record Cancel() implements Event {}

  /** This process is its unit from now on: what it stood beside is gone. */
  record Adopt() implements Event {}
}
