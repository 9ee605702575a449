package org.plugcast.multicast.http;

import io.vertx.core.buffer.Buffer;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.plugcast.multicast.status.ChannelStatus;
import org.plugcast.multicast.status.MetricsText;
import org.plugcast.multicast.status.UnitStatus;
import org.plugcast.ts.multiplex.Timeline;
import org.plugcast.ts.multiplex.TimelineText;

/**
 * What the API answers. The status is taken and rendered ten times a second at most, however often
 * it is asked for, so that asking costs the air path nothing. One thread makes answers; any gets
 * those that are fresh.
 */
final class Answers {
  private static final long FRESH_NS = 100_000_000;
  private static final Pattern TIMELINE = Pattern.compile("/channels/(\\d{1,9})/timeline");
  private static final String JSON = "application/json";
  private static final int OK = 200;
  private static final int NOT_FOUND = 404;
  private static final int UNAVAILABLE = 503;

  private final Supplier<UnitStatus> source;
  private final LongSupplier monotonicNs;
  private volatile @Nullable Taken last;

  /** A status, and what was made of it so far, by path. */
  private record Taken(UnitStatus status, long atNs, Map<String, Answer> rendered) {}

  Answers(Supplier<UnitStatus> source, LongSupplier monotonicNs) {
    this.source = source;
    this.monotonicNs = monotonicNs;
  }

  /** An answer that was made a moment ago; empty if it has to be made. */
  Optional<Answer> fresh(String path) {
    return fresh().map(taken -> taken.rendered.get(path));
  }

  /** A fresh answer, made if need be. One thread. */
  Answer to(String path) {
    Taken taken = fresh().orElseGet(this::take);
    Answer known = taken.rendered.get(path);
    if (known != null) {
      return known;
    }
    Answer answer = render(taken.status, path);
    if (answer.status() != NOT_FOUND) {
      taken.rendered.put(path, answer);
    }
    return answer;
  }

  private Optional<Taken> fresh() {
    return Optional.ofNullable(last)
        .filter(taken -> monotonicNs.getAsLong() - taken.atNs <= FRESH_NS);
  }

  private Taken take() {
    UnitStatus status = source.get();
    Taken taken = new Taken(status, monotonicNs.getAsLong(), new ConcurrentHashMap<>());
    last = taken;
    return taken;
  }

  private static Answer render(UnitStatus status, String path) {
    Matcher timeline = TIMELINE.matcher(path);
    if (timeline.matches()) {
      return timeline(status, Integer.parseInt(timeline.group(1)));
    }
    return switch (path) {
      case "/health" ->
          Answer.of(status.pacing() ? OK : UNAVAILABLE, JSON, StatusJson.health(status).encode());
      case "/metrics" -> Answer.of(OK, MetricsText.CONTENT_TYPE, MetricsText.of(status));
      case "/twin" -> Answer.of(OK, JSON, TwinJson.of(status).encode());
      case "/now-playing" -> Answer.of(OK, JSON, StatusJson.nowPlaying(status).encode());
      default ->
          notFound(
              "there are /health, /metrics, /now-playing, /twin, /recordings,"
                  + " /channels/{id}/timeline, /channels/{id}/as-run,"
                  + " /channels/{id}/as-run/check, /channels/{id}/as-run/head and"
                  + " /channels/{id}/as-run/kept");
    };
  }

  private static Answer timeline(UnitStatus status, int channel) {
    return status.channels().stream()
        .filter(candidate -> candidate.config().id() == channel)
        .findFirst()
        .flatMap(ChannelStatus::timeline)
        .map(Answers::timeline)
        .orElseGet(() -> notFound("channel " + channel + " has no timeline here"));
  }

  private static Answer timeline(Timeline timeline) {
    return new Answer(
        OK,
        "text/plain; charset=utf-8",
        Buffer.buffer(TimelineText.write(timeline)),
        Optional.of("\"" + timeline.digest().hex() + "\""));
  }

  private static Answer notFound(String detail) {
    return Answer.of(new Problem(NOT_FOUND, "Not Found", detail));
  }
}
