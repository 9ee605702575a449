package org.plugcast.renderer.proxy;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.eclipse.jetty.client.HttpClient;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.http.HttpURI;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.proxy.ProxyHandler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;
import org.eclipse.jetty.util.Promise;
import org.jspecify.annotations.Nullable;

/** Each request goes on to its server if that may be reached. */
final class Forwarding extends ProxyHandler.Forward {
  private static final Set<String> METHODS = Set.of("GET", "HEAD", "POST", "OPTIONS");
  private static final int LARGEST_HEAD = 64 << 10;

  private final Gate gate;
  private final Traffic traffic;
  private final Set<String> schemes;

  /** For a proxy, which sees nothing of HTTPS but tunnels: plain HTTP. */
  Forwarding(Gate gate, Traffic traffic) {
    this(gate, traffic, Set.of("http"));
  }

  Forwarding(Gate gate, Traffic traffic, Set<String> schemes) {
    this.gate = gate;
    this.traffic = traffic;
    this.schemes = schemes;
    setUseServerThreadPool(true);
  }

  @Override
  protected void configureHttpClient(HttpClient client) {
    super.configureHttpClient(client);
    client.setConnectTimeout(traffic.limits().connect().toMillis());
    client.setIdleTimeout(traffic.limits().idle().toMillis());
    client.setRequestBufferSize(LARGEST_HEAD);
    client.setMaxRequestHeadersSize(LARGEST_HEAD);
    client.setMaxResponseHeadersSize(LARGEST_HEAD);
    client.setUserAgentField(null);
    client.setSocketAddressResolver(
        (host, port, context, promise) ->
            Thread.ofVirtual().name("page-names").start(() -> resolve(host, port, promise)));
  }

  private void resolve(String host, int port, Promise<List<InetSocketAddress>> promise) {
    try {
      promise.succeeded(gate.open(host, port));
    } catch (IOException e) {
      promise.failed(e);
    }
  }

  @Override
  public boolean handle(Request request, Response response, Callback callback) {
    HttpURI uri = request.getHttpURI();
    try {
      traffic.request();
      if (!METHODS.contains(request.getMethod())) {
        throw new RefusedException("pages may not use the method " + request.getMethod());
      }
      if (uri.getHost() == null || !schemes.contains(String.valueOf(uri.getScheme()))) {
        throw new RefusedException("expected an address that begins with http://");
      }
      gate.check(uri.getHost(), Failures.port(uri));
      return super.handle(request, response, callback);
    } catch (RefusedException e) {
      Failures.answer(traffic, request, response, callback, e);
      return true;
    }
  }

  /** Takes the address as it is: browsers allow more in one than {@code java.net.URI} does. */
  @Override
  protected org.eclipse.jetty.client.Request newProxyToServerRequest(Request request, HttpURI uri) {
    return getHttpClient()
        .newRequest(uri.getHost(), Failures.port(uri))
        .scheme(uri.getScheme())
        .path(uri.getPathQuery())
        .method(request.getMethod())
        .timeout(traffic.limits().response().toMillis(), TimeUnit.MILLISECONDS);
  }

  /**
   * Nobody outside has to know of this proxy, and servers answer some proxies otherwise. Bodies
   * come as they are, so that they can be compared later.
   */
  @Override
  protected void addProxyHeaders(
      Request request, org.eclipse.jetty.client.Request proxyToServerRequest) {
    proxyToServerRequest.headers(headers -> headers.remove(HttpHeader.ACCEPT_ENCODING));
  }

  @Override
  protected org.eclipse.jetty.client.Response.CompleteListener newServerToProxyResponseListener(
      Request request,
      org.eclipse.jetty.client.Request proxyToServerRequest,
      Response response,
      Callback callback) {
    return new CountedResponse(request, proxyToServerRequest, response, callback);
  }

  @Override
  protected void onServerToProxyResponseFailure(
      Request request,
      org.eclipse.jetty.client.Request proxyToServerRequest,
      org.eclipse.jetty.client.Response serverToProxyResponse,
      Response response,
      Callback callback,
      Throwable failure) {
    Failures.answer(traffic, request, response, callback, failure);
  }

  /** A response on its way to the page, counted and digested. */
  private final class CountedResponse extends ProxyResponseListener {
    private final String url;
    private final @Nullable String origin;
    private final Response answer;
    private final Digest digest = new Digest();

    CountedResponse(
        Request request,
        org.eclipse.jetty.client.Request proxyToServerRequest,
        Response response,
        Callback callback) {
      super(request, proxyToServerRequest, response, callback);
      this.url = request.getHttpURI().asString();
      this.origin = request.getHeaders().get(HttpHeader.ORIGIN);
      this.answer = response;
    }

    /** Templates may read what any server offers that they may reach. */
    @Override
    public void onHeaders(org.eclipse.jetty.client.Response serverToProxyResponse) {
      super.onHeaders(serverToProxyResponse);
      if (OwnPages.ORIGIN.equals(origin)) {
        answer.getHeaders().put(HttpHeader.ACCESS_CONTROL_ALLOW_ORIGIN, OwnPages.ORIGIN);
      }
    }

    @Override
    public void onContent(
        org.eclipse.jetty.client.Response response, Content.Chunk chunk, Runnable demander) {
      try {
        traffic.bytes(digest.bytes(), chunk.remaining());
      } catch (RefusedException e) {
        var _ = response.abort(e);
        return;
      }
      digest.update(chunk.getByteBuffer());
      super.onContent(response, chunk, demander);
    }

    @Override
    public void onSuccess(org.eclipse.jetty.client.Response response) {
      if ("GET".equals(response.getRequest().getMethod())) {
        traffic.loaded(new Loaded(url, response.getStatus(), digest.hex(), digest.bytes()));
      }
      super.onSuccess(response);
    }
  }
}
