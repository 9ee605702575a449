package org.plugcast.provisioning.update;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.time.Duration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class UnitUpdateTest {
  private static final Duration SOON = Duration.ofSeconds(1);
  private static final Limits LIMITS = Limits.DEFAULT;

  private final FakeHeadend headend = new FakeHeadend();

  @BeforeEach
  void newVersionVerifiesSoon() {
    headend.at(SOON, () -> headend.phase = "verified");
  }

  @Test
  void newVersionTakesOverAndTheOldOneEndsInOrder() throws Exception {
    assertThat(headend.run(LIMITS)).isEqualTo(new Result.Updated());
    assertThat(headend.old.wasAsked()).isTrue();
    assertThat(headend.old.wasKilled()).isFalse();
    assertThat(headend.fresh.runs()).isTrue();
    assertThat(headend.holder()).contains(headend.fresh);
    assertThat(headend.promoted).isTrue();
    assertThat(headend.said)
        .containsExactly(
            "starting the new version beside the old one",
            "process 22 beside process 11",
            "the new version catches up and compares its output with the wire",
            "its output is what is on the wire",
            "handing over",
            "every channel has been taken over",
            "the new version has the air; the old one stays ready for a while",
            "ending the old version",
            "it ended",
            "giving the new version the unit's address",
            "updated");
  }

  @Test
  void versionThatCannotBeStartedCostsNothing() throws Exception {
    headend.launchFails = new IOException("no java");
    assertThat(headend.run(LIMITS)).isEqualTo(new Result.Kept("it could not be started: no java"));
    assertOldIsUntouched();
  }

  @Test
  void versionThatCrashesAtStartIsDiscarded() throws Exception {
    headend.at(Duration.ofMillis(300), () -> headend.fresh.end(1));
    assertThat(headend.run(LIMITS))
        .isEqualTo(new Result.Kept("the new version ended: exit code 1, last line"));
    assertOldIsUntouched();
  }

  @Test
  void versionThatIsTooSlowIsDiscarded() throws Exception {
    headend.script.clear();
    assertThat(headend.run(LIMITS.withVerify(Duration.ofSeconds(7))))
        .isEqualTo(new Result.Kept("not within 7 s; last: catching-up"));
    assertOldIsUntouched();
    assertThat(headend.fresh.wasKilled()).isTrue();
  }

  @Test
  void versionThatNeverAnswersIsDiscarded() throws Exception {
    headend.deaf = true;
    assertThat(headend.run(LIMITS).words()).contains("last: http://127.0.0.1:2: request timed out");
    assertOldIsUntouched();
    assertThat(headend.fresh.wasKilled()).isTrue();
  }

  @Test
  void versionWithOtherBytesIsDiscarded() throws Exception {
    headend.script.clear();
    headend.at(
        SOON,
        () -> {
          headend.phase = "failed";
          headend.reason = "channel 1 differs at packet 70";
        });
    assertThat(headend.run(LIMITS)).isEqualTo(new Result.Kept("channel 1 differs at packet 70"));
    assertOldIsUntouched();
    assertThat(headend.fresh.wasKilled()).isTrue();
  }

  @Test
  void versionThatGoesOnAirUnaskedIsDiscarded() throws Exception {
    headend.script.clear();
    headend.phase = "on-air";
    assertThat(headend.run(LIMITS)).isEqualTo(new Result.Kept("it went on air unasked"));
    assertOldIsUntouched();
  }

  @Test
  void refusedHandoverLeavesTheOldVersionOnAir() throws Exception {
    headend.handOverRefused = "channel 2 is not verified";
    assertThat(headend.run(LIMITS))
        .isEqualTo(
            new Result.Kept("the old version does not hand over: channel 2 is not verified"));
    assertOldIsUntouched();
    assertThat(headend.fresh.wasKilled()).isTrue();
  }

  @Test
  void unitThatCrashesMeanwhileIsNotUpdated() throws Exception {
    headend.at(Duration.ofMillis(500), () -> headend.old.end(139));
    assertThat(headend.run(LIMITS))
        .isEqualTo(new Result.Kept("the old version ended meanwhile; it starts again"));
    assertThat(headend.fresh.wasKilled()).isTrue();
  }

  @Test
  void unitThatDoesNotRunIsNotUpdated() throws Exception {
    headend.old.end(1);
    assertThat(headend.run(LIMITS)).isEqualTo(new Result.Kept("the unit does not run now"));
  }

  @Test
  void lostAnswerIsNoMatterWhenTheNewVersionIsOnAir() throws Exception {
    headend.handOverFails = new IOException("connection reset");
    headend.at(SOON, () -> headend.phase = "verified");
    headend.at(Duration.ofMillis(1500), () -> headend.phase = "on-air");
    assertThat(headend.run(LIMITS)).isEqualTo(new Result.Updated());
    assertThat(headend.said)
        .contains(
            "the handover was not answered (connection reset): who is on air?",
            "the new version is");
  }

  @Test
  void lostAnswerEndsTheNewVersionWhenItIsNotOnAir() throws Exception {
    headend.handOverFails = new IOException("connection reset");
    assertThat(headend.run(LIMITS))
        .isEqualTo(new Result.TakenBack("connection reset; not within 2 s; last: verified"));
    assertOldIsUntouched();
    assertThat(headend.fresh.wasKilled()).isTrue();
  }

  @Test
  void versionThatDiesInTheHandoverGivesTheAirBack() throws Exception {
    headend.handOverFails = new IOException("connection reset");
    headend.at(Duration.ofMillis(1100), () -> headend.fresh.end(134));
    assertThat(headend.run(LIMITS).words()).contains("the old version takes the air back");
    assertOldIsUntouched();
  }

  @Test
  void versionThatDiesAfterTheHandoverGivesTheAirBack() throws Exception {
    headend.at(Duration.ofSeconds(2), () -> headend.fresh.end(134));
    assertThat(headend.run(LIMITS))
        .isEqualTo(new Result.TakenBack("the new version ended: exit code 134, last line"));
    assertThat(headend.handedOver).isTrue();
    assertOldIsUntouched();
  }

  @Test
  void versionThatFailsAfterTheHandoverGivesTheAirBack() throws Exception {
    headend.at(
        Duration.ofSeconds(2),
        () -> {
          headend.phase = "failed";
          headend.reason = "cannot send";
        });
    assertThat(headend.run(LIMITS)).isEqualTo(new Result.TakenBack("cannot send"));
    assertOldIsUntouched();
    assertThat(headend.fresh.wasKilled()).isTrue();
  }

  @Test
  void versionThatTurnsDeafAfterTheHandoverGivesTheAirBack() throws Exception {
    headend.at(Duration.ofSeconds(2), () -> headend.deaf = true);
    assertThat(headend.run(LIMITS).words()).contains("it does not answer");
    assertOldIsUntouched();
    assertThat(headend.fresh.wasKilled()).isTrue();
  }

  @Test
  void oldVersionThatDoesNotEndIsKilled() throws Exception {
    headend.old.turnDeaf();
    assertThat(headend.run(LIMITS)).isEqualTo(new Result.Updated());
    assertThat(headend.old.wasKilled()).isTrue();
    assertThat(headend.said).contains("it did not end within 8 s and was killed");
  }

  @Test
  void versionThatDiesWhileTheOldOneEndsIsLost() throws Exception {
    headend.old.turnDeaf();
    headend.at(Duration.ofSeconds(6), () -> headend.fresh.end(134));
    assertThat(headend.run(LIMITS))
        .isEqualTo(new Result.Lost("the new version ended: exit code 134, last line"));
    assertThat(headend.old.wasKilled()).isFalse();
  }

  @Test
  void versionThatIsNotPromotedStaysOnAir() throws Exception {
    headend.promoteRefused = "the address is taken";
    assertThat(headend.run(LIMITS)).isEqualTo(new Result.Unpromoted("the address is taken"));
    assertThat(headend.fresh.runs()).isTrue();
    assertThat(headend.holder()).contains(headend.fresh);
  }

  @Test
  void versionThatDiesBeforeItIsPromotedIsLost() throws Exception {
    headend.promoteRefused = "the address is taken";
    headend.at(Duration.ofSeconds(5), () -> headend.fresh.end(134));
    assertThat(headend.run(LIMITS).words()).contains("the old version is started again");
  }

  @Test
  void interruptedUpdateLeavesNothingBehind() {
    headend.at(Duration.ofMillis(500), () -> Thread.currentThread().interrupt());
    assertThatThrownBy(() -> headend.run(LIMITS)).isInstanceOf(InterruptedException.class);
    assertThat(headend.fresh.wasKilled()).isTrue();
    assertOldIsUntouched();
  }

  private void assertOldIsUntouched() {
    assertThat(headend.old.runs()).isTrue();
    assertThat(headend.old.wasAsked()).isFalse();
    assertThat(headend.old.wasKilled()).isFalse();
    assertThat(headend.holder()).contains(headend.old);
    assertThat(headend.promoted).isFalse();
  }
}
