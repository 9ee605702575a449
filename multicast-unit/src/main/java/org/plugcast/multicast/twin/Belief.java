package org.plugcast.multicast.twin;

/** What {@link TwinPulse} makes of a heartbeat. */
public enum Belief {
  BELIEVED("of the twin, and new"),
  NOT_THE_TWIN("of a unit that is not the twin, or has another role than expected"),
  OLD("was already there, or a later one was"),
  LATE("was on its way for so long that it says nothing of now"),
  CLOCKS_APART("was sent at a time that is more than a second from this unit's clock");

  private final String words;

  Belief(String words) {
    this.words = words;
  }

  public String words() {
    return words;
  }
}
