package org.plugcast.ts.rtp;

import java.util.List;

/**
 * What happened in a merge of equal streams; all numbers count datagrams.
 *
 * @param delivered in order, each once
 * @param lost on all legs, or came too late on all
 * @param identical came again on another leg, and every byte was the same
 * @param different came again on another leg, and was not the same
 * @param late came when they had been given up: a leg is further behind than the window
 * @param strays of another source, or out of all order
 * @param restarts times that a new stream began
 */
public record MergeReport(
    List<Leg> legs,
    long delivered,
    long lost,
    long identical,
    long different,
    long late,
    long strays,
    long restarts) {

  public MergeReport {
    legs = List.copyOf(legs);
  }

  /**
   * One leg.
   *
   * @param missing of those that were delivered or lost, how many never came on this leg
   * @param repeated came more than once on this leg
   */
  public record Leg(long received, long missing, long repeated) {}

  /** Whether one stream came through whole, and the legs never differed. */
  public boolean isSeamless() {
    return delivered > 0 && lost == 0 && different == 0 && strays == 0 && restarts == 0;
  }
}
