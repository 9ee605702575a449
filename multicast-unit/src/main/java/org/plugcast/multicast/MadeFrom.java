package org.plugcast.multicast;

import java.util.function.LongFunction;
import org.plugcast.multicast.pacing.Cadence;
import org.plugcast.multicast.prerecorded.PlayedLine;
import org.plugcast.multicast.record.Source;
import org.plugcast.multicast.sender.SaidLine;

/**
 * What a channel is made from, by whoever sends it: the twins change over each at a datagram of its
 * own. Any thread.
 *
 * @param played what this unit plays
 * @param told what who sends has said, by {@link org.plugcast.multicast.hearing.Source}
 */
record MadeFrom(PlayedLine played, LongFunction<SaidLine> told) {

  /** What a datagram is made from that a sender sends; who says nothing sends what this one has. */
  Source at(long datagram, long sender) {
    return told.apply(sender)
        .at(datagram)
        .orElseGet(() -> played.at(datagram * Cadence.PACKETS_PER_DATAGRAM).source());
  }

  /** What a sender has said. */
  SaidLine by(long sender) {
    return told.apply(sender);
  }
}
