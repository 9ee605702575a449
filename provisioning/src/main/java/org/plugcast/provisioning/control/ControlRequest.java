package org.plugcast.provisioning.control;

import java.time.Duration;
import java.util.Optional;
import org.plugcast.provisioning.update.Version;

/** What a headend that runs can be asked. */
public sealed interface ControlRequest {
  Duration SHORTEST = Duration.ofSeconds(1);
  Duration LONGEST = Duration.ofHours(1);

  /** Name of the unit; empty for all multicast units, one after the other. */
  Optional<String> unit();

  /** How long a new version has to verify its output, 1 s to 1 h. */
  Duration within();

  /** Replace the unit's program by another version. */
  record Update(Optional<String> unit, Version version, Duration within) implements ControlRequest {
    public Update {
      check(within);
    }
  }

  /** Go back to the version that the unit ran before. */
  record RollBack(Optional<String> unit, Duration within) implements ControlRequest {
    public RollBack {
      check(within);
    }
  }

  private static void check(Duration within) {
    if (within.compareTo(SHORTEST) < 0 || within.compareTo(LONGEST) > 0) {
      throw new IllegalArgumentException(
          "time limit " + within.toSeconds() + " s: expected 1 to " + LONGEST.toSeconds());
    }
  }
}
