package org.plugcast.multicast.record;

import java.time.Instant;

/** Why something is recorded. */
public sealed interface Purpose {

  /** Always: the oldest goes when there is no room for the newest. */
  record Ring() implements Purpose {}

  /**
   * Because a schedule asks for it; ring segments go first.
   *
   * @param schedule in cron form
   * @param since UTC at which the schedule fired
   */
  record Scheduled(String schedule, Instant since) implements Purpose {}

  /** As in manifests: {@code ring}, or {@code scheduled 2026-11-21T18:00:00Z 0 18 * * 1-5}. */
  default String toText() {
    return switch (this) {
      case Ring ring -> "ring";
      case Scheduled(String schedule, Instant since) -> "scheduled " + since + " " + schedule;
    };
  }

  /** Reads {@link #toText}. */
  static Purpose parse(String text) {
    if (text.equals("ring")) {
      return new Ring();
    }
    String[] words = text.split(" ", 3);
    if (words.length != 3 || !words[0].equals("scheduled")) {
      throw new IllegalArgumentException(
          "purpose \"" + text + "\": expected ring, or scheduled with a time and a schedule");
    }
    return new Scheduled(words[2], Manifest.instant(words[1]));
  }
}
