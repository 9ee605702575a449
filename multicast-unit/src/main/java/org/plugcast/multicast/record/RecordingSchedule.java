package org.plugcast.multicast.record;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.zone.ZoneOffsetTransition;
import java.util.Optional;

/**
 * A recording that begins when a cron form fires and lasts for a time. Pure.
 *
 * <p>The form speaks of the clock on the wall of {@code zone}. A time that a change to daylight
 * saving leaves out fires as much later as the clock is put forward; a time that the change back
 * brings twice fires once, the first time. The duration is real time: a recording of two hours
 * lasts two hours also across a change.
 */
public record RecordingSchedule(CronForm cron, Duration duration, ZoneId zone) {
  /** Recorded before and after, so that a clock that is a little off costs nothing. */
  public static final Duration MARGIN = Duration.ofSeconds(15);

  private static final Duration LONGEST = Duration.ofDays(7);

  public RecordingSchedule {
    if (!duration.isPositive() || duration.compareTo(LONGEST) > 0) {
      throw new IllegalArgumentException(
          "duration " + duration + ": expected more than nothing, at most seven days");
    }
  }

  /** When it fired for the recording that is to be made at a time; empty if none is. */
  public Optional<Instant> firedFor(Instant utc) {
    return lastFiring(utc.plus(MARGIN))
        .filter(fired -> utc.isBefore(fired.plus(duration).plus(MARGIN)));
  }

  /** The last time at or before {@code utc} at which it fired, if there ever was one. */
  Optional<Instant> lastFiring(Instant utc) {
    Optional<LocalDateTime> local = cron.lastAtOrBefore(latestLocal(utc));
    while (local.isPresent() && instant(local.get()).isAfter(utc)) {
      local = cron.lastAtOrBefore(local.get().minusMinutes(1));
    }
    return local.map(this::instant);
  }

  /** The latest that the clock on the wall has shown; the change back makes it show less again. */
  private LocalDateTime latestLocal(Instant utc) {
    LocalDateTime local = LocalDateTime.ofInstant(utc, zone);
    ZoneOffsetTransition change = zone.getRules().previousTransition(utc.plusNanos(1));
    if (change != null && change.isOverlap() && change.getDateTimeBefore().isAfter(local)) {
      return change.getDateTimeBefore().minusNanos(1);
    }
    return local;
  }

  private Instant instant(LocalDateTime local) {
    return ZonedDateTime.of(local, zone).toInstant();
  }
}
