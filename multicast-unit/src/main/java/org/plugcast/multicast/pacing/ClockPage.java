package org.plugcast.multicast.pacing;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/**
 * The clock of the air in memory that several processes see. One writes; any number read, and
 * compute UTC from their own monotonic clock, which is the same in all processes of a machine.
 *
 * <p>There are two places: one is read while the other is written, and a version says which. So
 * nobody who reads ever waits for who writes: a reader of real time would wait for ever for a
 * writer that it keeps from running.
 */
public final class ClockPage {
  public static final int BYTES = 192;

  private static final VarHandle LONGS =
      MethodHandles.byteBufferViewVarHandle(long[].class, ByteOrder.nativeOrder());
  private static final long NANOS = 1_000_000_000;
  private static final int VERSION = 0;
  private static final int PLACES = 64;
  private static final int PLACE_BYTES = 64;
  private static final int MONOTONIC_NS = 0;
  private static final int UTC_NS = 8;
  private static final int SLEW_PPB = 16;

  private final ByteBuffer page;

  /**
   * @param page direct, {@link #BYTES} long
   */
  public ClockPage(ByteBuffer page) {
    this.page = page;
  }

  /** Says what UTC was at a moment, and how much faster it goes than the monotonic clock. */
  void publish(long monotonicNs, long utcNs, long slewPpb) {
    long version = (long) LONGS.get(page, VERSION) + 1;
    int place = place(version);
    LONGS.setVolatile(page, place + MONOTONIC_NS, monotonicNs);
    LONGS.setVolatile(page, place + UTC_NS, utcNs);
    LONGS.setVolatile(page, place + SLEW_PPB, slewPpb);
    LONGS.setVolatile(page, VERSION, version);
  }

  /** UTC when the monotonic clock shows {@code monotonicNs}. */
  public long utcNs(long monotonicNs) {
    while (true) {
      long version = (long) LONGS.getVolatile(page, VERSION);
      int place = place(version);
      long anchorNs = (long) LONGS.getVolatile(page, place + MONOTONIC_NS);
      long utcNs = (long) LONGS.getVolatile(page, place + UTC_NS);
      long slewPpb = (long) LONGS.getVolatile(page, place + SLEW_PPB);
      if (version == (long) LONGS.getVolatile(page, VERSION)) {
        return extrapolate(utcNs, slewPpb, monotonicNs - anchorNs);
      }
    }
  }

  private static int place(long version) {
    return PLACES + (int) (version & 1) * PLACE_BYTES;
  }

  private static long extrapolate(long utcNs, long slewPpb, long elapsedNs) {
    return utcNs + elapsedNs + elapsedNs / NANOS * slewPpb + elapsedNs % NANOS * slewPpb / NANOS;
  }
}
