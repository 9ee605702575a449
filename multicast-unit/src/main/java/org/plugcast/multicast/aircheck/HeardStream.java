package org.plugcast.multicast.aircheck;

import java.nio.ByteBuffer;
import java.util.function.LongPredicate;
import org.plugcast.multicast.pacing.Counter;
import org.plugcast.multicast.sender.SaidLine;
import org.plugcast.multicast.verify.Likeness;
import org.plugcast.multicast.verify.Schedule;
import org.plugcast.multicast.verify.Tolerance;
import org.plugcast.multicast.verify.Verifier;

/** One channel on one group, as it is heard. Belongs to the thread of the air check. */
final class HeardStream {
  private final Heardable what;
  private final FromTimeline expected;
  private final Verifier verifier;
  private final Counter otherSource = new Counter();

  /**
   * @param ours whether a source is one of the twins
   */
  HeardStream(Heardable what, LongPredicate ours) {
    this.what = what;
    this.expected = new FromTimeline(what, new SaidLine());
    this.verifier =
        new Verifier(
            new Schedule(
                what.spec().cadence(), what.spec().delayNs(), what.spec().shape().datagramBytes()),
            Tolerance.of(what.takeoverNs()),
            expected,
            ours,
            what.audience()::judged);
  }

  Heardable what() {
    return what;
  }

  /** Any thread. */
  Findings findings() {
    return Findings.of(verifier.counts(), otherSource.get());
  }

  void heard(ByteBuffer payload, long heardAtNs, long source) {
    long datagram = verifier.heard(payload, heardAtNs, source);
    if (datagram != Verifier.NONE) {
      boolean other = expected.isOther(datagram, what.told().apply(source));
      otherSource.add(other ? 1 : 0);
      Likeness likeness =
          other ? Likeness.UNKNOWN : expected.compareWithTimeline(datagram, payload);
      what.audience().heard(datagram, likeness, payload, heardAtNs, source);
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
}
