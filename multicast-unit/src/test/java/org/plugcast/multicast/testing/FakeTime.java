package org.plugcast.multicast.testing;

import org.plugcast.multicast.pacing.TimeSource;

/** Clocks that go only when told to. */
public final class FakeTime implements TimeSource {
  private long monotonicNs;
  private long wallNs;

  public FakeTime(long wallNs) {
    this.wallNs = wallNs;
  }

  /** Time passes. */
  public void pass(long nanos) {
    monotonicNs += nanos;
    wallNs += nanos;
  }

  /** Someone sets the wall clock. */
  public void stepWall(long nanos) {
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
