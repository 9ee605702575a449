package org.plugcast.multicast.testing;

import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.plugcast.multicast.pacing.AirTime;
import org.plugcast.multicast.pacing.Cadence;
import org.plugcast.multicast.pacing.Wire;

/** Remembers what was sent when. */
public final class FakeWire implements Wire {
  private static final int NONE = -1;

  private final AirTime clock;
  private final List<Sent> sent = new ArrayList<>();
  private final List<@Nullable Route> routes = new ArrayList<>();
  private final Route[] batch = new Route[BATCH];
  private final int[] offsets = new int[BATCH];
  private final int[] lengths = new int[BATCH];
  private @Nullable String reason;
  private int failingPort = NONE;

  private record Route(InetSocketAddress destination, ByteBuffer memory) {}

  /** A datagram: when it left, to which port, and what it was. */
  public static final class Sent {
    private final int port;
    private final long utcNs;
    private final byte[] bytes;

    Sent(int port, long utcNs, byte[] bytes) {
      this.port = port;
      this.utcNs = utcNs;
      this.bytes = bytes;
    }

    public int port() {
      return port;
    }

    public long utcNs() {
      return utcNs;
    }

    public byte[] bytes() {
      return bytes;
    }

    /** The number in the first packet, by {@link NumberedPackets}. */
    public long firstPacket() {
      return ByteBuffer.wrap(bytes).getLong();
    }

    public long datagram() {
      return firstPacket() / Cadence.PACKETS_PER_DATAGRAM;
    }

    public int version() {
      return ByteBuffer.wrap(bytes).getInt(Long.BYTES);
    }
  }

  public FakeWire(AirTime clock) {
    this.clock = clock;
  }

  public List<Sent> sent() {
    return sent;
  }

  /** What went to one port. */
  public List<Sent> sent(int port) {
    return sent.stream().filter(s -> s.port() == port).toList();
  }

  /** From now on datagrams to a port are refused. */
  public void fail(int port, String why) {
    failingPort = port;
    reason = why;
  }

  /** From now on all goes well again. */
  public void mend() {
    failingPort = NONE;
  }

  /** How many routes are known. */
  public long routes() {
    return routes.stream().filter(route -> route != null).count();
  }

  @Override
  public int route(InetSocketAddress destination, ByteBuffer memory) {
    routes.add(new Route(destination, memory));
    return routes.size() - 1;
  }

  @Override
  public void forget(int route) {
    routes.set(route, null);
  }

  @Override
  public void put(int position, int route, int offset, int length) {
    Route known = routes.get(route);
    if (known == null) {
      throw new IllegalStateException("forgotten route " + route);
    }
    batch[position] = known;
    offsets[position] = offset;
    lengths[position] = length;
  }

  @Override
  public int send(int from, int count) {
    for (int i = from; i < from + count; i++) {
      if (batch[i].destination().getPort() == failingPort) {
        return i - from;
      }
      byte[] bytes = new byte[lengths[i]];
      batch[i].memory().get(offsets[i], bytes);
      sent.add(new Sent(batch[i].destination().getPort(), clock.utcNs(), bytes));
    }
    return count;
  }

  @Override
  public int failure() {
    return 7;
  }

  @Override
  public String reason(int failure) {
    return failure == 7 ? String.valueOf(reason) : "number " + failure;
  }

  @Override
  public void close() {}
}
