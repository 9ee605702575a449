package org.plugcast.provisioning.update;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class UpdateSequenceTest {
  private static final List<Outcome> OUTCOMES =
      List.of(
          new Outcome.Done(""),
          new Outcome.Failed("why"),
          new Outcome.Unclear("why"),
          new Outcome.NewEnded("why"));
  private static final int LONGEST = 9;

  /** D done, F failed, U unclear, N the new version ended; a letter for each step. */
  @ParameterizedTest
  @CsvSource({
    "DDDDDD, Updated, Start Verify HandOver Prove EndOld Promote",
    "F, Kept, Start Discard",
    "DF, Kept, Start Verify Discard",
    "DN, Kept, Start Verify Discard",
    "DDF, Kept, Start Verify HandOver Discard",
    "DDN, TakenBack, Start Verify HandOver Discard",
    "DDUDDDD, Updated, Start Verify HandOver Ask Prove EndOld Promote",
    "DDUF, TakenBack, Start Verify HandOver Ask Discard",
    "DDUN, TakenBack, Start Verify HandOver Ask Discard",
    "DDDF, TakenBack, Start Verify HandOver Prove Discard",
    "DDDN, TakenBack, Start Verify HandOver Prove Discard",
    "DDDDFD, Updated, Start Verify HandOver Prove EndOld Promote",
    "DDDDN, Lost, Start Verify HandOver Prove EndOld",
    "DDDDDF, Unpromoted, Start Verify HandOver Prove EndOld Promote",
    "DDDDDN, Lost, Start Verify HandOver Prove EndOld Promote"
  })
  void whatFollowsWhat(String outcomes, String result, String steps) {
    Walk walk = walk(outcomes);
    assertThat(walk.result().getClass().getSimpleName()).isEqualTo(result);
    assertThat(walk.names()).isEqualTo(steps);
  }

  @Test
  void everyPathEndsAndTheOldVersionEndsOnlyAfterTheNewOneProvedItself() {
    int paths = 1 << 2 * LONGEST;
    for (int path = 0; path < paths; path++) {
      List<Step> steps = new ArrayList<>();
      Result result = walk(path, steps);
      String names = names(steps);
      assertThat(names.contains("EndOld"))
          .as(names)
          .isEqualTo(names.matches("Start Verify HandOver( Ask)? Prove EndOld.*"));
      assertThat(names).doesNotContain("EndOld Discard", "Promote Discard");
      assertThat(result instanceof Result.Kept || result instanceof Result.TakenBack)
          .as(names)
          .isEqualTo(names.endsWith("Discard"));
    }
  }

  @Test
  void everyStepAndResultSaysWhatItIs() {
    assertThat(walk("DF").result().words()).contains("stays on air").contains("why");
    assertThat(walk("DDDF").result().words()).contains("takes the air back").contains("why");
    assertThat(walk("DDDDN").result().words()).contains("the new version ended: why");
    assertThat(walk("DDDDDF").result().words()).contains("plugcast update --rollback");
    assertThat(new Step.Ask("no answer").words()).contains("no answer");
    assertThat(new Step.End(new Result.Updated()).words()).isEqualTo("updated");
  }

  private record Walk(List<Step> steps, Result result) {
    String names() {
      return UpdateSequenceTest.names(steps);
    }
  }

  private static Walk walk(String letters) {
    int path = 0;
    for (int i = letters.length() - 1; i >= 0; i--) {
      path = path << 2 | "DFUN".indexOf(letters.charAt(i));
    }
    List<Step> steps = new ArrayList<>();
    Result result = walk(path, steps);
    return new Walk(steps, result);
  }

  private static Result walk(int path, List<Step> steps) {
    Step step = UpdateSequence.first();
    for (int rest = path; !(step instanceof Step.End); rest >>>= 2) {
      assertThat(steps).hasSizeLessThan(LONGEST);
      steps.add(step);
      step = UpdateSequence.after(step, OUTCOMES.get(rest & 3));
    }
    return ((Step.End) step).result();
  }

  private static String names(List<Step> steps) {
    return String.join(" ", steps.stream().map(step -> step.getClass().getSimpleName()).toList());
  }
}
