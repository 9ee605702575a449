package org.plugcast.multicast.aircheck;

import java.nio.ByteBuffer;
import java.util.function.LongPredicate;
import org.plugcast.multicast.pacing.Cadence;
import org.plugcast.multicast.record.Source;
import org.plugcast.multicast.verify.Likeness;
import org.plugcast.multicast.verify.Schedule;
import org.plugcast.multicast.verify.Tolerance;
import org.plugcast.multicast.verify.Verifier;

/** One channel on one group, as it is heard. Belongs to the thread of the air check. */
final class HeardStream {
  private final Heardable what;
  private final Verifier verifier;

  /**
   * @param ours whether a source is one of the twins
   */
  HeardStream(Heardable what, LongPredicate ours) {
    this.what = what;
    this.verifier =
        new Verifier(
            new Schedule(
                what.spec().cadence(), what.spec().delayNs(), what.spec().shape().datagramBytes()),
            Tolerance.of(what.takeoverNs()),
            this::compare,
            ours,
            what.audience()::judged);
  }

  Heardable what() {
    return what;
  }

  /** Any thread. */
  Findings findings() {
    return Findings.of(verifier.counts());
  }

  void heard(ByteBuffer payload, long heardAtNs, long source) {
    long datagram = verifier.heard(payload, heardAtNs, source);
    if (datagram != Verifier.NONE) {
      what.audience().heard(datagram, compare(datagram, payload), payload, heardAtNs, source);
    }
  }

  void deaf(long fromNs, long untilNs) {
    verifier.deaf(fromNs, untilNs);
  }

  void tick(long nowNs) {
    verifier.tick(nowNs);
  }

  /** Tells what was not told yet, for the last time. */
  void finish(long nowNs) {
    verifier.finish(nowNs);
    what.audience().ended();
  }

  /** Recordings differ between the twins. */
  private Likeness compare(long datagram, ByteBuffer payload) {
    if (what.played().at(datagram * Cadence.PACKETS_PER_DATAGRAM).source() != Source.TIMELINE) {
      return Likeness.UNKNOWN;
    }
    return switch (what.ring().compare(datagram, payload)) {
      case EQUAL -> Likeness.SAME;
      case DIFFERENT -> Likeness.OTHER;
      case NOT_HELD -> Likeness.UNKNOWN;
    };
  }
}
