package org.plugcast.renderer.proxy;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.eclipse.jetty.client.HttpClient;
import org.eclipse.jetty.client.InputStreamResponseListener;
import org.eclipse.jetty.client.Response;
import org.eclipse.jetty.http.HttpStatus;
import org.eclipse.jetty.util.Promise;
import org.eclipse.jetty.util.thread.QueuedThreadPool;

/** Loads again what a page has loaded, with the same reach and limits. Thread-safe. */
public final class Revisit implements AutoCloseable {
  private static final int MOST_THREADS = 8;

  private final HttpClient client = new HttpClient();
  private final Gate gate;
  private final TrafficLimits limits = TrafficLimits.USUAL;

  /**
   * @param reach of the page
   */
  public Revisit(Reach reach) throws IOException {
    this(new Gate(reach, NameLookup.SYSTEM));
  }

  Revisit(Gate gate) throws IOException {
    this.gate = gate;
    QueuedThreadPool threads = new QueuedThreadPool(MOST_THREADS, 1);
    threads.setName("page-revisit");
    threads.setDaemon(true);
    client.setExecutor(threads);
    client.setConnectTimeout(limits.connect().toMillis());
    client.setIdleTimeout(limits.idle().toMillis());
    client.setUserAgentField(null);
    client.setSocketAddressResolver(
        (host, port, context, promise) ->
            Thread.ofVirtual().name("page-names").start(() -> resolve(host, port, promise)));
    try {
      client.start();
      // Bodies are compared as they come, so they have to come as the page got them.
      client.getContentDecoderFactories().clear();
    } catch (Exception e) {
      throw new IOException("pages cannot be looked at again: " + e.getMessage(), e);
    }
  }

  private void resolve(String host, int port, Promise<List<InetSocketAddress>> promise) {
    try {
      promise.succeeded(gate.open(host, port));
    } catch (IOException e) {
      promise.failed(e);
    }
  }

  /**
   * What an address holds now, as {@link Loaded#sha256} tells it; empty if the server does not
   * answer with it.
   *
   * @throws IOException if the server is not to be had
   */
  public Optional<String> sha256(URI url) throws IOException, InterruptedException {
    InputStreamResponseListener body = new InputStreamResponseListener();
    client.newRequest(url).timeout(limits.response().toMillis(), TimeUnit.MILLISECONDS).send(body);
    try {
      Response response = body.get(limits.idle().toMillis(), TimeUnit.MILLISECONDS);
      try (InputStream in = body.getInputStream()) {
        return response.getStatus() == HttpStatus.OK_200
            ? Optional.of(digest(in))
            : Optional.empty();
      }
    } catch (ExecutionException | TimeoutException e) {
      throw new IOException(url + " cannot be had: " + e.getMessage(), e);
    }
  }

  private String digest(InputStream in) throws IOException {
    Digest digest = new Digest();
    byte[] bytes = in.readNBytes(Math.toIntExact(limits.responseBytes()));
    digest.update(ByteBuffer.wrap(bytes));
    return digest.hex();
  }

  @Override
  public void close() {
    try {
      client.stop();
    } catch (Exception e) {
      throw new IllegalStateException("a client does not stop", e);
    }
  }
}
