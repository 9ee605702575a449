package org.plugcast.multicast.sender;

import java.time.Instant;
import java.util.List;

/**
 * What a channel does on its group.
 *
 * @param since when it began to
 * @param onAirBy who is heard: {@code self}, {@code twin}, {@code foreign ADDRESS:PORT}, {@code
 *     nobody}
 * @param alarms what is wrong, in words
 */
public record Watched(State state, Instant since, String onAirBy, List<String> alarms) {

  public Watched {
    alarms = List.copyOf(alarms);
  }

  /** What a channel does. */
  public enum State {
    /** Waits for silence before it sends. */
    LISTENING,
    /** Another one sends. */
    STANDBY,
    /** Sends. */
    ON_AIR,
    /** Sends until an agreed datagram. */
    YIELDING;

    /** As it is written for people: {@code on-air}. */
    public String word() {
      return name().toLowerCase(java.util.Locale.ROOT).replace('_', '-');
    }
  }
}
