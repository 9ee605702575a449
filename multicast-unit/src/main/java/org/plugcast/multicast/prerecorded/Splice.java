package org.plugcast.multicast.prerecorded;

import java.util.OptionalLong;
import org.plugcast.multicast.pacing.PacketSource;
import org.plugcast.multicast.record.AirLine;

/** How one stream is left and another joined. Immutable. */
record Splice(long seam, Departure departure, Landing landing) {
  /** More packets than any head has. */
  static final int LONGEST_HEAD = 70;

  /** Packets before a seam that may differ from the stream that is left. */
  static long reach(AirLine air) {
    return air.cadence().datagramsIn(3_000_000_000L) * 7 + LONGEST_HEAD;
  }

  /**
   * @param from index of the first packet of {@code before}
   * @param seam index of the first packet of {@code after}: a multiple of 7
   */
  static Splice of(
      PacketSource before,
      long from,
      long seam,
      PacketSource after,
      AirLine air,
      SplicedSource.Whole whole) {
    Beginnings beginnings = Beginnings.of(after, seam, air);
    Landing first = LandingSearch.in(beginnings, air, OptionalLong.empty());
    long end = seam - first.headPackets();
    return switch (whole) {
      case BEFORE -> {
        Departure departure = DepartureSearch.at(before, from, end, air, OptionalLong.empty());
        Landing landing = LandingSearch.in(beginnings, air, departure.lastDecoded());
        yield new Splice(seam, departure, landing);
      }
      case AFTER ->
          new Splice(seam, DepartureSearch.at(before, from, end, air, first.firstDecoded()), first);
    };
  }

  /** Index of the first packet of the head. */
  long head() {
    return seam - landing.headPackets();
  }
}
