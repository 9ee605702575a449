package org.plugcast.multicast.record;

/**
 * A segment on its way to the disk. Whoever hears knows it by its start, whoever writes keeps the
 * rest.
 */
final class Segment {
  private final SegmentStart start;
  private volatile boolean failed;

  Segment(SegmentStart start) {
    this.start = start;
  }

  SegmentStart start() {
    return start;
  }

  /** It could not be written: what comes of it is left out. */
  void fail() {
    failed = true;
  }

  boolean hasFailed() {
    return failed;
  }
}
