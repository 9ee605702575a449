package org.plugcast.caching.http;

import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import org.plugcast.ts.multiplex.Digest;
import org.plugcast.ts.store.ClipStore;

/** {@code /clips}: clips by digest, for ever the same. */
final class ClipsResource implements Resource {
  private static final String IMMUTABLE = "public, max-age=31536000, immutable";

  private final ClipStore store;

  ClipsResource(ClipStore store) {
    this.store = store;
  }

  @Override
  public void mount(Router router) {
    router.get("/clips/:digest").handler(this::clip);
    router.head("/clips/:digest").handler(this::clip);
  }

  private void clip(RoutingContext context) {
    Digest digest = digest(Parameters.path(context, "digest"));
    Path file = store.path(digest);
    context
        .vertx()
        .executeBlocking(() -> size(file, digest))
        .onSuccess(size -> send(context, digest, file, size))
        .onFailure(context::fail);
  }

  private static void send(RoutingContext context, Digest digest, Path file, long size) {
    context.response().putHeader(HttpHeaders.CACHE_CONTROL, IMMUTABLE);
    Answers.guarded(
        context,
        () ->
            Transfer.head(context, "\"" + digest + "\"", "application/octet-stream", size)
                .ifPresent(
                    part ->
                        context
                            .response()
                            .sendFile(file.toString(), part.first(), part.length())
                            .onFailure(failure -> Answers.cutOff(context))));
  }

  private static long size(Path file, Digest digest) throws IOException {
    try {
      return Files.size(file);
    } catch (NoSuchFileException e) {
      throw Problem.notFound("clip", digest.hex());
    }
  }

  private static Digest digest(String text) {
    try {
      return new Digest(text);
    } catch (IllegalArgumentException e) {
      throw Problem.notFound("clip", text);
    }
  }
}
