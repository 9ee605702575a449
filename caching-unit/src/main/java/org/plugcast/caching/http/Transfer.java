package org.plugcast.caching.http;

import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.RoutingContext;
import java.util.Optional;

/** Head of an answer whose body may be asked for in parts. RFC 9110 §13 and §14. */
public final class Transfer {
  private static final int OK = 200;
  private static final int PARTIAL_CONTENT = 206;
  private static final int NOT_MODIFIED = 304;

  private Transfer() {}

  /**
   * Writes the head.
   *
   * @param etag with its quotes
   * @return the part of the body that is to follow, or empty where the answer is complete
   */
  public static Optional<ByteRange> head(
      RoutingContext context, String etag, String type, long size) {
    HttpServerRequest request = context.request();
    HttpServerResponse response = context.response();
    response.putHeader(HttpHeaders.ETAG, etag).putHeader(HttpHeaders.ACCEPT_RANGES, "bytes");
    if (matches(request, etag)) {
      var _ = response.setStatusCode(NOT_MODIFIED).end();
      return Optional.empty();
    }
    Optional<ByteRange> part = part(request, etag, size);
    ByteRange body = part.orElse(new ByteRange(0, size - 1));
    part.ifPresent(
        range -> response.putHeader(HttpHeaders.CONTENT_RANGE, range.contentRange(size)));
    response
        .setStatusCode(part.isPresent() ? PARTIAL_CONTENT : OK)
        .putHeader(HttpHeaders.CONTENT_TYPE, type)
        .putHeader(HttpHeaders.CONTENT_LENGTH, Long.toString(body.length()));
    if (request.method().equals(HttpMethod.HEAD)) {
      var _ = response.end();
      return Optional.empty();
    }
    return Optional.of(body);
  }

  /** Whether the client has what it asks for. */
  public static boolean matches(HttpServerRequest request, String etag) {
    return header(request, HttpHeaders.IF_NONE_MATCH)
        .filter(known -> known.equals("*") || known.contains(etag))
        .isPresent();
  }

  private static Optional<ByteRange> part(HttpServerRequest request, String etag, long size) {
    boolean stale = header(request, "If-Range").filter(known -> !known.equals(etag)).isPresent();
    return stale ? Optional.empty() : ByteRange.parse(header(request, "Range"), size);
  }

  private static Optional<String> header(HttpServerRequest request, CharSequence name) {
    return Optional.ofNullable(request.getHeader(name));
  }
}
