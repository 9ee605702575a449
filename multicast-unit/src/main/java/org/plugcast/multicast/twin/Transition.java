package org.plugcast.multicast.twin;

import org.plugcast.multicast.twin.State.Armed;
import org.plugcast.multicast.twin.State.Idle;
import org.plugcast.multicast.twin.State.Listening;
import org.plugcast.multicast.twin.State.OnAir;
import org.plugcast.multicast.twin.State.Shadow;
import org.plugcast.multicast.twin.State.Spare;
import org.plugcast.multicast.twin.State.Standby;
import org.plugcast.multicast.twin.State.Yielding;

/**
 * The rules by which twins share a channel: what follows from an event in a state. A pure function;
 * where nothing follows it allocates nothing.
 */
public final class Transition {
  private static final Step STAY = new Step.Stay();
  private static final Action NOTHING = new Action.Nothing();
  private static final Action CLOSE = new Action.Close();

  private Transition() {}

  /** What follows. */
  public static Step step(State state, Event event, Facts facts) {
    return switch (event) {
      case Event.Tick _ -> tick(state, facts);
      case Event.Leave(long until, Heir heir) -> Plans.leave(state, until, heir, facts);
      case Event.Take(long from) -> Plans.take(state, from, facts);
      case Event.Cancel _ -> Plans.cancel(state, facts);
      case Event.Adopt _ -> Plans.adopt(state, facts);
    };
  }

  private static Step tick(State state, Facts facts) {
    return switch (state) {
      case Listening listening -> listening(listening, facts);
      case Shadow _ -> STAY;
      case Standby standby -> standby(standby, facts);
      case Spare spare -> spare(spare, facts);
      case Armed armed -> armed(armed, facts);
      case OnAir onAir -> onAir(onAir, facts);
      case Yielding yielding -> yielding(yielding, facts);
    };
  }

  private static Step listening(Listening state, Facts facts) {
    if (facts.isPartnerHeardAfter(state.sinceNs())) {
      return go(standby(facts), NOTHING, Cause.TWIN_HEARD);
    }
    if (facts.twinClaim().isOnAir()) {
      return go(standby(facts), NOTHING, Cause.TWIN_CLAIMS);
    }
    boolean silent = facts.quietNs(state.sinceNs()) >= state.waitNs();
    return silent && maySend(facts) && !leavesItToTwin(state, facts)
        ? goOnAir(state.sinceNs(), facts)
        : STAY;
  }

  /** Both start: the one that would give way later on does so now, but not without end. */
  private static boolean leavesItToTwin(Listening state, Facts facts) {
    return !facts.outranksTwin()
        && state.waitNs() == facts.timing().listenNs()
        && facts.twinClaim() == Claim.LISTENING
        && facts.nowNs() - state.sinceNs() < 2 * state.waitNs();
  }

  private static Step standby(Standby state, Facts facts) {
    if (!maySend(facts) || facts.twinClaim().isOnAir()) {
      return STAY;
    }
    long quietNs = facts.quietNs(state.sinceNs());
    if (facts.twinClaim() == Claim.UNABLE && quietNs >= facts.timing().promptNs()) {
      return goOnAir(facts.firstToSend(), Cause.TWIN_UNABLE, facts);
    }
    return quietNs >= patienceNs(state, facts) ? goOnAir(state.sinceNs(), facts) : STAY;
  }

  /** Where both may begin to wait at the same moment, the unit of lower rank waits longer. */
  private static long patienceNs(Standby state, Facts facts) {
    boolean heard = facts.isSilenceHeard(state.sinceNs());
    boolean together = !heard || facts.twinClaim() == Claim.STANDBY;
    Timing timing = facts.timing();
    return (heard ? timing.takeoverNs() : state.waitNs())
        + (together ? timing.wakeNs() - timing.takeoverNs() : 0);
  }

  private static Step spare(Spare state, Facts facts) {
    if (!maySend(facts) || facts.twinClaim().isOnAir()) {
      return STAY;
    }
    return facts.quietNs(state.sinceNs()) >= patienceNs(state, facts)
        ? goOnAir(facts.firstToSend(), Cause.SILENCE, facts)
        : STAY;
  }

  /** Quick only at first: later on the twin is to take over from what this was left to. */
  private static long patienceNs(Spare state, Facts facts) {
    boolean late = facts.nowNs() - state.sinceNs() > Timing.SOON_BACK_NS;
    return late ? 2 * facts.timing().takeoverNs() : state.waitNs();
  }

  private static Step armed(Armed state, Facts facts) {
    long dueNs = facts.dueNs(state.from());
    boolean due = facts.nowNs() >= dueNs;
    if (facts.hasLapsed() || due && facts.isBehind()) {
      return go(idle(state.origin(), facts), CLOSE, Cause.MISSED);
    }
    if (!facts.isAble()) {
      return go(idle(state.origin(), facts), CLOSE, Cause.UNABLE);
    }
    if (due) {
      return go(taken(state, dueNs, facts), NOTHING, Cause.HANDED_OVER);
    }
    return switch (state.origin()) {
      case Standby standby -> earlier(standby(standby, facts), state.from());
      case Shadow _ -> armedShadow(state, facts);
    };
  }

  /** A takeover before the agreed datagram; from that one on the twin has sent none. */
  private static Step earlier(Step step, long agreed) {
    return step instanceof Step.Go(State state, Action.Open(long from), Cause cause)
        ? go(state, new Action.Open(Math.min(from, agreed)), cause)
        : step;
  }

  /** The other one's last datagrams are no contest, even where its clock is behind. */
  private static OnAir taken(Armed state, long dueNs, Facts facts) {
    long contestableNs = dueNs + facts.timing().clocksApartNs() + facts.timing().holdNs();
    return switch (state.origin()) {
      case Standby _ -> new OnAir(facts.nowNs(), contestableNs, facts.nowNs());
      case Shadow _ -> new OnAir(facts.nowNs(), contestableNs, dueNs + Timing.SIBLING_NS);
    };
  }

  /** The process beside it has lost the air: what was agreed with it is void. */
  private static Step armedShadow(Armed state, Facts facts) {
    boolean lost =
        facts.contest(state.sinceNs()) != Contest.NONE
            || facts.quietNs(state.sinceNs()) >= facts.timing().takeoverNs();
    return lost ? go(new Shadow(facts.nowNs()), CLOSE, Cause.MISSED) : STAY;
  }

  private static Step onAir(OnAir state, Facts facts) {
    boolean beside = facts.nowNs() < state.besideUntilNs();
    if (isHeldUp(facts) || facts.hasMissedStart()) {
      Listening listening = new Listening(facts.nowNs(), facts.timing().wakeNs());
      return go(beside ? new Shadow(facts.nowNs()) : listening, CLOSE, heldUp(facts));
    }
    if (!facts.isAble()) {
      return go(beside ? new Shadow(facts.nowNs()) : standby(facts), CLOSE, Cause.UNABLE);
    }
    return contested(facts.contest(state.contestableNs()), facts);
  }

  private static Step contested(Contest contest, Facts facts) {
    return switch (contest) {
      case NONE -> STAY;
      case TWIN_SENDS -> facts.outranksTwin() ? STAY : giveWay(facts);
      case TWIN_INSISTS -> giveWay(facts);
    };
  }

  private static Step giveWay(Facts facts) {
    return go(standby(facts), CLOSE, facts.outranksTwin() ? Cause.TWIN_DEAF : Cause.OUTRANKED);
  }

  private static Step yielding(Yielding state, Facts facts) {
    if (isHeldUp(facts)) {
      return go(interrupted(state, facts), CLOSE, heldUp(facts));
    }
    if (!facts.isAble()) {
      return go(left(state, facts), CLOSE, Cause.UNABLE);
    }
    if (facts.next() >= state.until()) {
      return go(left(state, facts), CLOSE, Cause.HANDED_OVER);
    }
    return facts.nowNs() < expectedNs(state, facts)
        ? contested(facts.contest(state.sinceNs()), facts)
        : STAY;
  }

  /** When the twin may be heard as agreed, were its clock ahead. */
  private static long expectedNs(Yielding state, Facts facts) {
    return switch (state.heir()) {
      case TWIN -> facts.dueNs(state.until()) - facts.timing().clocksApartNs();
      case SIBLING -> Long.MAX_VALUE;
    };
  }

  private static State left(Yielding state, Facts facts) {
    return switch (state.heir()) {
      case TWIN -> new Standby(facts.nowNs(), facts.timing().yieldedNs());
      case SIBLING -> new Spare(facts.nowNs(), facts.timing().returnNs());
    };
  }

  private static State interrupted(Yielding state, Facts facts) {
    return switch (state.heir()) {
      case TWIN -> new Listening(facts.nowNs(), facts.timing().wakeNs());
      case SIBLING -> new Spare(facts.nowNs(), facts.timing().wakeNs());
    };
  }

  private static Idle idle(Idle origin, Facts facts) {
    return switch (origin) {
      case Standby _ -> standby(facts);
      case Shadow _ -> new Shadow(facts.nowNs());
    };
  }

  private static boolean maySend(Facts facts) {
    return facts.isAble() && !facts.isBehind();
  }

  private static boolean isHeldUp(Facts facts) {
    return facts.hasLapsed() || facts.isBehind();
  }

  private static Cause heldUp(Facts facts) {
    return facts.hasLapsed() || !facts.isBehind() ? Cause.LAPSED : Cause.STALLED;
  }

  private static Standby standby(Facts facts) {
    return new Standby(facts.nowNs(), facts.timing().takeoverNs());
  }

  private static Step goOnAir(long sinceNs, Facts facts) {
    long from = facts.firstToSend();
    boolean certain = facts.isSilenceHeard(sinceNs) || facts.twinClaim() == Claim.NONE;
    return goOnAir(certain ? from : Math.max(from, announced(facts)), Cause.SILENCE, facts);
  }

  /** A twin that may be about to do the same is told first, by heartbeats. */
  private static long announced(Facts facts) {
    return facts.firstDueFrom(facts.nowNs() + facts.timing().guardNs());
  }

  private static Step goOnAir(long from, Cause cause, Facts facts) {
    OnAir onAir = new OnAir(facts.nowNs(), facts.nowNs(), facts.nowNs());
    return go(onAir, new Action.Open(from), cause);
  }

  private static Step go(State state, Action action, Cause cause) {
    return new Step.Go(state, action, cause);
  }
}
