package org.plugcast.multicast.pacing;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/**
 * The clock of the air in memory that several processes see. One writes; any number read, and
 * compute UTC from their own monotonic clock, which is the same in all processes of a machine.
 *
 * <p>A sequence lock: the count is odd while the other fields change.
 */
public final class ClockPage {
  public static final int BYTES = 64;

  private static final VarHandle LONGS =
      MethodHandles.byteBufferViewVarHandle(long[].class, ByteOrder.nativeOrder());
  private static final long NANOS = 1_000_000_000;
  private static final int COUNT = 0;
  private static final int MONOTONIC_NS = 8;
  private static final int UTC_NS = 16;
  private static final int SLEW_PPB = 24;

  private final ByteBuffer page;

  /**
   * @param page direct, {@link #BYTES} long
   */
  public ClockPage(ByteBuffer page) {
    this.page = page;
  }

  /** Says what UTC was at a moment, and how much faster it goes than the monotonic clock. */
  void publish(long monotonicNs, long utcNs, long slewPpb) {
    long count = (long) LONGS.get(page, COUNT);
    LONGS.setVolatile(page, COUNT, count + 1);
    LONGS.setVolatile(page, MONOTONIC_NS, monotonicNs);
    LONGS.setVolatile(page, UTC_NS, utcNs);
    LONGS.setVolatile(page, SLEW_PPB, slewPpb);
    LONGS.setVolatile(page, COUNT, count + 2);
  }

  /** UTC when the monotonic clock shows {@code monotonicNs}. */
  public long utcNs(long monotonicNs) {
    while (true) {
      long count = (long) LONGS.getVolatile(page, COUNT);
      long anchorNs = (long) LONGS.getVolatile(page, MONOTONIC_NS);
      long utcNs = (long) LONGS.getVolatile(page, UTC_NS);
      long slewPpb = (long) LONGS.getVolatile(page, SLEW_PPB);
      if ((count & 1) == 0 && count == (long) LONGS.getVolatile(page, COUNT)) {
        return extrapolate(utcNs, slewPpb, monotonicNs - anchorNs);
      }
      Thread.onSpinWait();
    }
  }

  private static long extrapolate(long utcNs, long slewPpb, long elapsedNs) {
    return utcNs + elapsedNs + elapsedNs / NANOS * slewPpb + elapsedNs % NANOS * slewPpb / NANOS;
  }
}
