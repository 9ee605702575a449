package org.plugcast.multicast.wire;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.StandardProtocolFamily;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.DatagramChannel;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;
import org.plugcast.multicast.pacing.Wire;

/** One datagram after the other, by Java's own channels: for systems other than Linux. */
final class NioWire implements Wire {
  private static final int MOST_REASONS = 16;
  private static final String OTHER = "other";

  private final DatagramChannel channel;
  private final List<@Nullable Route> routes = new CopyOnWriteArrayList<>();
  private final List<String> reasons = new ArrayList<>();
  private final Route[] batchRoutes = new Route[BATCH];
  private final int[] offsets = new int[BATCH];
  private final int[] lengths = new int[BATCH];
  private int failure;

  private record Route(InetSocketAddress destination, ByteBuffer view) {}

  private NioWire(DatagramChannel channel) {
    this.channel = channel;
  }

  static NioWire open(WireOptions options) throws IOException {
    DatagramChannel channel = DatagramChannel.open(StandardProtocolFamily.INET);
    try {
      channel.configureBlocking(false);
      channel.setOption(StandardSocketOptions.IP_MULTICAST_TTL, options.ttl());
      channel.setOption(
          StandardSocketOptions.IP_MULTICAST_LOOP, options.loop() == WireOptions.Loop.ON);
      channel.setOption(StandardSocketOptions.IP_TOS, options.dscp() << 2);
      channel.setOption(StandardSocketOptions.SO_SNDBUF, WireOptions.SEND_BUFFER_BYTES);
      if (!options.outgoing().equals(WireOptions.BY_ROUTE)) {
        OutgoingInterface outgoing = OutgoingInterface.find(options.outgoing());
        channel.setOption(StandardSocketOptions.IP_MULTICAST_IF, outgoing.network());
        channel.setOption(StandardSocketOptions.SO_REUSEADDR, true);
        channel.bind(new InetSocketAddress(outgoing.address(), options.sourcePort()));
      }
      return new NioWire(channel);
    } catch (IOException e) {
      channel.close();
      throw e;
    }
  }

  @Override
  public synchronized int route(InetSocketAddress destination, ByteBuffer memory) {
    Route route = new Route(destination, memory.duplicate());
    int free = routes.indexOf(null);
    if (free >= 0) {
      routes.set(free, route);
      return free;
    }
    routes.add(route);
    return routes.size() - 1;
  }

  @Override
  public synchronized void forget(int route) {
    routes.set(route, null);
  }

  @Override
  public void put(int position, int route, int offset, int length) {
    Route known = routes.get(route);
    if (known == null) {
      throw new IllegalStateException("route " + route + " was forgotten");
    }
    batchRoutes[position] = known;
    offsets[position] = offset;
    lengths[position] = length;
  }

  @Override
  public int send(int from, int count) {
    for (int i = from; i < from + count; i++) {
      try {
        ByteBuffer view = batchRoutes[i].view();
        view.limit(offsets[i] + lengths[i]).position(offsets[i]);
        if (channel.send(view, batchRoutes[i].destination()) != lengths[i]) {
          throw new IOException("Send buffer is full");
        }
      } catch (IOException e) {
        failure = number(String.valueOf(e.getMessage()));
        return i - from;
      }
    }
    return count;
  }

  @Override
  public int failure() {
    return failure;
  }

  @Override
  public String reason(int number) {
    synchronized (reasons) {
      return reasons.get(number);
    }
  }

  @Override
  public void close() throws IOException {
    channel.close();
  }

  private int number(String reason) {
    synchronized (reasons) {
      int known = reasons.indexOf(reason);
      if (known >= 0) {
        return known;
      }
      if (reasons.size() > MOST_REASONS) {
        return MOST_REASONS;
      }
      reasons.add(reasons.size() < MOST_REASONS ? reason : OTHER);
      return reasons.size() - 1;
    }
  }
}
