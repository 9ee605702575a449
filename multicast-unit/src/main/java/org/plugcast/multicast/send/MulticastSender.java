package org.plugcast.multicast.send;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.StandardProtocolFamily;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.DatagramChannel;
import org.plugcast.multicast.pacing.DatagramSink;

/**
 * A UDP socket that sends to one group and port.
 *
 * <p>It never waits: what the socket cannot take at once is refused. {@link #send} belongs to one
 * thread; any other may {@link #reopen}.
 */
public final class MulticastSender implements DatagramSink {
  private static final int SEND_BUFFER_BYTES = 1 << 20;

  private final Options options;
  private volatile DatagramChannel channel;
  private boolean closed;

  /**
   * How datagrams leave.
   *
   * @param outgoing name or IPv4 address of the interface
   * @param ttl time to live, 0 to 255
   * @param dscp differentiated services code point, 0 to 63 (RFC 2474)
   * @param destination group and port
   */
  public record Options(String outgoing, int ttl, int dscp, InetSocketAddress destination) {}

  public MulticastSender(Options options) throws IOException {
    this.options = options;
    this.channel = open(options);
  }

  @Override
  public void send(ByteBuffer datagram) throws IOException {
    int bytes = datagram.remaining();
    int sent = channel.write(datagram);
    if (sent != bytes) {
      throw new IOException("Send buffer is full");
    }
  }

  /** Takes a new socket, for an interface may have gone and come back as another one. */
  @Override
  public synchronized void reopen() throws IOException {
    if (closed) {
      return;
    }
    DatagramChannel old = channel;
    channel = open(options);
    old.close();
  }

  @Override
  public synchronized void close() throws IOException {
    closed = true;
    channel.close();
  }

  private static DatagramChannel open(Options options) throws IOException {
    OutgoingInterface outgoing = OutgoingInterface.find(options.outgoing());
    DatagramChannel channel = DatagramChannel.open(StandardProtocolFamily.INET);
    try {
      channel.configureBlocking(false);
      channel.setOption(StandardSocketOptions.IP_MULTICAST_IF, outgoing.network());
      channel.setOption(StandardSocketOptions.IP_MULTICAST_TTL, options.ttl());
      channel.setOption(StandardSocketOptions.IP_MULTICAST_LOOP, true);
      channel.setOption(StandardSocketOptions.IP_TOS, options.dscp() << 2);
      channel.setOption(StandardSocketOptions.SO_SNDBUF, SEND_BUFFER_BYTES);
      channel.bind(new InetSocketAddress(outgoing.address(), 0));
      channel.connect(options.destination());
      return channel;
    } catch (IOException e) {
      channel.close();
      throw e;
    }
  }
}
