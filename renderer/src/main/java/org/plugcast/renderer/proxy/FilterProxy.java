package org.plugcast.renderer.proxy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Optional;
import org.eclipse.jetty.http.UriCompliance;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.HttpConnectionFactory;
import org.eclipse.jetty.server.NetworkConnectionLimit;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.handler.SizeLimitHandler;
import org.eclipse.jetty.unixdomain.server.UnixDomainServerConnector;
import org.eclipse.jetty.util.thread.QueuedThreadPool;

/** The proxy of one capture, on a socket of its own. Thread-safe. */
public final class FilterProxy implements AutoCloseable {
  private static final int MOST_THREADS = 16;
  private static final int LARGEST_HEAD = 64 << 10;
  private static final long LARGEST_UPLOAD = 16L << 20;

  private final Server server;
  private final Traffic traffic;

  private FilterProxy(Server server, Traffic traffic) {
    this.server = server;
    this.traffic = traffic;
  }

  /**
   * Starts a proxy.
   *
   * @param socket path of the socket that it makes; whoever can see it may use it
   */
  public static FilterProxy start(Path socket, Reach reach, OwnPages own) throws IOException {
    return start(socket, new Gate(reach, NameLookup.SYSTEM), own, TrafficLimits.USUAL);
  }

  static FilterProxy start(Path socket, Gate gate, OwnPages own, TrafficLimits limits)
      throws IOException {
    Traffic traffic = new Traffic(limits);
    Server server = new Server(threads());
    server.setStopTimeout(0);
    server.addConnector(connector(server, socket, limits));
    SizeLimitHandler forwarding = new SizeLimitHandler(LARGEST_UPLOAD, -1);
    forwarding.setHandler(new Forwarding(gate, traffic));
    server.setHandler(new Tunnels(gate, traffic, new OwnPagesHandler(own, traffic, forwarding)));
    try {
      server.start();
    } catch (IOException e) {
      throw e;
    } catch (Exception e) {
      throw new IOException("the proxy of a page does not start: " + e.getMessage(), e);
    }
    Files.setPosixFilePermissions(socket, PosixFilePermissions.fromString("rw-rw-rw-"));
    return new FilterProxy(server, traffic);
  }

  private static QueuedThreadPool threads() {
    QueuedThreadPool threads = new QueuedThreadPool(MOST_THREADS, 1);
    threads.setName("page-proxy");
    threads.setDaemon(true);
    threads.setReservedThreads(0);
    return threads;
  }

  private static UnixDomainServerConnector connector(
      Server server, Path socket, TrafficLimits limits) {
    HttpConfiguration http = new HttpConfiguration();
    http.setSendServerVersion(false);
    http.setSendDateHeader(false);
    http.setRequestHeaderSize(LARGEST_HEAD);
    http.setResponseHeaderSize(LARGEST_HEAD);
    // What an address means is for the server to say that it leads to.
    http.setUriCompliance(UriCompliance.UNSAFE);
    UnixDomainServerConnector connector =
        new UnixDomainServerConnector(server, 1, 1, new HttpConnectionFactory(http));
    connector.setUnixDomainPath(socket);
    connector.setIdleTimeout(limits.response().toMillis());
    server.addBean(new NetworkConnectionLimit(limits.connections(), connector));
    return connector;
  }

  /** The last request that came to nothing, and why, in an operator's words. */
  public Optional<String> problem() {
    return traffic.problem();
  }

  /** What the page asked for and may not have, in an operator's words. */
  public List<String> refusals() {
    return traffic.refusals();
  }

  /** What came so far and could be looked into: not what came through tunnels. */
  public List<Loaded> loaded() {
    return traffic.loaded();
  }

  /** Cuts all connections. */
  @Override
  public void close() {
    try {
      server.stop();
    } catch (Exception e) {
      throw new IllegalStateException("the proxy of a page does not stop", e);
    }
  }
}
