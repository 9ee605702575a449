package org.plugcast.multicast.aircheck;

import org.plugcast.multicast.verify.Counts;
import org.plugcast.multicast.verify.Verdict;

/**
 * What was found on a group, in datagrams since the channel began.
 *
 * @param otherSource heard, but not compared: recordings and slates are each unit's own, and the
 *     timeline says nothing of what another process sends instead
 * @param silent not heard while nobody sent
 * @param foreign of senders that are neither of the twins
 * @param wrongSize of the twins, but longer or shorter than they should be
 * @param unheard that came while this machine could not follow
 */
public record Findings(
    long identical,
    long missing,
    long different,
    long late,
    long repeated,
    long outOfOrder,
    long otherSource,
    long silent,
    long foreign,
    long wrongSize,
    long unheard) {

  static Findings of(Counts counts, long otherSource) {
    return new Findings(
        counts.of(Verdict.IDENTICAL),
        counts.of(Verdict.MISSING),
        counts.of(Verdict.DIFFERENT),
        counts.of(Verdict.LATE),
        counts.of(Verdict.REPEATED),
        counts.of(Verdict.OUT_OF_ORDER),
        otherSource,
        counts.of(Verdict.SILENT),
        counts.foreign(),
        counts.wrongSize(),
        counts.of(Verdict.UNHEARD));
  }

  /** All that is wrong with what the twins sent. */
  public long faults() {
    return missing + different + late + repeated + outOfOrder + wrongSize;
  }
}
