package org.plugcast.provisioning.twins;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.URI;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class StatusReportTest {
  static final String ON_AIR =
      """
      {"unit":"multicast-01","twins":"same-group","role":"main","pid":123,"version":"0.1.0",
       "update":{"phase":"none","reason":""},"heartbeat":{"alive":true,"ageMs":4},
       "events":[{"at":"2026-01-01T00:00:00Z","channel":1,"text":"on air"}],
       "channels":[{"channel":1,"name":"Jazz","group":"239.10.0.1","port":5000,"state":"on-air",
         "since":"2026-01-01T00:00:00Z","index":123456789,"source":"timeline",
         "now":"Miles Davis - A title that is much too long for a line of eighty characters",
         "onAirBy":"self",
         "verification":{"heard":9,"identical":9,"missing":0,"different":0,"late":0,"repeated":0,
           "foreign":0},"alarms":[]}]}
      """;
  static final String STANDBY =
      ON_AIR
          .replace("multicast-01", "multicast-02")
          .replace("\"main\"", "\"backup\"")
          .replace("\"on-air\"", "\"standby\"")
          .replace("\"self\"", "\"twin\"");
  private static final URI FIRST = URI.create("http://127.0.0.1:8081");
  private static final URI SECOND = URI.create("http://127.0.0.1:8082");

  @Test
  void wellUnitsAreToldInEightyColumns() throws Exception {
    List<UnitAnswer> answers = List.of(told(FIRST, ON_AIR), told(SECOND, STANDBY));
    assertThat(StatusReport.lines(answers))
        .containsExactly(
            "multicast-01: main, same-group, process 123, version 0.1.0, twin heard 4 ms ago",
            "multicast-02: backup, same-group, process 123, version 0.1.0, twin heard 4 ms",
            "       ago",
            "",
            " CH  UNIT          STATE             PACKET  SOURCE        GROUP",
            "  1  Jazz",
            "     multicast-01  on-air         123456789  timeline      239.10.0.1:5000",
            "       Miles Davis - A title that is much too long for a line of eighty charact…",
            "       heard 9, identical 9",
            "     multicast-02  standby        123456789  timeline      239.10.0.1:5000",
            "       Miles Davis - A title that is much too long for a line of eighty charact…",
            "       heard 9, identical 9",
            "",
            "all is well")
        .allMatch(line -> line.length() <= StatusReport.WIDTH);
    assertThat(Condition.of(answers).exitCode()).isZero();
  }

  @Test
  void alarmsAreToldAndAreTheExitCode() throws Exception {
    String alarmed =
        ON_AIR
            .replace("\"alarms\":[]", "\"alarms\":[\"twin on air but not heard here\"]")
            .replace("\"missing\":0", "\"missing\":2")
            .replace("\"alive\":true", "\"alive\":false");
    List<UnitAnswer> answers = List.of(told(FIRST, alarmed));
    assertThat(StatusReport.lines(answers))
        .contains(
            "       heard 9, identical 9, missing 2",
            "ALARM multicast-01: the twin's heartbeat is not heard",
            "ALARM channel 1, multicast-01: twin on air but not heard here")
        .doesNotContain("all is well");
    assertThat(Condition.of(answers).exitCode()).isEqualTo(1);
  }

  @Test
  void aTwinThatMakesAChannelFromSomethingElseIsToldOf() throws Exception {
    String apart =
        STANDBY.replace(
            "\"source\":\"timeline\"", "\"source\":\"timeline\",\"twinSource\":\"pre-recorded\"");
    assertThat(StatusReport.lines(List.of(told(SECOND, apart))))
        .contains("       twin: pre-recorded");
    String alike = apart.replace("pre-recorded", "timeline");
    assertThat(StatusReport.lines(List.of(told(SECOND, alike))))
        .noneMatch(line -> line.contains("twin: "));
  }

  @Test
  void theTwinsClockAndWhatIsWrongWithItAreTold() throws Exception {
    String apart =
        ON_AIR.replace(
            "\"events\":",
            "\"clock\":{\"offsetNs\":-3500000},\"alarms\":[\"the clocks are apart\"],\"events\":");
    List<UnitAnswer> answers = List.of(told(FIRST, apart));
    assertThat(String.join(" ", StatusReport.lines(answers)).replaceAll(" +", " "))
        .contains("its clock -3.50 ms from this one's")
        .contains("ALARM multicast-01: the clocks are apart");
    assertThat(Condition.of(answers).exitCode()).isEqualTo(1);
  }

  @Test
  void kindsOfFindingsThatAreNewAreToldToo() throws Exception {
    String other =
        ON_AIR
            .replace("\"heard\":9,", "")
            .replace("\"late\":0", "\"late\":0,\"outOfOrder\":3")
            .replace(",\"ageMs\":4", "");
    assertThat(StatusReport.lines(List.of(told(FIRST, other))))
        .contains("       identical 9, out of order 3")
        .first()
        .asString()
        .endsWith("version 0.1.0, twin heard");
    String none = "{\"unit\":\"u\",\"channels\":[{\"channel\":1,\"state\":\"waiting\"}]}";
    assertThat(StatusReport.lines(List.of(told(FIRST, none))))
        .noneMatch(line -> line.contains("identical"));
  }

  @Test
  void foreignSenderIsNamed() throws Exception {
    String foreign = ON_AIR.replace("\"self\"", "\"foreign 10.0.0.9:4000\"");
    assertThat(StatusReport.lines(List.of(told(FIRST, foreign))))
        .contains("       on air by foreign 10.0.0.9:4000");
  }

  @Test
  void channelThatNobodySendsIsAnAlarm() throws Exception {
    String waiting = ON_AIR.replace("\"on-air\"", "\"waiting\"").replace("\"self\"", "\"nobody\"");
    assertThat(Alarm.all(List.of(status(waiting), status(STANDBY)))).isEmpty();
    assertThat(Alarm.all(List.of(status(waiting))))
        .extracting(Alarm::words)
        .containsExactly("channel 1: no unit has it on air");
  }

  @Test
  void unitWithoutATwinMissesNoHeartbeat() throws Exception {
    String alone =
        ON_AIR.replace("same-group", "none").replace("\"alive\":true", "\"alive\":false");
    assertThat(Alarm.all(List.of(status(alone)))).isEmpty();
    assertThat(StatusReport.lines(List.of(told(FIRST, alone))).getFirst())
        .isEqualTo("multicast-01: main, no twin, process 123, version 0.1.0");
  }

  @Test
  void unitThatDoesNotAnswerIsWorse() throws Exception {
    List<UnitAnswer> answers =
        List.of(told(FIRST, ON_AIR), new UnitAnswer.Silent(SECOND, "it does not listen"));
    assertThat(StatusReport.lines(answers))
        .contains(
            "http://127.0.0.1:8082 does not answer: it does not listen",
            "1 of 2 units does not answer");
    assertThat(Condition.of(answers).exitCode()).isEqualTo(2);
  }

  @Test
  void jsonHoldsWhatTheUnitsTold() throws Exception {
    String json =
        StatusReportJson.of(
            List.of(told(FIRST, ON_AIR), new UnitAnswer.Silent(SECOND, "it does not listen")));
    var report = TwinJson.tree(json);
    assertThat(report.path("condition").asText()).isEqualTo("unreachable");
    assertThat(report.at("/units/0/answers").asBoolean()).isTrue();
    assertThat(report.at("/units/0/twin/channels/0/since").asText())
        .isEqualTo("2026-01-01T00:00:00Z");
    assertThat(report.at("/units/1/reason").asText()).isEqualTo("it does not listen");
    assertThat(report.path("alarms").isArray()).isTrue();
  }

  @Test
  void controlCharactersDoNotReachTheTerminal() throws Exception {
    String hostile = ON_AIR.replace("Jazz", "\\u001b[2JJazz").replace("on-air", "on\\nair");
    assertThat(StatusReport.lines(List.of(told(FIRST, hostile))))
        .allMatch(line -> line.chars().noneMatch(Character::isISOControl));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "[]", "7", "{}", "{\"channels\":7}", "{\"unit\":"})
  void whatIsNoStatusIsRefused(String json) {
    assertThatThrownBy(() -> TwinStatus.parse(json)).isInstanceOf(IOException.class);
  }

  @Test
  void missingMembersAreEmpty() throws Exception {
    TwinStatus status = TwinStatus.parse("{\"channels\":[{}],\"other\":1}");
    assertThat(status.channels()).singleElement().matches(channel -> !channel.sends());
    assertThat(status.update().phase()).isEqualTo("none");
    assertThat(status.sending()).isZero();
  }

  static TwinStatus status(String json) throws IOException {
    return TwinStatus.parse(json);
  }

  private static UnitAnswer told(URI unit, String json) throws IOException {
    return new UnitAnswer.Told(unit, TwinStatus.parse(json), TwinJson.tree(json));
  }
}
