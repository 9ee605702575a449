package org.plugcast.multicast.wire;

import java.io.IOException;
import java.net.Inet4Address;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import org.plugcast.multicast.linux.Errno;
import org.plugcast.multicast.linux.UdpSender;
import org.plugcast.multicast.pacing.Wire;

/** A batch is one call of the system. */
final class LinuxWire implements Wire {
  private final UdpSender sender;

  private LinuxWire(UdpSender sender) {
    this.sender = sender;
  }

  static Wire open(WireOptions options) throws IOException {
    return new LinuxWire(UdpSender.open(senderOptions(options)));
  }

  private static UdpSender.Options senderOptions(WireOptions options) throws IOException {
    UdpSender.Loop loop =
        switch (options.loop()) {
          case ON -> UdpSender.Loop.ON;
          case OFF -> UdpSender.Loop.OFF;
        };
    InetAddress source = Inet4Address.ofLiteral(WireOptions.BY_ROUTE);
    int interfaceIndex = 0;
    if (!options.outgoing().equals(WireOptions.BY_ROUTE)) {
      OutgoingInterface outgoing = OutgoingInterface.find(options.outgoing());
      source = outgoing.address();
      interfaceIndex = outgoing.network().getIndex();
    }
    return new UdpSender.Options(
        new InetSocketAddress(source, options.sourcePort()),
        interfaceIndex,
        options.ttl(),
        options.dscp(),
        loop,
        WireOptions.SEND_BUFFER_BYTES);
  }

  @Override
  public int route(InetSocketAddress destination, ByteBuffer memory) {
    return sender.route(destination, memory);
  }

  @Override
  public void forget(int route) {
    sender.forget(route);
  }

  @Override
  public void put(int position, int route, int offset, int length) {
    sender.put(position, route, offset, length);
  }

  @Override
  public int send(int from, int count) {
    return sender.send(from, count);
  }

  @Override
  public int failure() {
    return sender.failure();
  }

  @Override
  public String reason(int failure) {
    return Errno.describe(failure);
  }

  @Override
  public void close() throws IOException {
    sender.close();
  }
}
