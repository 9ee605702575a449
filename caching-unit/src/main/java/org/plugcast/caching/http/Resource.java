package org.plugcast.caching.http;

import io.vertx.ext.web.Router;

/** Some of the paths of the interface. */
interface Resource {
  void mount(Router router);
}
