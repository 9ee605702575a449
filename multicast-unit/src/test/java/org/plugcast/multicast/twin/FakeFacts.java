package org.plugcast.multicast.twin;

import java.util.Optional;
import org.plugcast.multicast.pacing.Cadence;

/** Facts that are as they are set. Datagram k is due at k ms. */
final class FakeFacts implements Facts {
  static final long MS = 1_000_000;
  static final long NOW = 1_000_000 * MS;
  static final long DUE = NOW / MS;

  private static final Rank FIRST = new Rank(Role.MAIN, SenderId.parse("10.0.0.1:5001"));
  private static final Rank SECOND = new Rank(Role.BACKUP, SenderId.parse("10.0.0.2:5001"));

  private static final Timing OF_FIRST = timing(FIRST, SECOND);
  private static final Timing OF_SECOND = timing(SECOND, FIRST);

  boolean outranksTwin = true;
  boolean able = true;
  boolean lapsed;
  boolean startMissed;
  boolean behind;
  boolean stalled;
  boolean silenceHeard = true;
  boolean partnerHeard;
  boolean foreignHeard;
  long quietNs;
  long partnerQuietNs;
  long next = DUE;
  Contest contest = Contest.NONE;
  Claim twinClaim = Claim.NONE;

  @Override
  public long nowNs() {
    return NOW;
  }

  @Override
  public Timing timing() {
    return outranksTwin ? OF_FIRST : OF_SECOND;
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
    return lapsed;
  }

  @Override
  public boolean hasMissedStart() {
    return startMissed;
  }

  @Override
  public boolean isBehind() {
    return behind;
  }

  @Override
  public boolean isStalled() {
    return stalled;
  }

  @Override
  public long quietNs(long sinceNs) {
    return quietNs;
  }

  @Override
  public long partnerQuietNs(long sinceNs) {
    return partnerQuietNs;
  }

  @Override
  public boolean isSilenceHeard(long sinceNs) {
    return silenceHeard;
  }

  @Override
  public boolean isPartnerHeardAfter(long ns) {
    return partnerHeard;
  }

  @Override
  public boolean isForeignHeard() {
    return foreignHeard;
  }

  @Override
  public Contest contest(long fromNs) {
    return contest;
  }

  @Override
  public Claim twinClaim() {
    return twinClaim;
  }

  @Override
  public long next() {
    return next;
  }

  @Override
  public long dueNs(long datagram) {
    return datagram * MS;
  }

  @Override
  public long firstDueFrom(long ns) {
    return Math.ceilDiv(ns, MS);
  }

  @Override
  public long firstToSend() {
    return DUE;
  }

  private static Timing timing(Rank self, Rank twin) {
    return Timing.of(
        Rules.of(Mode.SAME_GROUP, self, Optional.of(twin)), new Cadence(0, 10_528_000));
  }
}
