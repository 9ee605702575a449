package org.plugcast.caching.http.encoder;

import io.vertx.core.Future;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.RoutingContext;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.plugcast.caching.http.Problem;
import org.plugcast.caching.station.Effort;
import org.plugcast.caching.station.Verdict;

/** {@code startEncoding} and {@code stopEncoding}. */
final class ControlOperations {
  private final EncoderUnit unit;
  private final StatusOperations status;

  ControlOperations(EncoderUnit unit, StatusOperations status) {
    this.unit = unit;
    this.status = status;
  }

  void start(RoutingContext context) {
    JsonObject body = body(context);
    Selection selection = selection(body);
    Optional.ofNullable(body.getString("profile"))
        .ifPresent(profile -> requireProfile(profile, selection));
    Effort effort = body.getBoolean("force", false) ? Effort.ANEW : Effort.IF_NEEDED;
    carryOut(context, selection, ids -> unit.station().startEncoding(ids, effort));
  }

  void startByTuple(RoutingContext context) {
    carryOut(
        context,
        StatusOperations.tuple(context),
        ids -> unit.station().startEncoding(ids, Effort.IF_NEEDED));
  }

  void stop(RoutingContext context) {
    carryOut(context, selection(body(context)), unit.station()::stopEncoding);
  }

  void stopByTuple(RoutingContext context) {
    carryOut(context, StatusOperations.tuple(context), unit.station()::stopEncoding);
  }

  private static JsonObject body(RoutingContext context) {
    return Optional.ofNullable(context.body().asJsonObject()).orElseGet(JsonObject::new);
  }

  private static Selection selection(JsonObject body) {
    return new Selection(text(body, "channel"), text(body, "item"), text(body, "file"));
  }

  private static Optional<String> text(JsonObject body, String field) {
    return Optional.ofNullable(body.getValue(field)).map(String::valueOf);
  }

  private void requireProfile(String profile, Selection selection) {
    for (Place place : selection.in(unit.station())) {
      String own = unit.profileOf(place.channel());
      if (!profile.equals(own)) {
        throw new Problem(
            Problem.UNPROCESSABLE,
            "other profile",
            "profile \""
                + profile
                + "\": items of channel \""
                + place.channel().channel().name()
                + "\" are made in \""
                + own
                + "\"; leave it out, or set the channel's profile in its channel.json");
      }
    }
  }

  private void carryOut(
      RoutingContext context,
      Selection selection,
      Function<Set<Long>, CompletableFuture<Map<Long, Verdict>>> order) {
    List<Place> places = selection.in(unit.station());
    Set<Long> ids = places.stream().map(Place::id).collect(Collectors.toSet());
    Future.fromCompletionStage(order.apply(ids), context.vertx().getOrCreateContext())
        .onSuccess(verdicts -> answer(context, selection, verdicts))
        .onFailure(context::fail);
  }

  private void answer(RoutingContext context, Selection selection, Map<Long, Verdict> verdicts) {
    Optional<Verdict.Refused> refusal =
        verdicts.values().stream()
            .filter(Verdict.Refused.class::isInstance)
            .map(Verdict.Refused.class::cast)
            .findFirst();
    if (selection.isOfOne() && verdicts.size() == 1 && refusal.isPresent()) {
      context.fail(new Problem(Problem.CONFLICT, "wrong state", refusal.get().reason()));
      return;
    }
    Set<Long> told = told(selection, verdicts);
    List<Place> places =
        new Selection(Optional.empty(), Optional.empty(), Optional.empty())
            .in(unit.station()).stream().filter(place -> told.contains(place.id())).toList();
    status.answer(
        context,
        report ->
            new JsonObject()
                .put("changed", count(verdicts, Verdict.Done.class))
                .put("unchanged", count(verdicts, Verdict.Already.class))
                .put("refused", count(verdicts, Verdict.Refused.class))
                .put("items", report.items(places)));
  }

  /** Items that were named, and of many those that changed. */
  private static Set<Long> told(Selection selection, Map<Long, Verdict> verdicts) {
    Set<Long> told = new HashSet<>(verdicts.keySet());
    if (!selection.isOfOne()) {
      told.removeIf(id -> !(verdicts.get(id) instanceof Verdict.Done));
    }
    return told;
  }

  private static long count(Map<Long, Verdict> verdicts, Class<? extends Verdict> kind) {
    return verdicts.values().stream().filter(kind::isInstance).count();
  }
}
