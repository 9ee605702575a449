package org.plugcast.provisioning.twins;

import java.util.List;

/** How units are altogether, worst last. */
public enum Condition {
  WELL,
  ALARMS,
  UNREACHABLE;

  /** Exit code of {@code plugcast status}. */
  public int exitCode() {
    return switch (this) {
      case WELL -> 0;
      case ALARMS -> 1;
      case UNREACHABLE -> 2;
    };
  }

  /** A unit that does not answer is worse than any alarm. */
  public static Condition of(List<UnitAnswer> answers) {
    if (answers.stream().anyMatch(UnitAnswer.Silent.class::isInstance)) {
      return UNREACHABLE;
    }
    return Alarm.all(Survey.told(answers)).isEmpty() ? WELL : ALARMS;
  }
}
