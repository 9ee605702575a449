package org.plugcast.multicast.pacing;

import org.HdrHistogram.Histogram;

/** Datagrams by lateness, to two digits, up to two seconds. Any thread. */
public final class LatenessHistogram {
  private static final long LONGEST_NS = 2_000_000_000;
  private static final int DIGITS = 2;

  private final Histogram histogram = new Histogram(LONGEST_NS, DIGITS);
  private long sumNs;

  synchronized void record(long latenessNs) {
    histogram.recordValue(Math.min(latenessNs, LONGEST_NS));
    sumNs += latenessNs;
  }

  /** Datagrams that were at most so late. */
  public synchronized long countUpTo(long latenessNs) {
    return histogram.getCountBetweenValues(0, latenessNs);
  }

  public synchronized long count() {
    return histogram.getTotalCount();
  }

  /** The lateness that {@code percent} of the datagrams did not exceed, in nanoseconds. */
  public synchronized long percentileNs(double percent) {
    return histogram.getValueAtPercentile(percent);
  }

  public synchronized long maxNs() {
    return histogram.getMaxValue();
  }

  public synchronized long sumNs() {
    return sumNs;
  }
}
