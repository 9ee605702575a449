package org.plugcast.multicast.testing;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.NetworkInterface;
import java.net.StandardProtocolFamily;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.AsynchronousCloseException;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.DatagramChannel;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/** Hears a multicast group on the loopback interface. */
public final class GroupListener implements AutoCloseable {
  private static final Duration PATIENCE = Duration.ofSeconds(20);

  private final DatagramChannel channel;
  private final BlockingQueue<byte[]> heard = new LinkedBlockingQueue<>();

  public GroupListener(InetAddress group, int port) throws IOException {
    NetworkInterface loopback = NetworkInterface.getByInetAddress(InetAddress.getLoopbackAddress());
    channel = DatagramChannel.open(StandardProtocolFamily.INET);
    channel.setOption(StandardSocketOptions.SO_REUSEADDR, true);
    channel.setOption(StandardSocketOptions.SO_RCVBUF, 1 << 20);
    channel.bind(new InetSocketAddress(group, port));
    channel.join(group, loopback);
    Thread.ofPlatform().daemon().name("listener").start(this::listen);
  }

  /** The next datagrams; fails if they do not come in time. */
  public List<byte[]> next(int count) throws InterruptedException {
    List<byte[]> datagrams = new ArrayList<>();
    long deadline = System.nanoTime() + PATIENCE.toNanos();
    while (datagrams.size() < count) {
      byte[] datagram = heard.poll(deadline - System.nanoTime(), TimeUnit.NANOSECONDS);
      if (datagram == null) {
        throw new AssertionError("heard " + datagrams.size() + " datagrams, expected " + count);
      }
      datagrams.add(datagram);
    }
    return datagrams;
  }

  /** Forgets what was heard so far. */
  public void clear() {
    heard.clear();
  }

  /** Whether a datagram comes within a time. */
  public boolean hears(Duration within) throws InterruptedException {
    return heard.poll(within.toNanos(), TimeUnit.NANOSECONDS) != null;
  }

  @Override
  public void close() throws IOException {
    channel.close();
  }

  private void listen() {
    ByteBuffer buffer = ByteBuffer.allocate(65_536);
    try {
      while (channel.isOpen()) {
        channel.receive(buffer.clear());
        byte[] bytes = new byte[buffer.flip().remaining()];
        buffer.get(bytes);
        heard.add(bytes);
      }
    } catch (AsynchronousCloseException e) {
      // Closing is how this thread is ended.
    } catch (ClosedChannelException e) {
      // As above, between two datagrams.
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }
}
