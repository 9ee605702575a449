package org.plugcast.multicast.twin;

import org.plugcast.multicast.pacing.Cadence;
import org.plugcast.multicast.pacing.Gate;

/** What a {@link ChannelWatch} knows: the facts that its transitions go by. One thread. */
final class Knowledge implements Facts {
  /** Due times are asked for within this of now; beyond it they are no plan. */
  private static final long HORIZON_NS = 600_000_000_000L;

  private final boolean outranksTwin;
  private final Timing timing;
  private final Cadence cadence;
  private final long delayNs;
  private final Gate gate;
  private final GroupEar ear;
  private final TwinClaims claims;
  private boolean able = true;
  private long nowNs;
  private long attentiveNs;
  private long missedAfterNs = Insistence.NEVER;
  private long missedNs;
  private long siblingUntilNs = Insistence.NEVER;
  private long behindSinceNs = Long.MAX_VALUE;
  private long startNs = Insistence.NEVER;
  private boolean startMissed;

  Knowledge(Rules rules, Cadence cadence, long delayNs, Gate gate, long nowNs) {
    this.outranksTwin = rules.outranksTwin();
    this.timing = Timing.of(rules, cadence);
    this.cadence = cadence;
    this.delayNs = delayNs;
    this.gate = gate;
    this.ear = new GroupEar(timing.windowNs());
    this.claims = new TwinClaims(timing.claimNs(), timing.windowNs());
    this.nowNs = nowNs;
    this.attentiveNs = nowNs;
  }

  GroupEar ear() {
    return ear;
  }

  TwinClaims claims() {
    return claims;
  }

  /**
   * A moment passes. Who comes late did not listen meanwhile: most of that time is no silence, and
   * after a long one silence counts from now.
   */
  void pass(long toNs) {
    if (ear.otherNs() != missedAfterNs) {
      missedAfterNs = ear.otherNs();
      missedNs = 0;
    }
    long lateNs = toNs - nowNs - timing.holdNs();
    startMissed |= lateNs > 0 && nowNs < startNs;
    if (toNs - nowNs > timing.guardNs()) {
      listenAnew(toNs);
    } else if (lateNs > 0) {
      missedNs += lateNs;
    }
    nowNs = toNs;
    behindSinceNs = isBehind() ? Math.min(behindSinceNs, nowNs) : Long.MAX_VALUE;
  }

  /** While it could not send it may not have heard either: silence counts from now. */
  void able(long atNs) {
    able = true;
    listenAnew(atNs);
  }

  private void listenAnew(long fromNs) {
    attentiveNs = fromNs;
    missedNs = 0;
  }

  void unable() {
    able = false;
  }

  /**
   * The first datagram is due then. Where that is at once the pacer sees by itself that it was held
   * up.
   */
  void startsAt(long ns) {
    startNs = ns - nowNs > timing.holdNs() ? ns : Insistence.NEVER;
    startMissed = false;
  }

  /**
   * Whether the pacer has dealt with a datagram that was due since this process was last held up:
   * only then does it know of a lapse. With the one after it, for it begins again with the first
   * that is due.
   */
  boolean isPacerKnown() {
    return cadence.dueNs(gate.next() - 2) + delayNs >= attentiveNs;
  }

  /** Until then another process of this unit may come back quickly. */
  void besideSiblingUntil(long ns) {
    siblingUntilNs = ns;
  }

  /** How long the pacer may have sent nothing and still send. */
  long guardNs() {
    return nowNs < siblingUntilNs ? timing.siblingGuardNs() : timing.guardNs();
  }

  @Override
  public long nowNs() {
    return nowNs;
  }

  @Override
  public Timing timing() {
    return timing;
  }

  @Override
  public boolean outranksTwin() {
    return outranksTwin;
  }

  @Override
  public boolean isAble() {
    return able;
  }

  @Override
  public boolean hasLapsed() {
    return gate.hasLapsed();
  }

  @Override
  public boolean hasMissedStart() {
    return startMissed;
  }

  @Override
  public boolean isBehind() {
    return nowNs - delayNs - cadence.dueNs(gate.next()) > guardNs();
  }

  @Override
  public boolean isStalled() {
    return behindSinceNs != Long.MAX_VALUE && nowNs - behindSinceNs >= timing.takeoverNs();
  }

  @Override
  public long quietNs(long sinceNs) {
    return nowNs - missedNs - Math.max(ear.otherNs(), Math.max(attentiveNs, sinceNs));
  }

  @Override
  public long partnerQuietNs(long sinceNs) {
    return nowNs - missedNs - Math.max(ear.partnerNs(), Math.max(attentiveNs, sinceNs));
  }

  @Override
  public boolean isSilenceHeard(long sinceNs) {
    return ear.otherNs() >= Math.max(attentiveNs, sinceNs);
  }

  @Override
  public boolean isPartnerHeardAfter(long ns) {
    return ear.partnerNs() > ns;
  }

  @Override
  public boolean isForeignHeard() {
    return ear.isForeignHeard(nowNs);
  }

  @Override
  public Contest contest(long fromNs) {
    if (ear.twinInsistence().isFelt(fromNs, nowNs)) {
      return ear.twinInsistence().lastingNs(fromNs) >= timing.deafNs()
          ? Contest.TWIN_INSISTS
          : Contest.TWIN_SENDS;
    }
    return claims.isInsisting(fromNs, nowNs) ? Contest.TWIN_SENDS : Contest.NONE;
  }

  @Override
  public Claim twinClaim() {
    return claims.at(nowNs, ear.partnerNs());
  }

  @Override
  public long next() {
    return gate.next();
  }

  @Override
  public long dueNs(long datagram) {
    long farthest = cadence.firstDatagramDueFrom(nowNs + HORIZON_NS);
    return datagram > farthest ? Long.MAX_VALUE : cadence.dueNs(Math.max(0, datagram)) + delayNs;
  }

  @Override
  public long firstToSend() {
    long due = firstDueFrom(nowNs);
    long claimed = claims.next(nowNs);
    long plausible = firstDueFrom(nowNs + timing.takeoverNs() + timing.clocksApartNs());
    return Math.max(Math.max(due, afterHeard()), claimed <= plausible ? claimed : 0);
  }

  /** What was heard of the twin last was due by its clock, which may be ahead of this one. */
  private long afterHeard() {
    if (ear.twinNs() == Insistence.NEVER || claims.isSilentAfter(ear.twinNs())) {
      return 0;
    }
    return firstDueFrom(ear.twinNs() + timing.clocksApartNs() + 1);
  }

  @Override
  public long firstDueFrom(long ns) {
    return cadence.firstDatagramDueFrom(ns - delayNs);
  }
}
