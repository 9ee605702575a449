package org.plugcast.multicast.twin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.plugcast.multicast.twin.FakeFacts.DUE;
import static org.plugcast.multicast.twin.FakeFacts.MS;
import static org.plugcast.multicast.twin.FakeFacts.NOW;

import java.util.List;
import java.util.function.Consumer;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.Test;
import org.plugcast.multicast.twin.State.Armed;
import org.plugcast.multicast.twin.State.Listening;
import org.plugcast.multicast.twin.State.OnAir;
import org.plugcast.multicast.twin.State.Shadow;
import org.plugcast.multicast.twin.State.Spare;
import org.plugcast.multicast.twin.State.Standby;
import org.plugcast.multicast.twin.State.Yielding;

/** What must hold of every state, event and class of facts together. */
class EveryTransitionTest {
  private static final long SINCE = NOW - 5_000 * MS;
  private static final Standby STANDBY = new Standby(SINCE, 30 * MS);

  private static final List<State> STATES =
      List.of(
          new Listening(SINCE, 150 * MS),
          new Listening(SINCE, 30 * MS),
          new Shadow(SINCE),
          STANDBY,
          new Spare(NOW - 20 * MS, 10 * MS),
          new Spare(SINCE, 10 * MS),
          new Armed(SINCE, DUE + 300, STANDBY),
          new Armed(SINCE, DUE - 1, STANDBY),
          new Armed(SINCE, DUE + 300, new Shadow(SINCE)),
          new Armed(SINCE, DUE - 1, new Shadow(SINCE)),
          new OnAir(SINCE, SINCE, SINCE),
          new OnAir(SINCE, SINCE, NOW + 100 * MS),
          new Yielding(SINCE, DUE + 300, Heir.TWIN),
          new Yielding(SINCE, DUE - 1, Heir.TWIN),
          new Yielding(SINCE, DUE + 300, Heir.SIBLING));

  private static final List<Event> EVENTS =
      List.of(
          new Event.Tick(),
          new Event.Leave(DUE + 500, Heir.TWIN),
          new Event.Leave(DUE + 50, Heir.SIBLING),
          new Event.Take(DUE + 500),
          new Event.Take(DUE + 100_000),
          new Event.Cancel(),
          new Event.Adopt());

  private static final long[] QUIET_MS = {0, 5, 10, 30, 60, 150, 10_000};

  private record Case(State state, Event event, FakeFacts facts, Step step) {

    boolean opens() {
      return step instanceof Step.Go(_, Action.Open _, _);
    }

    boolean isTick() {
      return event instanceof Event.Tick;
    }

    boolean wasSending() {
      return state instanceof OnAir || state instanceof Yielding;
    }

    boolean isBeside() {
      return state instanceof OnAir onAir && onAir.besideUntilNs() > NOW;
    }

    boolean mayLeave(State of) {
      return of instanceof OnAir || of instanceof Yielding || of instanceof Armed;
    }
  }

  @Test
  void nothingIsEverSentBySomeoneUnableOrHeldUpWhileTheTwinSendsOrSomebodyTalks() {
    forEvery(
        it -> {
          if (it.opens()) {
            check(it, it.facts.able);
            check(it, !(it.isTick() && it.facts.behind));
            check(it, !(it.isTick() && it.facts.twinClaim.isOnAir()));
            check(it, !(it.isTick() && it.facts.quietNs < it.facts.timing().promptNs()));
            check(it, !it.wasSending());
          }
        });
  }

  @Test
  void whoeverStopsSendingClosesTheGate() {
    forEvery(
        it -> {
          if (it.step instanceof Step.Go(State after, Action action, _)
              && it.mayLeave(it.state)
              && !it.mayLeave(after)) {
            check(it, action instanceof Action.Close);
          }
        });
  }

  @Test
  void whoeverBeginsToSendOpensTheGateOrHasItOpen() {
    forEvery(
        it -> {
          if (it.step instanceof Step.Go(OnAir _, Action action, _)) {
            check(it, it.mayLeave(it.state) || action instanceof Action.Open);
          }
        });
  }

  @Test
  void aSenderThatWasHeldUpStops() {
    forEvery(
        it -> {
          if (it.isTick() && it.wasSending() && (it.facts.lapsed || it.facts.behind)) {
            check(it, it.step instanceof Step.Go(_, Action.Close _, _));
          }
        });
  }

  @Test
  void whoeverWasHeldUpBeforeItsFirstDatagramStopsAndListens() {
    forEvery(
        it -> {
          if (it.isTick() && it.state instanceof OnAir && it.facts.startMissed) {
            check(it, it.step instanceof Step.Go(Listening _, Action.Close _, _) || it.isBeside());
            check(it, it.step instanceof Step.Go(_, Action.Close _, _));
          }
        });
  }

  @Test
  void aSenderWithNothingToSendStops() {
    forEvery(
        it -> {
          if (it.isTick() && it.wasSending() && !it.facts.able) {
            check(it, it.step instanceof Step.Go(_, Action.Close _, _));
          }
        });
  }

  @Test
  void ofTwoSendersTheOneOfLowerRankStopsAndTheOtherOnlyWhenTheTwinIsDeaf() {
    forEvery(
        it -> {
          if (it.isTick() && it.state instanceof OnAir && isHealthy(it.facts)) {
            boolean stops =
                it.facts.contest == Contest.TWIN_INSISTS
                    || it.facts.contest == Contest.TWIN_SENDS && !it.facts.outranksTwin;
            check(it, stops == (it.step instanceof Step.Go));
          }
        });
  }

  @Test
  void aShadowWaitsToBeTold() {
    forEvery(
        it -> {
          if (it.isTick() && it.state instanceof Shadow) {
            check(it, it.step instanceof Step.Stay);
          }
        });
  }

  @Test
  void whatIsAskedForIsDoneOrRefusedAndATickRefusesNothing() {
    forEvery(it -> check(it, it.isTick() ? !(it.step instanceof Step.Refuse) : !isStay(it.step)));
  }

  @Test
  void plansAreRefusedWhenTooSoonOrTooFar() {
    forEvery(
        it -> {
          boolean soon = it.event instanceof Event.Leave(long until, _) && until < DUE + 100;
          boolean far = it.event instanceof Event.Take(long from) && from > DUE + 60_000;
          check(it, !(soon || far) || it.step instanceof Step.Refuse);
        });
  }

  @Test
  void nothingIsAllocatedWhereNothingFollows() {
    Step stay = Transition.step(new Shadow(SINCE), new Event.Tick(), new FakeFacts());
    forEvery(it -> check(it, !isStay(it.step) || it.step == stay));
  }

  @Test
  void theGateIsClosedAtADatagramOnlyWhenAskedAndKeptOpenOnlyWhenThatIsCancelled() {
    forEvery(
        it -> {
          if (it.step instanceof Step.Go(_, Action.CloseAt _, _)) {
            check(it, it.event instanceof Event.Leave && it.state instanceof OnAir);
          }
          if (it.step instanceof Step.Go(_, Action.KeepOpen _, _)) {
            check(it, it.event instanceof Event.Cancel && it.state instanceof Yielding);
          }
        });
  }

  private static boolean isHealthy(FakeFacts facts) {
    return facts.able && !facts.lapsed && !facts.startMissed && !facts.behind;
  }

  private static boolean isStay(Step step) {
    return step instanceof Step.Stay;
  }

  private static void check(Case it, boolean holds) {
    if (!holds) {
      Assertions.fail(
          it.state
              + " + "
              + it.event
              + " -> "
              + it.step
              + " with able="
              + it.facts.able
              + " lapsed="
              + it.facts.lapsed
              + " startMissed="
              + it.facts.startMissed
              + " behind="
              + it.facts.behind
              + " quiet="
              + it.facts.quietNs
              + " claim="
              + it.facts.twinClaim
              + " contest="
              + it.facts.contest);
    }
  }

  private static void forEvery(Consumer<Case> invariant) {
    FakeFacts facts = new FakeFacts();
    int cases = 0;
    for (Contest contest : Contest.values()) {
      facts.contest = contest;
      for (Claim claim : Claim.values()) {
        facts.twinClaim = claim;
        for (long quietMs : QUIET_MS) {
          facts.quietNs = quietMs * MS;
          cases += everyFlag(facts, invariant);
        }
      }
    }
    assertThat(cases).isEqualTo(3 * 6 * 7 * 256 * STATES.size() * EVENTS.size());
  }

  private static int everyFlag(FakeFacts facts, Consumer<Case> invariant) {
    int cases = 0;
    for (int flags = 0; flags < 256; flags++) {
      facts.able = (flags & 1) == 0;
      facts.lapsed = (flags & 2) != 0;
      facts.behind = (flags & 4) != 0;
      facts.silenceHeard = (flags & 8) == 0;
      facts.partnerHeard = (flags & 16) != 0;
      facts.outranksTwin = (flags & 32) == 0;
      facts.next = (flags & 64) == 0 ? DUE : DUE + 400;
      facts.startMissed = (flags & 128) != 0;
      for (State state : STATES) {
        for (Event event : EVENTS) {
          invariant.accept(new Case(state, event, facts, Transition.step(state, event, facts)));
          cases++;
        }
      }
    }
    return cases;
  }
}
