package org.plugcast.multicast.twin;

import java.util.Optional;
import org.plugcast.multicast.pacing.Cadence;
import org.plugcast.multicast.pacing.Gate;

/**
 * Watches a channel's group and the twin's heartbeats, and moves the channel's gate.
 *
 * <p>One thread drives it. Each turn, some 2 ms after the last: read the clock; drain the sockets
 * and tell what was {@link #heard} and each {@link #beat}; then {@link #tick} with that reading of
 * the clock. The order matters: a thread that is held up between must find its reading old. Nothing
 * allocates while nothing changes.
 *
 * <p>Times are UTC of the clock of the air, in nanoseconds. That clock never steps, and is assumed
 * to be at most {@link Rules#clocksApartNs} from the twin's. When it is, no datagram is repeated by
 * a takeover; when it is not, the stream may jump by the difference, and all else still holds, for
 * silence and the guard are durations.
 */
public final class ChannelWatch {
  private static final Event TICK = new Event.Tick();

  /** Own datagrams come back to the own ear within this. */
  private static final long ECHO_NS = 5_000_000;

  private final int selfAddress;
  private final int selfPort;
  private final int twinAddress;
  private final int twinPort;
  private final Gate gate;
  private final WatchListener listener;
  private final Knowledge facts;
  private final PhaseMeter phase;
  private final Hearing hearing;
  private final WatchCounters counters = new WatchCounters();
  private State state;
  private int alarms;
  private long sendingNs = Insistence.NEVER;
  private long stopped;
  private String unableReason = "";

  /**
   * @param delayNs constant delay of the channel's datagrams against their cadence
   * @param gate closed
   * @param nowNs from when on the group is heard
   */
  public ChannelWatch(
      Rules rules,
      Start start,
      Cadence cadence,
      long delayNs,
      Gate gate,
      long nowNs,
      WatchListener listener) {
    Optional<SenderId> twin =
        rules.twin().filter(_ -> rules.mode() == Mode.SAME_GROUP).map(Rank::id);
    this.selfAddress = rules.self().id().address();
    this.selfPort = rules.self().id().port();
    this.twinAddress = twin.map(SenderId::address).orElse(0);
    this.twinPort = twin.map(SenderId::port).orElse(0);
    this.gate = gate;
    this.listener = listener;
    this.facts = new Knowledge(rules, cadence, delayNs, gate, nowNs);
    this.phase = new PhaseMeter(cadence, delayNs);
    this.hearing = new Hearing(facts.ear(), facts.claims(), phase);
    this.state =
        switch (start) {
          case FRESH -> new State.Listening(nowNs, facts.timing().listenNs());
          case BESIDE_ANOTHER -> new State.Shadow(nowNs);
        };
    facts.besideSiblingUntil(besideUntilNs());
  }

  /**
   * A datagram was heard on the group.
   *
   * @param atNs when it arrived
   * @param sourceAddress IPv4, the first octet in the top byte
   * @param sourcePort UDP
   */
  public void heard(long atNs, int sourceAddress, int sourcePort) {
    if (sourcePort == twinPort && sourceAddress == twinAddress) {
      facts.ear().twin(atNs);
      phase.note(atNs);
    } else if (sourcePort != selfPort || sourceAddress != selfAddress) {
      facts.ear().foreign(atNs, sourceAddress, sourcePort);
    } else if (!isSending() && atNs > echoNs()) {
      facts.ear().sibling(atNs);
    }
  }

  /**
   * Until when own datagrams may come back. A spare counts them as those of the process to which it
   * left the channel: else it would not hear that one's first, and come back while it is well.
   */
  private long echoNs() {
    return state instanceof State.Spare spare ? spare.sinceNs() : sendingNs + ECHO_NS;
  }

  /**
   * The twin has said something of the channel.
   *
   * @param atNs when it arrived
   * @param nextDatagram all datagrams that the twin has sent so far are before this one
   */
  public void beat(long atNs, Claim claim, long nextDatagram) {
    if (twinPort != 0) {
      facts.claims().beat(atNs, claim, nextDatagram);
    }
  }

  /** All that was heard until {@code nowNs} has been told. */
  public void tick(long nowNs) {
    facts.pass(nowNs);
    if (isSending()) {
      sendingNs = nowNs;
    }
    apply(Transition.step(state, TICK, facts));
    alarm(Alarm.in(state, facts));
  }

  /**
   * Leaves the channel to another one, sending the datagrams before {@code until}.
   *
   * <p>To be asked before the other one is asked to {@link #take}, and to be cancelled after it:
   * two processes of one unit cannot tell each other's datagrams from their own.
   *
   * @return why it is not done, or nothing
   */
  public Optional<Refusal> leave(long until, Heir heir) {
    return apply(Transition.step(state, new Event.Leave(until, heir), facts));
  }

  /** Takes the channel, sending from datagram {@code from} on, as {@link #leave}. */
  public Optional<Refusal> take(long from) {
    return apply(Transition.step(state, new Event.Take(from), facts));
  }

  /** Takes back a planned {@link #leave} or {@link #take}. */
  public Optional<Refusal> cancel() {
    return apply(Transition.step(state, new Event.Cancel(), facts));
  }

  /** The other process of this unit is gone: this one stands by from now on. */
  public Optional<Refusal> adopt() {
    return apply(Transition.step(state, new Event.Adopt(), facts));
  }

  /** There is nothing to send or no way to; the twin is told by heartbeat. */
  public void unable(String reason) {
    unableReason = reason;
    facts.unable();
  }

  /** All that was missing is there again. */
  public void able(long nowNs) {
    unableReason = "";
    facts.able(nowNs);
  }

  public State state() {
    return state;
  }

  /**
   * What the heartbeat says of this channel; {@link Claim#NONE}: nothing, for another process does,
   * or whoever was held up does not know yet whether it still sends. To say so would make a twin
   * give way that has taken over meanwhile, to nobody.
   */
  public Claim claim() {
    return switch (state) {
      case State.Shadow _, State.Spare _ -> Claim.NONE;
      case State.Armed(_, _, State.Shadow _) -> Claim.NONE;
      case State.OnAir _ -> ifSure(Claim.ON_AIR);
      case State.Yielding _ -> ifSure(Claim.YIELDING);
      case State.Listening _ -> orUnable(Claim.LISTENING);
      case State.Standby _, State.Armed _ -> orUnable(Claim.STANDBY);
    };
  }

  /**
   * The datagram that goes with {@link #claim}: all that this process has sent are before it, but
   * for those of the last moments while it sends. 0 when it has sent none.
   */
  public long claimedNext() {
    return isSending() ? gate.next() : stopped;
  }

  /** How long the pacer may have sent nothing and still send; to be kept up to date at the gate. */
  public long guardNs() {
    return facts.guardNs();
  }

  public Timing timing() {
    return facts.timing();
  }

  public WatchCounters counters() {
    return counters;
  }

  /** The alarms, as {@linkplain Alarm#bit bits}. */
  public int alarms() {
    return alarms;
  }

  /** Why it is {@link #unable}; empty when it is not. */
  public String unableReason() {
    return unableReason;
  }

  public Hearing hearing() {
    return hearing;
  }

  private boolean isSending() {
    return state instanceof State.OnAir || state instanceof State.Yielding;
  }

  private Claim ifSure(Claim claim) {
    return facts.isPacerKnown() ? claim : Claim.NONE;
  }

  private Claim orUnable(Claim claim) {
    return facts.isAble() && !facts.isBehind() ? claim : Claim.UNABLE;
  }

  private Optional<Refusal> apply(Step step) {
    return switch (step) {
      case Step.Stay _ -> Optional.empty();
      case Step.Refuse(Refusal why) -> Optional.of(why);
      case Step.Go go -> {
        apply(go);
        yield Optional.empty();
      }
    };
  }

  private void apply(Step.Go go) {
    State before = state;
    boolean sent = isSending();
    state = go.state();
    stopped = sent && !isSending() ? gate.next() + 1 : stopped;
    facts.besideSiblingUntil(besideUntilNs());
    facts.startsAt(startNs(go));
    move(go.action());
    counters.count(before, state, go.cause());
    listener.changed(this, before, go.cause());
  }

  /** When whoever has just decided to send begins to. */
  private long startNs(Step.Go go) {
    return go.state() instanceof State.OnAir && go.action() instanceof Action.Open(long from)
        ? facts.dueNs(from)
        : facts.nowNs();
  }

  private void move(Action action) {
    switch (action) {
      case Action.Open(long from) -> gate.open(from, facts.nowNs());
      case Action.CloseAt(long until) -> gate.closeAt(until);
      case Action.KeepOpen _ -> gate.closeAt(Long.MAX_VALUE);
      case Action.Close _ -> gate.close();
      case Action.Nothing _ -> {}
    }
  }

  /** Another process of this unit may come back: this one is to be quicker in noticing a pause. */
  private long besideUntilNs() {
    return switch (state) {
      case State.Shadow _ -> Long.MAX_VALUE;
      case State.Armed(_, _, State.Shadow _) -> Long.MAX_VALUE;
      case State.OnAir onAir -> onAir.besideUntilNs();
      case State.Listening _, State.Standby _, State.Spare _, State.Armed _, State.Yielding _ ->
          Long.MIN_VALUE;
    };
  }

  private void alarm(int now) {
    if (now != alarms) {
      int raised = now & ~alarms;
      int cleared = alarms & ~now;
      alarms = now;
      listener.alarms(this, raised, cleared);
    }
  }
}
