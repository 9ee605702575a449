package org.plugcast.multicast.record;

import java.time.Duration;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A line of configuration that asks for recordings: {@code CHANNEL, ring} or {@code CHANNEL, "0 18
 * * * 1-5", 2h}; {@code all} in the place of the channel means every one.
 *
 * @param channel number of the channel; empty for all
 * @param schedule empty for the ring
 */
public record RecordSetting(OptionalInt channel, Optional<RecordingSchedule> schedule) {
  private static final Pattern FORM =
      Pattern.compile("(all|\\d{1,5})\\s*,\\s*(?:(ring)|\"([^\"]*)\"\\s*,\\s*(\\d{1,6})([hms]))");

  /**
   * Reads a line.
   *
   * @param zone in which schedules speak
   * @throws IllegalArgumentException saying what is expected
   */
  public static RecordSetting parse(String text, ZoneId zone) {
    Matcher form = FORM.matcher(text.strip());
    if (!form.matches()) {
      throw new IllegalArgumentException(
          "\""
              + text.strip()
              + "\": expected CHANNEL, ring or CHANNEL, \"MINUTE HOUR DAY MONTH WEEKDAY\", 2h");
    }
    OptionalInt channel =
        form.group(1).equals("all")
            ? OptionalInt.empty()
            : OptionalInt.of(
                new StreamId(Integer.parseInt(form.group(1)), StreamId.Origin.OWN).channel());
    if (form.group(2) != null) {
      return new RecordSetting(channel, Optional.empty());
    }
    return new RecordSetting(
        channel,
        Optional.of(
            new RecordingSchedule(
                CronForm.parse(form.group(3)), duration(form.group(4), form.group(5)), zone)));
  }

  /** The plan of one channel by all lines. */
  public static RecordingPlan planOf(int channel, List<RecordSetting> settings) {
    List<RecordingSchedule> schedules = new ArrayList<>();
    RecordingPlan.Continuity continuity = RecordingPlan.Continuity.SCHEDULES_ONLY;
    for (RecordSetting setting : settings) {
      if (setting.channel().orElse(channel) == channel) {
        setting.schedule().ifPresent(schedules::add);
        continuity = setting.schedule().isPresent() ? continuity : RecordingPlan.Continuity.RING;
      }
    }
    return new RecordingPlan(continuity, schedules);
  }

  private static Duration duration(String number, String unit) {
    long amount = Long.parseLong(number);
    return switch (unit) {
      case "h" -> Duration.ofHours(amount);
      case "m" -> Duration.ofMinutes(amount);
      default -> Duration.ofSeconds(amount);
    };
  }
}
