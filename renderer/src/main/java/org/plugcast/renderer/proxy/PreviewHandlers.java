package org.plugcast.renderer.proxy;

import java.net.URLDecoder;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Set;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.http.HttpStatus;
import org.eclipse.jetty.http.HttpURI;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;

/** The parts of {@link PreviewServer}. */
final class PreviewHandlers {
  private static final String OTHERS = PreviewServer.FOLDER + "other";

  private PreviewHandlers() {}

  /** A request with another address. */
  private static final class Elsewhere extends Request.Wrapper {
    private final HttpURI address;

    Elsewhere(Request request, HttpURI address) {
      super(request);
      this.address = address;
    }

    @Override
    public HttpURI getHttpURI() {
      return address;
    }
  }

  /** Refuses whoever calls this machine by a name that a stranger gave it. */
  static final class OnlyHere extends Handler.Wrapper {
    private static final Set<String> NAMES = Set.of("127.0.0.1", "localhost", "[::1]");

    OnlyHere(Handler rest) {
      super(rest);
    }

    @Override
    public boolean handle(Request request, Response response, Callback callback) throws Exception {
      if (NAMES.contains(String.valueOf(Request.getServerName(request)))) {
        return super.handle(request, response, callback);
      }
      Response.writeError(request, response, callback, HttpStatus.FORBIDDEN_403);
      return true;
    }
  }

  /** What is no part of the page. */
  static final class Texts extends Handler.Abstract {
    private final Map<String, String> texts;

    Texts(Map<String, String> texts) {
      this.texts = texts;
    }

    @Override
    public boolean handle(Request request, Response response, Callback callback) {
      String path = Request.getPathInContext(request);
      String text =
          path.startsWith(PreviewServer.FOLDER)
              ? texts.get(path.substring(PreviewServer.FOLDER.length()))
              : null;
      if (text == null) {
        return false;
      }
      response
          .getHeaders()
          .put(
              HttpHeader.CONTENT_TYPE,
              path.endsWith(".js") ? "text/javascript;charset=utf-8" : "text/html;charset=utf-8")
          .put(HttpHeader.CACHE_CONTROL, "no-store");
      response.write(true, ByteBuffer.wrap(text.getBytes(StandardCharsets.UTF_8)), callback);
      return true;
    }
  }

  /** What a page of ours asks other servers for; the query is the address. */
  static final class Others extends Handler.Wrapper {
    private final boolean open;

    Others(boolean open, Handler forwarding) {
      super(forwarding);
      this.open = open;
    }

    @Override
    public boolean handle(Request request, Response response, Callback callback) throws Exception {
      if (!Request.getPathInContext(request).equals(OTHERS)) {
        return false;
      }
      String query = String.valueOf(request.getHttpURI().getQuery());
      if (!open || !query.startsWith("http")) {
        Response.writeError(request, response, callback, HttpStatus.NOT_FOUND_404);
        return true;
      }
      HttpURI address = HttpURI.from(URLDecoder.decode(query, StandardCharsets.UTF_8));
      return super.handle(new Elsewhere(request, address), response, callback);
    }
  }

  /** All else is the page's server's, as if it had been asked itself. */
  static final class OfServer extends Handler.Wrapper {
    private final String origin;

    OfServer(String origin, Handler server) {
      super(server);
      this.origin = origin;
    }

    @Override
    public boolean handle(Request request, Response response, Callback callback) throws Exception {
      HttpURI address = HttpURI.from(origin + request.getHttpURI().getPathQuery());
      return super.handle(new Elsewhere(request, address), response, callback);
    }
  }
}
