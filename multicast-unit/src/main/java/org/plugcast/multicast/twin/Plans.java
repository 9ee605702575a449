package org.plugcast.multicast.twin;

import org.plugcast.multicast.twin.State.Armed;
import org.plugcast.multicast.twin.State.Idle;
import org.plugcast.multicast.twin.State.Listening;
import org.plugcast.multicast.twin.State.OnAir;
import org.plugcast.multicast.twin.State.Shadow;
import org.plugcast.multicast.twin.State.Spare;
import org.plugcast.multicast.twin.State.Standby;
import org.plugcast.multicast.twin.State.Yielding;

/** What follows from what an operator or the supervisor asks for: part of {@link Transition}. */
final class Plans {
  private Plans() {}

  static Step leave(State state, long until, Heir heir, Facts facts) {
    if (!(state instanceof OnAir onAir)) {
      return new Step.Refuse(Refusal.NOT_ON_AIR);
    }
    if (facts.contest(onAir.contestableNs()) != Contest.NONE) {
      return new Step.Refuse(Refusal.CONTESTED);
    }
    return timely(
        until,
        facts,
        new Step.Go(
            new Yielding(facts.nowNs(), until, heir), new Action.CloseAt(until), Cause.ASKED));
  }

  static Step take(State state, long from, Facts facts) {
    if (!(state instanceof Idle idle)) {
      return new Step.Refuse(Refusal.NOT_STANDING_BY);
    }
    if (!facts.isAble()) {
      return new Step.Refuse(Refusal.UNABLE);
    }
    return timely(
        from,
        facts,
        new Step.Go(new Armed(facts.nowNs(), from, idle), new Action.Open(from), Cause.ASKED));
  }

  static Step cancel(State state, Facts facts) {
    return switch (state) {
      case Armed armed ->
          timely(
              armed.from(),
              facts,
              new Step.Go(armed.origin(), new Action.Close(), Cause.CANCELLED));
      case Yielding yielding ->
          timely(
              yielding.until(),
              facts,
              new Step.Go(
                  new OnAir(facts.nowNs(), yielding.sinceNs(), facts.nowNs()),
                  new Action.KeepOpen(),
                  Cause.CANCELLED));
      case Listening _, Shadow _, Standby _, Spare _, OnAir _ ->
          new Step.Refuse(Refusal.NOTHING_PLANNED);
    };
  }

  static Step adopt(State state, Facts facts) {
    return switch (state) {
      case Shadow _, Spare _ ->
          new Step.Go(
              new Standby(facts.nowNs(), facts.timing().takeoverNs()),
              new Action.Nothing(),
              Cause.ADOPTED);
      case Listening _, Standby _, Armed _, OnAir _, Yielding _ ->
          new Step.Refuse(Refusal.NOT_BESIDE_ANOTHER);
    };
  }

  private static Step timely(long datagram, Facts facts, Step step) {
    long leadNs = facts.dueNs(datagram) - facts.nowNs();
    if (leadNs < Timing.LEAD_NS) {
      return new Step.Refuse(Refusal.TOO_SOON);
    }
    return leadNs > Timing.FARTHEST_NS ? new Step.Refuse(Refusal.TOO_FAR) : step;
  }
}
