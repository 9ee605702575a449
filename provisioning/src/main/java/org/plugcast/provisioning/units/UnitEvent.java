package org.plugcast.provisioning.units;

import java.time.Duration;

/** What happens to a supervised unit. */
public sealed interface UnitEvent {
  /** Name of the unit. */
  String unit();

  /** The process was started. */
  record Started(String unit, long pid) implements UnitEvent {
    @Override
    public String toString() {
      return unit + " started (process " + pid + ")";
    }
  }

  /** A process of another version has taken the unit's place; the one before it ends. */
  record Replaced(String unit, long pid) implements UnitEvent {
    @Override
    public String toString() {
      return unit + " is process " + pid + " now";
    }
  }

  /** The process ended although nobody asked it to. */
  record Ended(String unit, int exitCode, String lastWords, Duration restartIn)
      implements UnitEvent {
    @Override
    public String toString() {
      String cause =
          exitCode > 128
              ? "was killed by signal " + (exitCode - 128)
              : "ended with exit code " + exitCode;
      String words = lastWords.isEmpty() ? "" : " (" + lastWords + ")";
      return unit + " " + cause + words + "; starting again in " + restartIn.toMillis() + " ms";
    }
  }

  /** The process refused its configuration; it is not started again. */
  record Refused(String unit, String lastWords) implements UnitEvent {
    @Override
    public String toString() {
      return unit + " refused its configuration: " + lastWords;
    }
  }

  /** The process could not be started. */
  record NotStarted(String unit, String reason, Duration retryIn) implements UnitEvent {
    @Override
    public String toString() {
      return unit
          + " could not be started: "
          + reason
          + "; trying again in "
          + retryIn.toMillis()
          + " ms";
    }
  }
}
