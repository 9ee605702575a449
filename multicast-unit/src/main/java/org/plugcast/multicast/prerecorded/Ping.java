package org.plugcast.multicast.prerecorded;

/** What a ping of the caching unit's machine said: a second opinion, it decides nothing. */
public enum Ping {
  ANSWERED("its machine answers a ping, so its service is down"),
  SILENT("its machine does not answer a ping, so it or the way to it is down"),
  UNTRIED("a ping could not be tried");

  private final String words;

  Ping(String words) {
    this.words = words;
  }

  /** In words. */
  public String words() {
    return words;
  }
}
