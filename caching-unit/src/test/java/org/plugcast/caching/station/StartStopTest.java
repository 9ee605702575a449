package org.plugcast.caching.station;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.plugcast.caching.station.StartStop.Act;
import org.plugcast.caching.station.StartStop.Situation;

class StartStopTest {
  private static final Situation QUEUED = new Situation(true, false, false, true, false, false);
  private static final Situation PAUSING = new Situation(true, false, false, true, true, false);
  private static final Situation MAKING = new Situation(true, false, true, true, false, false);
  private static final Situation READY = new Situation(true, false, false, false, false, true);
  private static final Situation FAILED = new Situation(true, false, false, false, false, false);
  private static final Situation STOPPED = new Situation(true, true, false, true, false, false);
  private static final Situation ENDING = new Situation(true, true, true, true, false, false);
  private static final Situation LEFT_OUT = new Situation(false, false, false, true, false, false);

  @Test
  void whatWaitsOrIsBeingMadeIsSetAside() {
    for (Situation item : new Situation[] {QUEUED, PAUSING, MAKING}) {
      assertThat(StartStop.refusalToStop(item)).isEmpty();
      assertThat(StartStop.toStop(item)).containsExactly(Act.SET_ASIDE);
    }
  }

  @Test
  void toStopTwiceIsToStopOnce() {
    for (Situation item : new Situation[] {STOPPED, ENDING}) {
      assertThat(StartStop.refusalToStop(item)).isEmpty();
      assertThat(StartStop.toStop(item)).isEmpty();
    }
  }

  @Test
  void whatIsAtRestCannotBeStopped() {
    assertThat(StartStop.refusalToStop(READY))
        .hasValueSatisfying(r -> assertThat(r).contains("ready"));
    assertThat(StartStop.refusalToStop(FAILED))
        .hasValueSatisfying(r -> assertThat(r).contains("failed"));
    assertThat(StartStop.refusalToStop(LEFT_OUT))
        .hasValueSatisfying(r -> assertThat(r).contains("playlist"));
  }

  @Test
  void whatIsStoppedIsReleasedAlsoWhileItsEncoderStillEnds() {
    for (Effort effort : Effort.values()) {
      assertThat(StartStop.toStart(STOPPED, effort)).containsExactly(Act.RELEASE);
      assertThat(StartStop.toStart(ENDING, effort)).containsExactly(Act.RELEASE);
    }
  }

  @Test
  void whatIsUnderWayNeedsNothingAndWhatPausesGoesOnAtOnce() {
    for (Effort effort : Effort.values()) {
      assertThat(StartStop.toStart(QUEUED, effort)).isEmpty();
      assertThat(StartStop.toStart(MAKING, effort)).isEmpty();
      assertThat(StartStop.toStart(PAUSING, effort)).containsExactly(Act.AT_ONCE);
    }
  }

  @Test
  void whatHasFailedIsTriedAgainAndWhatIsReadyOnlyByForce() {
    assertThat(StartStop.toStart(FAILED, Effort.IF_NEEDED)).containsExactly(Act.AGAIN);
    assertThat(StartStop.toStart(READY, Effort.IF_NEEDED)).isEmpty();
    assertThat(StartStop.toStart(READY, Effort.ANEW)).containsExactly(Act.AGAIN);
    assertThat(StartStop.refusalToStart(LEFT_OUT)).isPresent();
  }
}
