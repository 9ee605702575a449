package org.plugcast.multicast.record;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RecordingScheduleTest {
  private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");

  private static RecordingSchedule schedule(String cron, Duration duration) {
    return new RecordingSchedule(CronForm.parse(cron), duration, BERLIN);
  }

  private static Optional<Instant> last(String cron, String utc) {
    return schedule(cron, Duration.ofHours(1)).lastFiring(Instant.parse(utc));
  }

  @ParameterizedTest
  @CsvSource({
    // Friday, Saturday, Sunday and Monday of a week in November, an hour ahead of UTC.
    "0 18 * * 1-5, 2026-11-20T17:00:00Z, 2026-11-20T17:00:00Z",
    "0 18 * * 1-5, 2026-11-20T16:59:59Z, 2026-11-19T17:00:00Z",
    "0 18 * * 1-5, 2026-11-22T23:00:00Z, 2026-11-20T17:00:00Z",
    "0 18 * * 1-5, 2026-11-23T17:00:01Z, 2026-11-23T17:00:00Z",
    "0 0 * * 0, 2026-11-23T00:00:00Z, 2026-11-21T23:00:00Z",
    "0 0 * * 7, 2026-11-23T00:00:00Z, 2026-11-21T23:00:00Z",
    "*/15 6-9 * * *, 2026-11-20T08:52:00Z, 2026-11-20T08:45:00Z",
    "30 4 1 * *, 2026-11-20T00:00:00Z, 2026-11-01T03:30:00Z",
    "0 12 29 2 *, 2027-01-01T00:00:00Z, 2024-02-29T11:00:00Z",
    "'5,35 * * * *', 2026-11-20T08:34:59Z, 2026-11-20T08:05:00Z",
  })
  void lastFiringIsTheLatestTimeThatFits(String cron, String utc, String expected) {
    assertThat(last(cron, utc)).contains(Instant.parse(expected));
  }

  @Test
  void dayOfMonthAndDayOfWeekTogetherMeanEither() {
    assertThat(last("0 12 13 * 5", "2026-11-14T00:00:00Z"))
        .contains(Instant.parse("2026-11-13T11:00:00Z"));
    assertThat(last("0 12 13 * 5", "2026-11-07T00:00:00Z"))
        .contains(Instant.parse("2026-11-06T11:00:00Z"));
    assertThat(last("0 12 18 * 5", "2026-11-19T00:00:00Z"))
        .contains(Instant.parse("2026-11-18T11:00:00Z"));
  }

  @Test
  void timeThatTheChangeToSummerLeavesOutFiresAnHourLaterOnTheClock() {
    assertThat(last("30 2 * * *", "2026-03-29T01:29:59Z"))
        .contains(Instant.parse("2026-03-28T01:30:00Z"));
    assertThat(last("30 2 * * *", "2026-03-29T01:30:00Z"))
        .contains(Instant.parse("2026-03-29T01:30:00Z"));
    assertThat(last("30 2 * * *", "2026-03-30T12:00:00Z"))
        .contains(Instant.parse("2026-03-30T00:30:00Z"));
  }

  @Test
  void timeThatTheChangeToWinterBringsTwiceFiresOnce() {
    Instant first = Instant.parse("2026-10-25T00:30:00Z");
    for (String utc :
        List.of(
            "2026-10-25T00:30:00Z",
            "2026-10-25T00:59:59Z",
            "2026-10-25T01:00:00Z",
            "2026-10-25T01:29:59Z",
            "2026-10-25T01:30:00Z",
            "2026-10-25T12:00:00Z")) {
      assertThat(last("30 2 * * *", utc)).as(utc).contains(first);
    }
    assertThat(last("30 2 * * *", "2026-10-26T01:30:00Z"))
        .contains(Instant.parse("2026-10-26T01:30:00Z"));
  }

  @Test
  void everyDayOfTwoYearsFiresOnceInEachZone() {
    for (String zone :
        List.of("Europe/Berlin", "America/New_York", "Australia/Lord_Howe", "Asia/Kolkata")) {
      RecordingSchedule schedule =
          new RecordingSchedule(CronForm.parse("10 2 * * *"), Duration.ofHours(2), ZoneId.of(zone));
      Instant from = Instant.parse("2026-01-01T00:00:00Z");
      long fired =
          LongStream.range(0, 730 * 24L * 2)
              .mapToObj(half -> schedule.lastFiring(from.plusSeconds(half * 1800)).orElseThrow())
              .distinct()
              .count();
      assertThat(fired).as(zone).isBetween(730L, 731L);
    }
  }

  @Test
  void recordingAcrossTheChangeLastsItsRealTime() {
    RecordingSchedule schedule = schedule("0 1 * * *", Duration.ofHours(4));
    Instant fired = Instant.parse("2026-10-24T23:00:00Z");
    assertThat(schedule.firedFor(fired.minusSeconds(15))).contains(fired);
    assertThat(schedule.firedFor(fired.minusSeconds(16))).isEmpty();
    assertThat(schedule.firedFor(fired.plusSeconds(4 * 3600 + 14))).contains(fired);
    assertThat(schedule.firedFor(fired.plusSeconds(4 * 3600 + 15))).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "0 18 * *", "60 18 * * *", "0 24 * * *", "0 0 * * 8", "a b c d e"})
  void formsThatAreNoneAreRefusedInWords(String cron) {
    assertThatThrownBy(() -> CronForm.parse(cron))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("expected MINUTE HOUR DAY MONTH WEEKDAY");
  }

  @Test
  void settingsMakeThePlanOfAChannel() {
    List<RecordSetting> settings =
        List.of(
            RecordSetting.parse("all, ring", BERLIN),
            RecordSetting.parse("3, \"0 18 * * 1-5\", 2h", BERLIN),
            RecordSetting.parse("4,\"0 6 * * *\",90m", BERLIN));
    assertThat(RecordSetting.planOf(1, settings)).isEqualTo(RecordingPlan.RING);
    RecordingPlan three = RecordSetting.planOf(3, settings);
    assertThat(three.continuity()).isEqualTo(RecordingPlan.Continuity.RING);
    assertThat(three.schedules()).containsExactly(schedule("0 18 * * 1-5", Duration.ofHours(2)));
    assertThat(RecordSetting.planOf(4, settings).schedules())
        .containsExactly(schedule("0 6 * * *", Duration.ofMinutes(90)));
    assertThat(RecordSetting.planOf(4, settings.subList(1, 2))).isEqualTo(RecordingPlan.NOTHING);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "3",
        "3, loop",
        "x, ring",
        "3, \"0 18 * * *\"",
        "3, \"0 18 * * *\", 0h",
        "0, ring"
      })
  void settingsThatAreNoneAreRefused(String text) {
    assertThatThrownBy(() -> RecordSetting.parse(text, BERLIN))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("expected");
  }
}
