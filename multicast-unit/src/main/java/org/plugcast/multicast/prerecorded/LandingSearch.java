package org.plugcast.multicast.prerecorded;

import java.util.HashSet;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeMap;
import org.plugcast.multicast.prerecorded.Landing.Arrival;
import org.plugcast.multicast.prerecorded.Landing.Clock;
import org.plugcast.multicast.record.AirLine;

/**
 * Finds how a stream can be joined at a packet, by what begins in the seconds after it. Video goes
 * on with the first random access point that is decoded late enough, audio with the first frame
 * that sounds no earlier than that picture shows, tables with their first section.
 */
final class LandingSearch {
  private final OptionalLong decodeAfter;
  private final TreeMap<Integer, Arrival> arrivals = new TreeMap<>();
  private final Set<Integer> video = new HashSet<>();
  private OptionalLong shownFrom = OptionalLong.empty();
  private OptionalLong firstDecoded = OptionalLong.empty();

  private LandingSearch(OptionalLong decodeAfter) {
    this.decodeAfter = decodeAfter;
  }

  /**
   * @param decodeAfter DTS of the last picture of the stream before, in 90 kHz ticks modulo 2^33;
   *     without one the first picture is as good as any
   */
  static Landing in(Beginnings beginnings, AirLine air, OptionalLong decodeAfter) {
    LandingSearch search = new LandingSearch(decodeAfter);
    beginnings.all().forEach(search::findVideo);
    if (search.arrivals.isEmpty()) {
      beginnings.all().forEach(search::findAnyVideo);
    }
    beginnings.all().forEach(search::findOthers);
    search.arrivals.replaceAll(
        (pid, arrival) ->
            new Arrival(
                arrival.from(),
                arrival.counter(),
                beginnings.clocks().contains(pid) ? Clock.PCR : Clock.NONE));
    return new Landing(air, search.arrivals, search.firstDecoded);
  }

  private void findVideo(Beginning beginning) {
    if (beginning.isVideo()) {
      video.add(beginning.pid());
      if (beginning.kind() == Beginning.Kind.ACCESS_POINT && isLateEnough(beginning)) {
        arriveVideo(beginning);
      }
    }
  }

  /** A picture is better than none, even one that comes too early, or depends on others. */
  private void findAnyVideo(Beginning beginning) {
    if (beginning.isVideo()) {
      arriveVideo(beginning);
    }
  }

  private void arriveVideo(Beginning beginning) {
    if (!arrivals.containsKey(beginning.pid())) {
      arrive(beginning);
      firstDecoded = beginning.decoded();
      shownFrom = beginning.shown().isPresent() ? beginning.shown() : shownFrom;
    }
  }

  private void findOthers(Beginning beginning) {
    int pid = beginning.pid();
    if (!video.contains(pid) && !arrivals.containsKey(pid) && !isTooEarly(beginning)) {
      arrive(beginning);
    }
  }

  private void arrive(Beginning beginning) {
    arrivals.put(beginning.pid(), new Arrival(beginning.index(), beginning.counter(), Clock.NONE));
  }

  private boolean isLateEnough(Beginning beginning) {
    return decodeAfter.isEmpty()
        || (beginning.decoded().isPresent()
            && !Stamps.isNotBefore(decodeAfter.getAsLong(), beginning.decoded().getAsLong()));
  }

  private boolean isTooEarly(Beginning beginning) {
    return shownFrom.isPresent()
        && beginning.shown().isPresent()
        && !Stamps.isNotBefore(beginning.shown().getAsLong(), shownFrom.getAsLong());
  }
}
