package org.plugcast.multicast.pacing;

import java.util.Arrays;
import org.HdrHistogram.Histogram;
import org.HdrHistogram.HistogramIterationValue;

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

  /**
   * Datagrams that were at most so late, for each of several bounds in ascending order. One walk
   * over the histogram for all of them: it holds up who records.
   */
  public synchronized long[] countsUpTo(long[] boundsNs) {
    long[] counts = new long[boundsNs.length];
    int bound = 0;
    long sum = 0;
    for (HistogramIterationValue step : histogram.recordedValues()) {
      while (bound < counts.length
          && step.getValueIteratedTo() > histogram.highestEquivalentValue(boundsNs[bound])) {
        counts[bound++] = sum;
      }
      sum += step.getCountAddedInThisIterationStep();
    }
    Arrays.fill(counts, bound, counts.length, sum);
    return counts;
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
