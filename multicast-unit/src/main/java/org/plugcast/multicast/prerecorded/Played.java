package org.plugcast.multicast.prerecorded;

import java.util.List;
import org.plugcast.multicast.record.Source;

/**
 * What a channel is made from, from a packet on.
 *
 * @param since index of the first packet, a multiple of 7
 * @param runs that are played from there; empty unless recordings are
 */
public record Played(Source source, long since, List<RecordedRun> runs) {
  /** The timeline, and never anything else. */
  public static final Played TIMELINE = new Played(Source.TIMELINE, 0, List.of());

  public Played {
    runs = List.copyOf(runs);
    if ((source == Source.PRE_RECORDED) == runs.isEmpty()) {
      throw new IllegalArgumentException(source.label() + " of " + runs.size() + " recordings");
    }
  }
}
