package org.plugcast.caching.http;

import io.vertx.ext.web.RoutingContext;

/** Ends of requests that go wrong on the way. */
public final class Answers {
  private Answers() {}

  /** Runs a step outside of the router, which would otherwise catch what it throws. */
  public static void guarded(RoutingContext context, Runnable step) {
    try {
      step.run();
    } catch (RuntimeException e) {
      context.fail(e);
    }
  }

  /** A body that cannot be completed: the client must notice. */
  public static void cutOff(RoutingContext context) {
    if (!context.response().closed()) {
      var _ = context.request().connection().close();
    }
  }
}
