package org.plugcast.caching.http;

import io.vertx.core.http.HttpHeaders;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.util.Optional;
import java.util.function.LongSupplier;
import org.plugcast.caching.catalogue.Activity;
import org.plugcast.caching.catalogue.Catalogue;
import org.plugcast.caching.station.Alarms;
import org.plugcast.caching.station.Station;

/** Health, metrics, activity log and the contract itself. */
final class OperationsResource implements Resource {
  private static final int USUAL_ACTIVITY = 100;
  private static final int MOST_ACTIVITY = 5_000;
  private static final String METRICS_TYPE = "text/plain; version=0.0.4; charset=utf-8";

  private final Station station;
  private final Catalogue catalogue;
  private final Alarms alarms;
  private final LongSupplier freeSpace;
  private final String contract;

  OperationsResource(
      Station station,
      Catalogue catalogue,
      Alarms alarms,
      LongSupplier freeSpace,
      String contract) {
    this.station = station;
    this.catalogue = catalogue;
    this.alarms = alarms;
    this.freeSpace = freeSpace;
    this.contract = contract;
  }

  @Override
  public void mount(Router router) {
    router.get("/health").handler(this::health);
    router.get("/metrics").handler(this::metrics);
    router.get("/activity").handler(this::activity);
    router.get("/openapi.yaml").handler(this::contract);
  }

  private void health(RoutingContext context) {
    var raised = alarms.list();
    var _ =
        context.json(
            new JsonObject()
                .put("unit", "caching-unit")
                .put("status", raised.isEmpty() ? "ok" : "alarm")
                .put(
                    "alarms",
                    raised.stream()
                        .map(
                            alarm ->
                                new JsonObject()
                                    .put("key", alarm.key())
                                    .put("text", alarm.text())
                                    .put("since", alarm.since().toString()))
                        .collect(Views.toArray())));
  }

  private void metrics(RoutingContext context) {
    context
        .vertx()
        .executeBlocking(() -> Metrics.text(station, alarms, freeSpace.getAsLong()))
        .onSuccess(
            text -> {
              var _ =
                  context.response().putHeader(HttpHeaders.CONTENT_TYPE, METRICS_TYPE).end(text);
            })
        .onFailure(context::fail);
  }

  private void activity(RoutingContext context) {
    Optional<String> channel = Parameters.query(context, "channel");
    int limit = Parameters.number(context, "limit", USUAL_ACTIVITY, MOST_ACTIVITY);
    context
        .vertx()
        .executeBlocking(() -> catalogue.activity(channel, limit))
        .onSuccess(
            rows -> {
              var _ =
                  context.json(
                      rows.stream().map(OperationsResource::json).collect(Views.toArray()));
            })
        .onFailure(context::fail);
  }

  private void contract(RoutingContext context) {
    var _ =
        context.response().putHeader(HttpHeaders.CONTENT_TYPE, "application/yaml").end(contract);
  }

  private static JsonObject json(Activity activity) {
    return new JsonObject()
        .put("id", activity.id())
        .put("at", activity.at().toString())
        .put("kind", activity.kind())
        .put("channel", activity.channel())
        .put("subject", activity.subject())
        .put("text", activity.text());
  }
}
