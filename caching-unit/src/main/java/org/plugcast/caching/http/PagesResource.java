package org.plugcast.caching.http;

import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;

/** {@code /ui/v1/pages/changed}: what a page shows has changed, says whoever changed it. */
final class PagesResource implements Resource {
  private static final int ACCEPTED = 202;

  private final Runnable look;

  /**
   * @param look has pages looked at again soon
   */
  PagesResource(Runnable look) {
    this.look = look;
  }

  @Override
  public void mount(Router router) {
    router.post("/ui/v1/pages/changed").handler(this::changed);
  }

  private void changed(RoutingContext context) {
    look.run();
    var _ = context.response().setStatusCode(ACCEPTED).end();
  }
}
