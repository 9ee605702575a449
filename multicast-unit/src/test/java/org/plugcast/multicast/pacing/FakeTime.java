package org.plugcast.multicast.pacing;

/** Clocks that go only when told to. */
final class FakeTime implements TimeSource {
  private long monotonicNs;
  private long wallNs;

  FakeTime(long wallNs) {
    this.wallNs = wallNs;
  }

  /** Time passes. */
  void pass(long nanos) {
    monotonicNs += nanos;
    wallNs += nanos;
  }

  /** Someone sets the wall clock. */
  void stepWall(long nanos) {
    wallNs += nanos;
  }

  @Override
  public long monotonicNs() {
    return monotonicNs;
  }

  @Override
  public long wallNs() {
    return wallNs;
  }
}
