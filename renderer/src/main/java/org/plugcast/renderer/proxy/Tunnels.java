package org.plugcast.renderer.proxy;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.util.List;
import java.util.concurrent.ConcurrentMap;
import org.eclipse.jetty.io.EndPoint;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.server.handler.ConnectHandler;
import org.eclipse.jetty.util.Callback;
import org.eclipse.jetty.util.Promise;

/** HTTPS and WebSockets: bytes that cannot be looked into, to a host that may be reached. */
final class Tunnels extends ConnectHandler {
  private static final String HOST = "host";
  private static final int BUFFER = 16 << 10;

  private final Gate gate;
  private final Traffic traffic;

  Tunnels(Gate gate, Traffic traffic, Handler others) {
    super(others);
    this.gate = gate;
    this.traffic = traffic;
    setIdleTimeout(traffic.limits().idle().toMillis());
    setConnectTimeout(traffic.limits().connect().toMillis());
    setBufferSize(BUFFER);
  }

  @Override
  protected void connectToServer(
      Request request, String host, int port, Promise<SocketChannel> promise) {
    Thread.ofVirtual().name("page-tunnel").start(() -> connect(host, port, promise));
  }

  private void connect(String host, int port, Promise<SocketChannel> promise) {
    try {
      traffic.request();
      promise.succeeded(connected(gate.open(host, port)));
    } catch (IOException e) {
      promise.failed(e);
    }
  }

  /** The first of several addresses that answers. */
  private SocketChannel connected(List<InetSocketAddress> addresses) throws IOException {
    IOException last = new IOException("no address");
    for (InetSocketAddress address : addresses) {
      SocketChannel channel = SocketChannel.open();
      try {
        channel.socket().setTcpNoDelay(true);
        channel.socket().connect(address, (int) traffic.limits().connect().toMillis());
        channel.configureBlocking(false);
        return channel;
      } catch (IOException e) {
        channel.close();
        last = e;
      }
    }
    throw last;
  }

  @Override
  protected void onConnectFailure(
      Request request, Response response, Callback callback, Throwable failure) {
    Failures.answer(traffic, request, response, callback, failure);
  }

  @Override
  protected void prepareContext(Request request, ConcurrentMap<String, Object> context) {
    context.put(HOST, Failures.hostAndPort(request.getHttpURI()));
  }

  @Override
  protected int read(EndPoint from, ByteBuffer buffer, ConcurrentMap<String, Object> context)
      throws IOException {
    int n = super.read(from, buffer, context);
    try {
      traffic.bytes(0, Math.max(0, n));
    } catch (RefusedException e) {
      traffic.refused(String.valueOf(context.get(HOST)), String.valueOf(e.getMessage()));
      throw e;
    }
    return n;
  }
}
