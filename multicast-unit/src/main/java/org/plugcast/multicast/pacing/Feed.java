package org.plugcast.multicast.pacing;

import java.util.Arrays;
import java.util.function.Function;

/**
 * Keeps the ring of one channel filled from its source, and counts what became of what was filled
 * in. Belongs to the filling thread.
 *
 * <p>When the source is replaced, what was prepared is prepared anew in the other half of the ring;
 * the pacer changes over between two datagrams.
 */
public final class Feed {
  private final Outlet outlet;
  private final Ring ring;
  private final DatagramFraming framing;
  private final LaneCounters counters;
  private final byte[] datagram;
  private final byte[][] missing;
  private PacketSource source;
  private long counted;

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

  /** Replaces the source by one that may go on from what is prepared. */
  void change(Function<Prepared, PacketSource> replacement) {
    replace(replacement.apply(new Prepared(ring, ring.activeHalf(), framing.headerBytes())));
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
    long next = ring.next();
    count(next);
    int idle = 1 - ring.activeHalf();
    Arrays.fill(missing[idle], (byte) 0);
    ring.empty(idle, next);
    fill(idle, next);
    count(ring.next());
    ring.activate(idle);
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
