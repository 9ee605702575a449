package org.plugcast.multicast.aircheck;

import java.nio.ByteBuffer;
import org.plugcast.multicast.pacing.Cadence;
import org.plugcast.multicast.record.Source;
import org.plugcast.multicast.sender.SaidLine;
import org.plugcast.multicast.verify.Expected;
import org.plugcast.multicast.verify.Likeness;

/**
 * What a channel should be as far as all make it from the timeline: recordings and slates are each
 * unit's own.
 */
final class FromTimeline implements Expected {
  private final Heardable what;
  private final SaidLine told;

  /**
   * @param told what who sends has said that it makes the channel from
   */
  FromTimeline(Heardable what, SaidLine told) {
    this.what = what;
    this.told = told;
  }

  @Override
  public Expected of(long source) {
    return new FromTimeline(what, what.told().apply(source));
  }

  @Override
  public Likeness compare(long datagram, ByteBuffer payload) {
    return isOther(datagram, told) ? Likeness.UNKNOWN : compareWithTimeline(datagram, payload);
  }

  /** Whether it is made from anything else, by this unit or by who sends. */
  boolean isOther(long datagram, SaidLine by) {
    long packet = datagram * Cadence.PACKETS_PER_DATAGRAM;
    return what.played().at(packet).source() != Source.TIMELINE || by.isOther(datagram);
  }

  /** The same of one that is made from the timeline by all. */
  Likeness compareWithTimeline(long datagram, ByteBuffer payload) {
    return switch (what.ring().compare(datagram, payload)) {
      case EQUAL -> Likeness.SAME;
      case DIFFERENT -> Likeness.OTHER;
      case NOT_HELD -> Likeness.UNKNOWN;
    };
  }
}
