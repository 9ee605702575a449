package org.plugcast.caching.http.encoder;

import io.vertx.core.Future;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.RoutingContext;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.plugcast.caching.http.Parameters;

/** What the encoder does: {@code getStatus} and its kin. */
final class StatusOperations {
  private final EncoderUnit unit;

  StatusOperations(EncoderUnit unit) {
    this.unit = unit;
  }

  void status(RoutingContext context) {
    Selection selection =
        new Selection(
            Parameters.query(context, "channel"),
            Parameters.query(context, "item"),
            Optional.empty());
    List<Place> selected = selection.in(unit.station());
    List<Place> shown =
        Parameters.query(context, "state").map(state -> in(state, selected)).orElse(selected);
    answer(context, report -> report.status(shown));
  }

  private static List<Place> in(String state, List<Place> places) {
    return places.stream().filter(place -> place.view().stage().label().equals(state)).toList();
  }

  void statusByTuple(RoutingContext context) {
    List<Place> shown = tuple(context).in(unit.station());
    answer(context, report -> report.status(shown));
  }

  /** ChID and MediaID. */
  static Selection tuple(RoutingContext context) {
    return new Selection(
        Parameters.query(context, "ChID"), Parameters.query(context, "MediaID"), Optional.empty());
  }

  void item(RoutingContext context) {
    Place place = Selection.byNumber(unit.station(), Parameters.path(context, "item"));
    answer(context, report -> report.item(place));
  }

  /** Answers with what is written of the present state, on a worker thread. */
  void answer(RoutingContext context, Function<StatusReport, JsonObject> body) {
    String base = context.request().scheme() + "://" + context.request().authority();
    Future.fromCompletionStage(unit.station().queue(), context.vertx().getOrCreateContext())
        .compose(
            queue ->
                context
                    .vertx()
                    .executeBlocking(() -> body.apply(new StatusReport(unit, queue, base))))
        .onSuccess(
            json -> {
              var _ = context.json(json);
            })
        .onFailure(context::fail);
  }
}
