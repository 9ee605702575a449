package org.plugcast.multicast.record;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** When a channel is recorded, and why. Pure. */
public record RecordingPlan(Continuity continuity, List<RecordingSchedule> schedules) {

  /** What happens when no schedule asks for anything. */
  public enum Continuity {
    /** It is recorded as a ring. */
    RING,
    /** It is not recorded. */
    SCHEDULES_ONLY
  }

  /** Everything, as a ring. */
  public static final RecordingPlan RING = new RecordingPlan(Continuity.RING, List.of());

  /** Nothing. */
  public static final RecordingPlan NOTHING =
      new RecordingPlan(Continuity.SCHEDULES_ONLY, List.of());

  public RecordingPlan {
    schedules = List.copyOf(schedules);
  }

  /** Why something is recorded at a time; empty if it is not. The first of several schedules. */
  public Optional<Purpose> at(Instant utc) {
    for (RecordingSchedule schedule : schedules) {
      Optional<Instant> fired = schedule.firedFor(utc);
      if (fired.isPresent()) {
        return Optional.of(new Purpose.Scheduled(schedule.cron().toString(), fired.get()));
      }
    }
    return switch (continuity) {
      case RING -> Optional.of(new Purpose.Ring());
      case SCHEDULES_ONLY -> Optional.empty();
    };
  }
}
