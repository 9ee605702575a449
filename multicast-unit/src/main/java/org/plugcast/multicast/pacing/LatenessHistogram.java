package org.plugcast.multicast.pacing;

import java.util.concurrent.atomic.AtomicLongArray;

/** Counts of datagrams by lateness. One writer. */
public final class LatenessHistogram {
  private static final long[] BOUNDS_NS = {
    50_000,
    100_000,
    250_000,
    500_000,
    1_000_000,
    2_500_000,
    5_000_000,
    10_000_000,
    25_000_000,
    50_000_000,
    100_000_000,
  };

  private final AtomicLongArray counts = new AtomicLongArray(BOUNDS_NS.length + 1);
  private final Counter sumNs = new Counter();
  private final Counter maxNs = new Counter();

  void record(long latenessNs) {
    int bucket = 0;
    while (bucket < BOUNDS_NS.length && latenessNs > BOUNDS_NS[bucket]) {
      bucket++;
    }
    counts.lazySet(bucket, counts.getPlain(bucket) + 1);
    sumNs.add(latenessNs);
    maxNs.raiseTo(latenessNs);
  }

  /** Upper bounds of the buckets but the last, in nanoseconds. */
  public static long[] boundsNs() {
    return BOUNDS_NS.clone();
  }

  /** Count of a bucket; the last has no upper bound. */
  public long count(int bucket) {
    return counts.get(bucket);
  }

  public long sumNs() {
    return sumNs.get();
  }

  public long maxNs() {
    return maxNs.get();
  }
}
