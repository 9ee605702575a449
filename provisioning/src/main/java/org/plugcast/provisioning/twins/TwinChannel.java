package org.plugcast.provisioning.twins;

import java.util.List;

/**
 * A channel as one multicast unit tells it.
 *
 * @param channel number of the channel
 * @param name for people
 * @param destination group and port, as {@code 239.10.0.1:5000}
 * @param state {@code listening}, {@code standby}, {@code on-air}, {@code yielding} or {@code
 *     waiting}
 * @param index number of the packet that is due
 * @param source what feeds it: "timeline", "pre-recorded", "slate" or "none"
 * @param twinSource the same of the twin, as it tells this unit; empty if it does not
 * @param now artist and title; empty if nothing is known
 * @param onAirBy {@code self}, {@code twin}, {@code nobody}, or {@code foreign} and an address
 * @param verification of what was heard
 * @param alarms in words, for people
 */
public record TwinChannel(
    int channel,
    String name,
    String destination,
    String state,
    long index,
    String source,
    String twinSource,
    String now,
    String onAirBy,
    Verification verification,
    List<String> alarms) {
  public TwinChannel {
    alarms = List.copyOf(alarms);
  }

  /** Whether this unit's packets leave now; one that yields sends until the agreed index. */
  public boolean sends() {
    return state.equals("on-air") || state.equals("yielding");
  }
}
