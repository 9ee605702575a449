package org.plugcast.caching.http.encoder;

import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.RoutingContext;
import io.vertx.ext.web.handler.SecurityPolicyHandler;
import java.net.URI;
import java.util.Optional;
import java.util.Set;
import org.plugcast.caching.http.Problem;

/**
 * Refuses changes that a page of another site has a browser ask for: the browser of whoever may
 * reach this port is not to be used by pages that happen to be open in it.
 */
final class OtherSites implements SecurityPolicyHandler {
  private static final int FORBIDDEN = 403;
  private static final Set<HttpMethod> HARMLESS = Set.of(HttpMethod.GET, HttpMethod.HEAD);

  @Override
  public void handle(RoutingContext context) {
    HttpServerRequest request = context.request();
    Optional<String> origin = Optional.ofNullable(request.getHeader("Origin"));
    if (!HARMLESS.contains(request.method()) && origin.isPresent()) {
      requireSameHost(origin.get(), Optional.ofNullable(request.authority()).map(a -> a.host()));
    }
    context.next();
  }

  private static void requireSameHost(String origin, Optional<String> host) {
    if (!hostOf(origin).equals(host)) {
      throw new Problem(
          FORBIDDEN,
          "other site",
          "a page of " + origin + " may not change anything here; ask without a browser");
    }
  }

  private static Optional<String> hostOf(String origin) {
    try {
      return Optional.ofNullable(URI.create(origin).getHost());
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }
}
