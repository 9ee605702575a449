package org.plugcast.multicast.prerecorded;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.plugcast.multicast.prerecorded.Fallback.Decision;
import org.plugcast.multicast.prerecorded.Situation.Due;
import org.plugcast.multicast.prerecorded.Situation.Reach;
import org.plugcast.multicast.prerecorded.Situation.Stock;
import org.plugcast.multicast.record.Source;

class FallbackTest {
  private static final Fallback FALLBACK = new Fallback(300, 1_000, 200);
  private static final long SOONEST = 7_000;
  private static final Decision STAY = new Decision.Stay();

  private static Decision decide(Source now, long since, Situation situation) {
    return FALLBACK.decide(now, since, SOONEST, situation);
  }

  private static Situation situation(Reach reach, Due due, OptionalLong next, Stock stock) {
    return new Situation(reach, due, next, stock);
  }

  private static List<Situation> all() {
    List<Situation> all = new ArrayList<>();
    for (Reach reach : Reach.values()) {
      for (Due due : Due.values()) {
        for (Stock stock : Stock.values()) {
          all.add(situation(reach, due, OptionalLong.empty(), stock));
          for (long next : new long[] {SOONEST - 1, SOONEST + 100, SOONEST + 250, 9_000}) {
            all.add(situation(reach, due, OptionalLong.of(next), stock));
          }
        }
      }
    }
    return all;
  }

  @Test
  void timelineStaysUnlessItsClipsAreMissingAndCannotCome() {
    for (Situation s : all()) {
      boolean hole = s.reach() == Reach.UNREACHABLE && s.due() == Due.MISSING;
      boolean isShort = s.nextHere().isPresent() && s.nextHere().getAsLong() - SOONEST < 300;
      Decision expected =
          !hole || isShort
              ? STAY
              : new Decision.Change(
                  s.stock() == Stock.RECORDINGS ? Source.PRE_RECORDED : Source.SLATE, SOONEST);
      assertThat(decide(Source.TIMELINE, 0, s)).as(s.toString()).isEqualTo(expected);
    }
  }

  @Test
  void recordingsGiveWayOnlyAtAnItemThatIsHereAndIsDueSoon() {
    for (Situation s : all()) {
      Decision decision = decide(Source.PRE_RECORDED, 0, s);
      if (s.stock() == Stock.NOTHING) {
        Source instead = s.due() == Due.HERE ? Source.TIMELINE : Source.SLATE;
        assertThat(decision).as(s.toString()).isEqualTo(new Decision.Change(instead, SOONEST));
      } else if (s.nextHere().equals(OptionalLong.of(SOONEST + 100))) {
        assertThat(decision)
            .as(s.toString())
            .isEqualTo(new Decision.Change(Source.TIMELINE, SOONEST + 98));
      } else {
        assertThat(decision).as(s.toString()).isEqualTo(STAY);
      }
    }
  }

  @Test
  void recordingsStayForAWhile() {
    Situation back =
        situation(Reach.REACHABLE, Due.HERE, OptionalLong.of(SOONEST + 7), Stock.RECORDINGS);
    assertThat(decide(Source.PRE_RECORDED, SOONEST - 900, back)).isEqualTo(STAY);
    assertThat(decide(Source.PRE_RECORDED, SOONEST - 1_000, back))
        .isEqualTo(new Decision.Change(Source.TIMELINE, SOONEST + 7));
  }

  @Test
  void slateGivesWayToAnythingBetter() {
    for (Situation s : all()) {
      Decision decision = decide(Source.SLATE, 0, s);
      boolean timeline = s.due() == Due.HERE || s.reach() == Reach.REACHABLE;
      boolean begins = s.nextHere().equals(OptionalLong.of(SOONEST - 1));
      if (timeline) {
        assertThat(decision).isEqualTo(new Decision.Change(Source.TIMELINE, SOONEST));
      } else if (s.stock() == Stock.RECORDINGS) {
        assertThat(decision).isEqualTo(new Decision.Change(Source.PRE_RECORDED, SOONEST));
      } else if (begins) {
        assertThat(decision).isEqualTo(new Decision.Change(Source.TIMELINE, SOONEST));
      } else {
        assertThat(decision).isEqualTo(STAY);
      }
    }
  }

  @Test
  void everyChangeIsAtTheBeginningOfADatagramThatCanStillBeChanged() {
    for (Source now : Source.values()) {
      for (Situation s : all()) {
        if (decide(now, 0, s) instanceof Decision.Change(Source to, long at)) {
          assertThat(to).isNotEqualTo(now);
          assertThat(at).isGreaterThanOrEqualTo(SOONEST).matches(i -> i % 7 == 0);
        }
      }
    }
  }

  @Test
  void nothingFlapsWhileTheSituationIsTheSame() {
    for (Source start : Source.values()) {
      for (Situation s : all()) {
        Source now = start;
        int changes = 0;
        for (int i = 0; i < 10; i++) {
          if (decide(now, SOONEST, s) instanceof Decision.Change(Source to, long at)) {
            now = to;
            changes++;
          }
        }
        assertThat(changes).as(start + " " + s).isLessThanOrEqualTo(2);
      }
    }
  }
}
