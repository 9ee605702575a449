package org.plugcast.multicast.record;

import com.cronutils.model.Cron;
import com.cronutils.model.CronType;
import com.cronutils.model.definition.CronDefinitionBuilder;
import com.cronutils.model.time.ExecutionTime;
import com.cronutils.parser.CronParser;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.temporal.ChronoUnit;
import java.util.Optional;

/**
 * Five fields of cron: minute, hour, day of month, month, day of week (0 and 7 are Sunday). Says
 * when on a clock that no daylight saving changes; {@link RecordingSchedule} adds the time zone.
 */
public final class CronForm {
  private final Cron cron;
  private final ExecutionTime times;

  private CronForm(Cron cron) {
    this.cron = cron;
    this.times = ExecutionTime.forCron(cron);
  }

  /** Reads the five fields; throws {@link IllegalArgumentException} saying what is wrong. */
  public static CronForm parse(String text) {
    CronParser parser = new CronParser(CronDefinitionBuilder.instanceDefinitionFor(CronType.UNIX));
    try {
      return new CronForm(parser.parse(text.strip()));
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException(
          "schedule \"" + text + "\": expected MINUTE HOUR DAY MONTH WEEKDAY; " + e.getMessage(),
          e);
    }
  }

  /** The last time not after {@code local} at which it fires. */
  Optional<LocalDateTime> lastAtOrBefore(LocalDateTime local) {
    ZonedDateTime after =
        local.truncatedTo(ChronoUnit.MINUTES).plusMinutes(1).atZone(ZoneOffset.UTC);
    return times.lastExecution(after).map(ZonedDateTime::toLocalDateTime);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof CronForm form && toString().equals(form.toString());
  }

  @Override
  public int hashCode() {
    return toString().hashCode();
  }

  /** The five fields, a blank between each two. */
  @Override
  public String toString() {
    return cron.asString();
  }
}
