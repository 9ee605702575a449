package org.plugcast.caching.http.encoder;

import io.vertx.core.Future;
import io.vertx.core.Handler;
import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.RoutingContext;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import org.plugcast.caching.catalogue.Air;
import org.plugcast.caching.catalogue.Channel;
import org.plugcast.caching.catalogue.ClipForm;
import org.plugcast.caching.http.Answers;
import org.plugcast.caching.http.Parameters;
import org.plugcast.caching.http.Problem;
import org.plugcast.caching.http.Transfer;
import org.plugcast.caching.preview.PreviewKind;
import org.plugcast.caching.preview.PreviewRefusedException;
import org.plugcast.caching.preview.Previewed;
import org.plugcast.ts.multiplex.Service;

/** Pictures and films of items. */
final class PreviewOperations {
  private static final int NOT_MODIFIED = 304;
  private static final String PROVIDER = "Plugcast";
  private static final String AGAIN_AFTER_SECONDS = "10";

  private final EncoderUnit unit;

  PreviewOperations(EncoderUnit unit) {
    this.unit = unit;
  }

  /** A preview that is there. */
  private record Ready(Path file, long size) {}

  Handler<RoutingContext> of(PreviewKind kind) {
    return context -> preview(context, kind);
  }

  private void preview(RoutingContext context, PreviewKind kind) {
    Place place = Selection.byNumber(unit.station(), Parameters.path(context, "item"));
    Air air = place.view().item().air().orElseThrow(() -> notReady(place));
    String etag = "\"" + air.clip().digest() + "-" + kind.name().toLowerCase(Locale.ROOT) + "\"";
    context
        .response()
        .putHeader(HttpHeaders.ETAG, etag)
        .putHeader(HttpHeaders.CACHE_CONTROL, "no-cache");
    if (Transfer.matches(context.request(), etag)) {
      var _ = context.response().setStatusCode(NOT_MODIFIED).end();
      return;
    }
    Previewed previewed = new Previewed(service(place.channel().channel(), air), air.clip());
    context
        .vertx()
        .executeBlocking(() -> unit.previews().get(previewed, kind))
        .compose(made -> Future.fromCompletionStage(made, context.vertx().getOrCreateContext()))
        .compose(file -> context.vertx().executeBlocking(() -> new Ready(file, Files.size(file))))
        .onSuccess(ready -> send(context, ready, etag, kind))
        .onFailure(failure -> fail(context, failure));
  }

  private static Problem notReady(Place place) {
    return new Problem(
        Problem.NOT_FOUND,
        "not ready",
        "item \"" + place.view().item().file() + "\" is " + place.view().stage().label());
  }

  private static Service service(Channel channel, Air air) {
    ClipForm form = ClipForm.parse(air.clip().format());
    return new Service(channel.id(), channel.id(), channel.name(), PROVIDER, form.pids());
  }

  private static void send(RoutingContext context, Ready ready, String etag, PreviewKind kind) {
    Answers.guarded(
        context,
        () ->
            Transfer.head(context, etag, kind.type(), ready.size())
                .ifPresent(
                    part ->
                        context
                            .response()
                            .sendFile(ready.file().toString(), part.first(), part.length())
                            .onFailure(failure -> Answers.cutOff(context))));
  }

  private static void fail(RoutingContext context, Throwable failure) {
    context.response().headers().remove(HttpHeaders.ETAG);
    switch (failure) {
      case PreviewRefusedException refused -> {
        context.response().putHeader("Retry-After", AGAIN_AFTER_SECONDS);
        context.fail(
            new Problem(Problem.UNAVAILABLE, "not now", String.valueOf(refused.getMessage())));
      }
      case IOException impossible ->
          context.fail(
              new Problem(
                  Problem.INTERNAL, "no preview", "it cannot be made: " + impossible.getMessage()));
      default -> context.fail(failure);
    }
  }
}
