package org.plugcast.provisioning.twins;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.ConnectException;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class HandoverTest {
  private static final URI FIRST = URI.create("http://127.0.0.1:8081");
  private static final URI SECOND = URI.create("http://127.0.0.1:8082");
  private static final String AGREED =
      """
      {"channel":1,"index":700,"from":"multicast-01","to":"multicast-02","at":"2026-01-01T00:00:00Z"}
      """;

  private final FakeUnits units = new FakeUnits();
  private final List<String> said = new ArrayList<>();
  private int pauses;
  private Runnable meanwhile = () -> {};
  private final Handover handover =
      new Handover(
          units,
          List.of(FIRST, SECOND),
          duration -> {
            pauses++;
            meanwhile.run();
          });

  @Test
  void saysWhatIsAgreedAndWaitsUntilItHappened() throws Exception {
    both("on-air", "standby");
    units.answer = accepted(AGREED);
    meanwhile =
        () -> {
          if (pauses == 3) {
            both("standby", "on-air");
          }
        };
    assertThat(handover.run("1", Optional.empty(), said::add)).isEqualTo(Handover.Ending.DONE);
    assertThat(said)
        .containsExactly(
            "channel 1: multicast-01 hands over to multicast-02 at packet 700, 2026-01-01T00:00:00Z",
            "channel 1: on air from multicast-02");
    assertThat(units.asked).containsExactly(FIRST + " 1");
    assertThat(pauses).isEqualTo(3);
  }

  @Test
  void whatDoesNotHappenIsSaid() throws Exception {
    both("on-air", "standby");
    units.answer = accepted(AGREED);
    assertThat(handover.run("1", Optional.of(SECOND), said::add))
        .isEqualTo(Handover.Ending.NOT_DONE);
    assertThat(said).last().isEqualTo("channel 1: not seen on air from multicast-02");
    assertThat(units.asked).containsExactly(FIRST + " 1 to " + SECOND);
    assertThat(pauses).isEqualTo(Handover.LOOKS);
  }

  @Test
  void unitThatDoesNotListenIsPassedOver() throws Exception {
    units.twins.put(SECOND, status("multicast-02", "on-air"));
    assertThat(handover.run("9", Optional.empty(), said::add)).isEqualTo(Handover.Ending.NOT_DONE);
    assertThat(units.asked).containsExactly(SECOND + " 9");
    assertThat(said).containsExactly("not handed over: there is no such channel");
  }

  @Test
  void withoutAnyUnitItSaysSo() {
    assertThatThrownBy(() -> handover.run("1", Optional.empty(), said::add))
        .isInstanceOf(ConnectException.class)
        .hasMessage(SECOND + " does not listen");
  }

  @Test
  void allChannelsHaveAgreementsOfTheirOwn() throws Exception {
    both("standby", "on-air");
    units.answer =
        accepted(
            "{\"channels\":["
                + AGREED
                + ",{\"channel\":2,\"error\":\"not-verified\",\"message\":\"late\"}]}");
    assertThat(handover.run("all", Optional.empty(), said::add))
        .isEqualTo(Handover.Ending.NOT_DONE);
    assertThat(said)
        .contains("channel 1: on air from multicast-02", "channel 2: not handed over: late");
  }

  @Test
  void agreementsComeAsObjectArrayOrMember() throws Exception {
    for (String json : List.of(AGREED, "[" + AGREED + "]", "{\"channels\":[" + AGREED + "]}")) {
      assertThat(TwinJson.agreements(TwinJson.tree(json)))
          .singleElement()
          .matches(one -> one.index() == 700 && !one.refused());
    }
  }

  @Test
  void oneKnownUnitIsEnoughToSeeIt() throws Exception {
    Agreement agreement = TwinJson.agreements(TwinJson.tree(AGREED)).getFirst();
    assertThat(agreement.fulfilled(List.of())).isFalse();
    assertThat(agreement.fulfilled(List.of(told(FIRST, "multicast-01", "standby")))).isTrue();
    assertThat(agreement.fulfilled(List.of(told(FIRST, "multicast-01", "yielding")))).isFalse();
    assertThat(agreement.fulfilled(List.of(told(SECOND, "multicast-02", "on-air")))).isTrue();
  }

  @Test
  void unitIsKnownByItsAddressToo() throws Exception {
    Agreement agreement =
        TwinJson.agreements(TwinJson.tree(AGREED.replace("multicast-02", SECOND.toString())))
            .getFirst();
    UnitAnswer giver = told(FIRST, "multicast-01", "standby");
    assertThat(agreement.fulfilled(List.of(giver, told(SECOND, "multicast-02", "standby"))))
        .isFalse();
    assertThat(agreement.fulfilled(List.of(giver, told(SECOND, "multicast-02", "on-air"))))
        .isTrue();
  }

  @Test
  void withoutAnAgreementNothingIsDone() throws Exception {
    both("on-air", "standby");
    units.answer = new ApiAnswer.Accepted(TwinJson.treeOrEmpty("done\n"));
    assertThat(handover.run("all", Optional.empty(), said::add))
        .isEqualTo(Handover.Ending.NOT_DONE);
    assertThat(said).containsExactly("not handed over: nothing was agreed");
  }

  @Test
  void reasonsAreReadFromEveryKindOfError() {
    assertThat(TwinJson.reason("{\"error\":\"busy\",\"message\":\"an update runs\"}"))
        .isEqualTo("an update runs");
    assertThat(TwinJson.reason("{\"title\":\"Not Found\",\"detail\":\"no channel 9\"}"))
        .isEqualTo("no channel 9");
    assertThat(TwinJson.reason("<html>")).isEqualTo("no reason given");
  }

  private void both(String first, String second) {
    units.twins.put(FIRST, status("multicast-01", first));
    units.twins.put(SECOND, status("multicast-02", second));
  }

  private static UnitAnswer told(URI address, String unit, String state) throws Exception {
    String json = status(unit, state);
    return new UnitAnswer.Told(address, TwinStatus.parse(json), TwinJson.tree(json));
  }

  private static String status(String unit, String state) {
    return """
        {"unit":"%s","channels":[{"channel":1,"state":"%s"}]}
        """
        .formatted(unit, state);
  }

  private static ApiAnswer accepted(String json) throws Exception {
    return new ApiAnswer.Accepted(TwinJson.tree(json));
  }
}
