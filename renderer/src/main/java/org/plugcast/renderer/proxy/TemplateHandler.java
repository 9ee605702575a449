package org.plugcast.renderer.proxy;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.util.regex.Pattern;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.http.HttpStatus;
import org.eclipse.jetty.http.MimeTypes;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;
import org.jspecify.annotations.Nullable;

/** Serves what lies in the folder {@code templates} beside a class. */
final class TemplateHandler extends Handler.Abstract {
  private static final Pattern NAME =
      Pattern.compile("([a-z0-9_-]+/)*[a-z0-9_-]+\\.(html|css|js|json|svg|png|jpg|woff2)");

  private final Class<?> beside;
  private final Traffic traffic;

  TemplateHandler(Class<?> beside, Traffic traffic) {
    this.beside = beside;
    this.traffic = traffic;
  }

  @Override
  public boolean handle(Request request, Response response, Callback callback) throws IOException {
    String name = Request.getPathInContext(request).substring(OwnPages.TEMPLATES.length());
    try (InputStream in = open(name)) {
      if (in == null) {
        Response.writeError(request, response, callback, HttpStatus.NOT_FOUND_404);
        return true;
      }
      ByteBuffer body = ByteBuffer.wrap(in.readAllBytes());
      Digest digest = new Digest();
      digest.update(body);
      traffic.loaded(
          new Loaded(
              request.getHttpURI().asString(), HttpStatus.OK_200, digest.hex(), digest.bytes()));
      response.getHeaders().put(HttpHeader.CONTENT_TYPE, type(name));
      response.write(true, body, callback);
      return true;
    }
  }

  private @Nullable InputStream open(String name) {
    return NAME.matcher(name).matches() ? beside.getResourceAsStream("templates/" + name) : null;
  }

  private static String type(String name) {
    String type = MimeTypes.DEFAULTS.getMimeByExtension(name);
    return type == null
        ? "application/octet-stream"
        : type.startsWith("text/") && !type.contains("charset") ? type + ";charset=utf-8" : type;
  }
}
