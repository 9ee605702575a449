package org.plugcast.multicast.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.plugcast.multicast.http.Turns.Admission;

class TurnsTest {
  private final List<String> begun = new ArrayList<>();
  private final Turns turns = new Turns(2, 3);

  private Admission ask(String who) {
    return turns.ask(() -> begun.add(who));
  }

  @Test
  void whoComesWhileOthersAreAnsweredWaitsAndBeginsInItsOrder() {
    assertThat(List.of(ask("a"), ask("b"))).containsOnly(Admission.NOW);
    assertThat(List.of(ask("c"), ask("d"), ask("e"))).containsOnly(Admission.LATER);
    turns.end();
    turns.end();
    assertThat(begun).containsExactly("c", "d");
  }

  @Test
  void whoComesWhenTooManyWaitIsRefusedUntilATurnEnds() {
    for (int i = 0; i < 5; i++) {
      assertThat(ask("first")).isNotEqualTo(Admission.REFUSED);
    }
    assertThat(ask("f")).isEqualTo(Admission.REFUSED);
    turns.end();
    assertThat(ask("g")).isEqualTo(Admission.LATER);
  }

  @Test
  void turnsThatNobodyWaitsForAreFreeAgain() {
    ask("a");
    ask("b");
    turns.end();
    turns.end();
    assertThat(List.of(ask("c"), ask("d"))).containsOnly(Admission.NOW);
    assertThat(ask("e")).isEqualTo(Admission.LATER);
  }

  @Test
  void whoIsNoLongerThereGivesItsTurnToTheNext() {
    ask("a");
    ask("b");
    turns.ask(() -> false);
    ask("d");
    turns.end();
    assertThat(begun).containsExactly("d");
  }

  @Test
  void nobodyGetsATurnAfterTheEnd() {
    ask("a");
    ask("b");
    ask("c");
    turns.close();
    turns.end();
    assertThat(begun).isEmpty();
  }

  @Test
  void refusesLimitsThatLetNobodyIn() {
    assertThatThrownBy(() -> new Turns(0, 3)).hasMessageContaining("0 at once");
  }
}
