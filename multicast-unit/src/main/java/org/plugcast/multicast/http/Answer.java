package org.plugcast.multicast.http;

import io.vertx.core.buffer.Buffer;
import java.util.Optional;

/**
 * An answer of the API, made once and given to all who ask while it is fresh.
 *
 * @param tag entity tag with its quotes, for what seldom changes. RFC 9110 §8.8.3
 */
record Answer(int status, String contentType, Buffer body, Optional<String> tag) {

  static Answer of(int status, String contentType, String body) {
    return new Answer(status, contentType, Buffer.buffer(body), Optional.empty());
  }

  static Answer of(Problem problem) {
    return of(problem.status(), Problem.CONTENT_TYPE, problem.toJson().encode());
  }
}
