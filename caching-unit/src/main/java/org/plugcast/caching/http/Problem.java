package org.plugcast.caching.http;

import io.vertx.core.http.HttpHeaders;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.RoutingContext;

/** A request that cannot be answered as asked. RFC 9457. */
public final class Problem extends RuntimeException {
  private static final long serialVersionUID = 1L;

  public static final int BAD_REQUEST = 400;
  public static final int NOT_FOUND = 404;
  public static final int CONFLICT = 409;
  public static final int RANGE_NOT_SATISFIABLE = 416;
  public static final int UNPROCESSABLE = 422;
  public static final int INTERNAL = 500;
  public static final int UNAVAILABLE = 503;

  private final int status;
  private final String title;

  /**
   * @param title the same for all problems of a kind
   * @param detail what it is this time, and what to do
   */
  public Problem(int status, String title, String detail) {
    super(detail, null, false, false);
    this.status = status;
    this.title = title;
  }

  public static Problem notFound(String what, String name) {
    return new Problem(NOT_FOUND, "not found", "there is no " + what + " \"" + name + "\"");
  }

  static Problem badParameter(String name, String value, String expected) {
    return new Problem(
        BAD_REQUEST, "bad parameter", name + " = \"" + value + "\": expected " + expected);
  }

  void send(RoutingContext context) {
    JsonObject body =
        new JsonObject()
            .put("type", "about:blank")
            .put("title", title)
            .put("status", status)
            .put("detail", getMessage())
            .put("instance", context.request().path());
    context
        .response()
        .setStatusCode(status)
        .putHeader(HttpHeaders.CONTENT_TYPE, "application/problem+json")
        .end(body.toBuffer());
  }
}
