package org.plugcast.multicast.twin;

/** What {@link HeartbeatReader} makes of a datagram. */
public enum Reading {
  ACCEPTED("a heartbeat"),
  NOT_A_HEARTBEAT("does not begin as a heartbeat does"),
  OTHER_VERSION("is of a version that this unit does not know"),
  WRONG_LENGTH("is longer or shorter than it says"),
  UNSEALED("is not sealed, but this unit has a key"),
  SEALED("is sealed, but this unit has no key"),
  WRONG_SEAL("is sealed with another key, or was changed"),
  WRONG_FIELD("holds a value that no unit writes");

  private final String words;

  Reading(String words) {
    this.words = words;
  }

  public String words() {
    return words;
  }
}
