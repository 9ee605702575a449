package org.plugcast.multicast.pacing;

import java.util.Arrays;
import java.util.function.Function;

/**
 * Keeps the ring of one channel filled from its source, and counts what became of what was filled
 * in. Belongs to the filling thread.
 *
 * <p>When the source is replaced, what was prepared is prepared anew in the other half of the ring;
 * the pacer changes over between two datagrams. A {@linkplain #change change} is due at a datagram:
 * it is made while both halves are still alike, or not at all, for half of a splice is none.
 */
public final class Feed {
  /** So long before anything differs a change is made, for others learn of it in fifths of it. */
  private static final long NOTICE_NS = 250_000_000;

  private final Outlet outlet;
  private final Ring ring;
  private final DatagramFraming framing;
  private final LaneCounters counters;
  private final byte[] datagram;
  private final byte[][] missing;
  private PacketSource source;
  private long counted;

  /** What came of a change. */
  public enum Change {
    MADE,
    /** When all was prepared, what was to be different was on air already, or all but. */
    LATE
  }

  Feed(Outlet outlet, DatagramFraming framing, PacketSource source) {
    this.outlet = outlet;
    this.ring = outlet.ring();
    this.framing = framing;
    this.source = source;
    this.counters = new LaneCounters(outlet);
    this.datagram = new byte[ring.shape().datagramBytes()];
    this.missing = new byte[2][ring.shape().slots()];
    ring.holes((half, k) -> missing[half][ring.shape().slot(k)] != 0);
  }

  public LaneCounters counters() {
    return counters;
  }

  public Outlet outlet() {
    return outlet;
  }

  /** Begins, also anew after the pacer was gone: with what is due at {@code utcNs}. */
  void begin(AirTime clock) {
    ring.empty(ring.activeHalf(), due(clock));
    ring.begin(due(clock));
    counted = ring.next();
    fill();
    ring.begin(Math.max(ring.next(), due(clock)));
    counted = ring.next();
    outlet.start();
  }

  /** Counts what was sent and prepares what there is room for; returns the datagrams prepared. */
  int fill() {
    long next = ring.next();
    count(next);
    int half = ring.activeHalf();
    if (next > ring.end(half)) {
      ring.empty(half, next);
    }
    return fill(half, next);
  }

  void replace(PacketSource replacement) {
    source.close();
    source = replacement;
    renew();
  }

  /** Replaces the source by one that may go on from what is prepared, where that is in time. */
  Change change(Function<Prepared, PacketSource> replacement) {
    int active = ring.activeHalf();
    PacketSource before = source;
    source = replacement.apply(new Prepared(ring, active, framing.headerBytes()));
    long from = ring.next();
    int idle = prepareAnew();
    if (ring.next() + notice() > firstDifference(from, active, idle)) {
      source.close();
      source = before;
      ring.empty(idle, ring.next());
      return Change.LATE;
    }
    ring.activate(idle);
    before.close();
    return Change.MADE;
  }

  private long notice() {
    return outlet.spec().cadence().datagramsIn(NOTICE_NS);
  }

  /**
   * The first datagram that is not the same in both halves: none, or the end if that has passed.
   */
  private long firstDifference(long from, int active, int idle) {
    long end = ring.end(active);
    if (from >= end) {
      return Long.MAX_VALUE;
    }
    long k = Math.max(from, ring.first(active));
    while (k < end && ring.areAlike(active, idle, k)) {
      k++;
    }
    return k < end || ring.next() >= end ? k : Long.MAX_VALUE;
  }

  /** Prepares anew if content was missing; to be called when content has come. */
  void refresh() {
    int half = ring.activeHalf();
    for (long k = Math.max(ring.next(), ring.first(half)); k < ring.end(half); k++) {
      if (missing[half][ring.shape().slot(k)] != 0) {
        renew();
        return;
      }
    }
  }

  void close() {
    source.close();
    outlet.close();
  }

  private long due(AirTime clock) {
    return outlet.spec().cadence().firstDatagramDueFrom(clock.utcNs() - outlet.spec().delayNs());
  }

  private void count(long next) {
    byte[] missingPackets = missing[ring.activeHalf()];
    for (long k = Math.max(counted, next - ring.shape().slots()); k < next; k++) {
      counters.count(ring.outcome(k), missingPackets[ring.shape().slot(k)]);
    }
    counted = next;
  }

  private void renew() {
    ring.activate(prepareAnew());
  }

  /** Prepares in the idle half what is due next, and returns that half. */
  private int prepareAnew() {
    long next = ring.next();
    count(next);
    int idle = 1 - ring.activeHalf();
    Arrays.fill(missing[idle], (byte) 0);
    ring.empty(idle, next);
    fill(idle, next);
    count(ring.next());
    return idle;
  }

  private int fill(int half, long next) {
    long from = ring.end(half);
    long to = next + ring.shape().ahead();
    for (long k = from; k < to; k++) {
      framing.write(k, datagram);
      missing[half][ring.shape().slot(k)] =
          (byte)
              source.packets(
                  k * Cadence.PACKETS_PER_DATAGRAM,
                  Cadence.PACKETS_PER_DATAGRAM,
                  datagram,
                  framing.headerBytes());
      ring.append(half, datagram);
    }
    return (int) Math.max(0, to - from);
  }
}
