package org.plugcast.multicast.http;

import io.vertx.core.json.JsonObject;

/** An error for machines and people. RFC 9457. */
record Problem(int status, String title, String detail) {
  static final String CONTENT_TYPE = "application/problem+json";

  JsonObject toJson() {
    return new JsonObject()
        .put("type", "about:blank")
        .put("title", title)
        .put("status", status)
        .put("detail", detail);
  }
}
