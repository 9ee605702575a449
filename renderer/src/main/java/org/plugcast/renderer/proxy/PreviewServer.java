package org.plugcast.renderer.proxy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.URI;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.eclipse.jetty.http.UriCompliance;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.HttpConnectionFactory;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.server.handler.SizeLimitHandler;
import org.eclipse.jetty.util.thread.QueuedThreadPool;

/**
 * A page for an operator's own browser, on the loop-back interface, with a script that runs before
 * its own. What the page asks its server for goes there through a {@link Gate}, as on air.
 * Thread-safe.
 */
public final class PreviewServer implements AutoCloseable {
  /** Path of what is no part of the page. */
  public static final String FOLDER = "/plugcast-preview/";

  private static final String SCRIPT = FOLDER + "page.js";
  private static final int MOST_THREADS = 16;
  private static final long LARGEST_UPLOAD = 16L << 20;

  private final Server server;
  private final ServerConnector connector;

  private PreviewServer(Server server, ServerConnector connector) {
    this.server = server;
    this.connector = connector;
  }

  /**
   * What is shown.
   *
   * @param page whose server is asked for what is not here; empty for a page of {@code own}
   * @param own pages that need no server
   * @param reach of the page
   * @param files texts below {@link #FOLDER} by name: the frame around the page has an empty name,
   *     {@code page.js} is the script
   * @param policy content security policy of the page's documents
   */
  public record Site(
      Optional<URI> page, OwnPages own, Reach reach, Map<String, String> files, String policy) {
    public Site {
      files = Map.copyOf(files);
    }

    private Optional<String> origin() {
      return page.map(address -> address.getScheme() + "://" + address.getRawAuthority());
    }
  }

  /**
   * Starts serving.
   *
   * @param port 0 for any that is free
   * @throws IOException if the port is taken
   */
  public static PreviewServer start(int port, Site site) throws IOException {
    Server server = new Server(threads());
    server.setStopTimeout(0);
    ServerConnector connector = connector(server, port);
    server.addConnector(connector);
    Traffic traffic = new Traffic(TrafficLimits.PREVIEW);
    String origin = site.origin().orElse(OwnPages.ORIGIN);
    Handler page =
        site.origin().isPresent()
            ? forwarding(site, traffic)
            : new OwnPagesHandler(site.own(), traffic, forwarding(site, traffic));
    server.setHandler(
        new PreviewHandlers.OnlyHere(
            new Handler.Sequence(
                new PreviewHandlers.Texts(site.files()),
                new PreviewHandlers.Others(site.origin().isEmpty(), forwarding(site, traffic)),
                new ScriptInsertion(
                    SCRIPT, site.policy(), origin, new PreviewHandlers.OfServer(origin, page)))));
    start(server, port);
    return new PreviewServer(server, connector);
  }

  private static Handler forwarding(Site site, Traffic traffic) {
    Gate gate = new Gate(site.reach(), NameLookup.SYSTEM);
    SizeLimitHandler forwarding = new SizeLimitHandler(LARGEST_UPLOAD, -1);
    forwarding.setHandler(new Forwarding(gate, traffic, Set.of("http", "https")));
    return forwarding;
  }

  private static void start(Server server, int port) throws IOException {
    try {
      server.start();
    } catch (IOException e) {
      throw new IOException("port " + port + " cannot be listened on: " + e.getMessage(), e);
    } catch (Exception e) {
      throw new IOException("the preview does not start: " + e.getMessage(), e);
    }
  }

  private static QueuedThreadPool threads() {
    QueuedThreadPool threads = new QueuedThreadPool(MOST_THREADS, 1);
    threads.setName("page-preview");
    threads.setDaemon(true);
    threads.setReservedThreads(0);
    return threads;
  }

  private static ServerConnector connector(Server server, int port) {
    HttpConfiguration http = new HttpConfiguration();
    http.setSendServerVersion(false);
    http.setUriCompliance(UriCompliance.UNSAFE);
    ServerConnector connector = new ServerConnector(server, 1, 1, new HttpConnectionFactory(http));
    connector.setHost(InetAddress.getLoopbackAddress().getHostAddress());
    connector.setPort(port);
    return connector;
  }

  /** Of the frame around the page. */
  public URI address() {
    return URI.create("http://" + connector.getHost() + ":" + connector.getLocalPort() + FOLDER);
  }

  /** Cuts all connections. */
  @Override
  public void close() {
    try {
      server.stop();
    } catch (Exception e) {
      throw new IllegalStateException("the preview does not stop", e);
    }
  }
}
