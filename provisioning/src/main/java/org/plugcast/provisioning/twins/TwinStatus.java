package org.plugcast.provisioning.twins;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * A multicast unit's answer to {@code GET /twin}.
 *
 * @param unit its name
 * @param twins {@code none}, {@code same-group} or {@code two-groups}
 * @param role {@code main} or {@code backup}
 * @param pid process id, 0 if it is not told
 * @param version of the program, for people
 * @param update how far a process beside another one is
 * @param heartbeat of the twin
 * @param clockOffsetNs the twin's clock less the unit's, in nanoseconds, where it is known
 * @param alarms about the unit as a whole, in words
 * @param events the latest, oldest first
 * @param channels in the unit's order
 */
public record TwinStatus(
    String unit,
    String twins,
    String role,
    long pid,
    String version,
    Update update,
    Heartbeat heartbeat,
    OptionalLong clockOffsetNs,
    List<String> alarms,
    List<Event> events,
    List<TwinChannel> channels) {

  /**
   * An update in work.
   *
   * @param phase {@code none}, {@code catching-up}, {@code verified}, {@code on-air} or {@code
   *     failed}
   * @param reason why it failed, else empty
   */
  public record Update(String phase, String reason) {
    /** Phase and reason in words. */
    public String words() {
      return reason.isEmpty() ? phase : phase + ": " + reason;
    }
  }

  /** Whether the twin is heard on the second path, and how long ago, in ms, where that is told. */
  public record Heartbeat(boolean alive, OptionalLong ageMs) {}

  /**
   * What happened in the unit.
   *
   * @param at UTC, as the unit wrote it
   * @param channel number of the channel, 0 for the whole unit
   * @param text for people
   */
  public record Event(String at, int channel, String text) {}

  public TwinStatus {
    alarms = List.copyOf(alarms);
    events = List.copyOf(events);
    channels = List.copyOf(channels);
  }

  /**
   * Reads {@code GET /twin}; members that are not known are passed over, missing ones are empty.
   */
  public static TwinStatus parse(String json) throws IOException {
    return TwinJson.status(TwinJson.tree(json));
  }

  public Optional<TwinChannel> channel(int id) {
    return channels.stream().filter(channel -> channel.channel() == id).findFirst();
  }

  /** Number of channels that this unit sends. */
  public long sending() {
    return channels.stream().filter(TwinChannel::sends).count();
  }
}
