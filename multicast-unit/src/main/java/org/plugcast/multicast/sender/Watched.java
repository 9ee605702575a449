package org.plugcast.multicast.sender;

import java.time.Instant;
import java.util.List;
import org.plugcast.multicast.twin.Stage;

/**
 * What a channel does on its group.
 *
 * @param since when it began to
 * @param why in words; empty at first
 * @param onAirBy who is heard: {@code self}, {@code twin}, {@code foreign ADDRESS:PORT}, {@code
 *     nobody}
 * @param alarms what is wrong, in words
 */
public record Watched(Stage state, Instant since, String why, String onAirBy, List<String> alarms) {

  public Watched {
    alarms = List.copyOf(alarms);
  }
}
