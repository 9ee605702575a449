package org.plugcast.multicast.sender;

import java.time.Instant;
import java.util.List;
import java.util.OptionalLong;
import org.plugcast.multicast.twin.SourceNote;
import org.plugcast.multicast.twin.Stage;

/** What a sender tells its unit: one line each. */
sealed interface Answer {
  /** Stands for a word that is missing. */
  String NONE = "-";

  /**
   * It runs.
   *
   * @param missing why it has no precedence over all else on the machine; empty if it has
   */
  record Ready(String missing) implements Answer {}

  /** A channel is known. */
  record Opened(long handle) implements Answer {}

  /** A channel cannot be sent. */
  record Refused(long handle, String reason) implements Answer {}

  /** A channel does something else now. */
  record Changed(long handle, Watched watched) implements Answer {}

  /**
   * What was asked to be planned is, or is not.
   *
   * @param refusal why not; empty if it is
   */
  record Planned(long handle, String refusal) implements Answer {}

  /**
   * The twin's heartbeats have begun to come, or have ceased to.
   *
   * @param refusal what is wrong with those that come, if none is accepted; empty if nothing comes
   */
  record Twin(boolean alive, String refusal) implements Answer {}

  /** The twin makes a channel from something else, a {@link SourceNote}. */
  record TwinSays(long handle, long note) implements Answer {}

  /** How far the twin's clock is ahead has changed. */
  record Clock(TwinClock twin) implements Answer {}

  static String write(Answer answer) {
    return switch (answer) {
      case Ready(String missing) -> "ready " + line(missing);
      case Opened(long handle) -> "opened " + handle;
      case Refused(long handle, String reason) -> "refused " + handle + " " + line(reason);
      case Changed(long handle, Watched watched) -> "changed " + handle + " " + write(watched);
      case Planned(long handle, String refusal) -> "planned " + handle + " " + line(refusal);
      case Twin(boolean alive, String refusal) -> "twin " + alive + " " + line(refusal);
      case Clock(TwinClock twin) ->
          "clock "
              + twin.offsetNs()
              + " "
              + (twin.withinNs().isPresent() ? Long.toString(twin.withinNs().getAsLong()) : NONE);
      case TwinSays(long handle, long note) -> "twin-says " + handle + " " + note;
    };
  }

  private static String write(Watched watched) {
    return watched.state()
        + " "
        + watched.since()
        + " "
        + (watched.why().isEmpty() ? NONE : watched.why().replace(' ', '/'))
        + " "
        + watched.onAirBy().replace(' ', '/')
        + watched.alarms().stream().map(alarm -> "|" + line(alarm)).reduce(" ", String::concat);
  }

  /**
   * Reads a line.
   *
   * @throws IllegalArgumentException naming a line that is none
   */
  static Answer parse(String line) {
    CommandWords words = new CommandWords(line);
    return switch (words.next()) {
      case "ready" -> new Ready(line.substring("ready ".length()));
      case "opened" -> new Opened(words.nextLong());
      case "refused" -> new Refused(words.nextLong(), words.rest());
      case "changed" -> new Changed(words.nextLong(), watched(words));
      case "planned" -> new Planned(words.nextLong(), words.restOrNothing());
      case "twin" -> new Twin(Boolean.parseBoolean(words.next()), words.restOrNothing());
      case "clock" -> new Clock(new TwinClock(words.nextLong(), within(words.next())));
      case "twin-says" -> new TwinSays(words.nextLong(), words.nextLong());
      default -> throw words.refused();
    };
  }

  private static OptionalLong within(String word) {
    return word.equals(NONE) ? OptionalLong.empty() : OptionalLong.of(Long.parseLong(word));
  }

  private static Watched watched(CommandWords words) {
    return new Watched(
        Stage.valueOf(words.next()),
        Instant.parse(words.next()),
        why(words.next()),
        words.next().replace('/', ' '),
        List.of(words.restOrNothing().split("\\|", -1)).stream()
            .filter(alarm -> !alarm.isBlank())
            .toList());
  }

  private static String why(String word) {
    return word.equals(NONE) ? "" : word.replace('/', ' ');
  }

  private static String line(String text) {
    return text.replaceAll("[\\s|]+", " ");
  }
}
