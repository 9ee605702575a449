package org.plugcast.multicast.http;

import io.vertx.core.buffer.Buffer;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
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
 * it is asked for, so that asking costs the air path nothing. One thread.
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
  private final Map<String, Answer> rendered = new HashMap<>();
  private @Nullable UnitStatus status;
  private long takenNs;

  Answers(Supplier<UnitStatus> source, LongSupplier monotonicNs) {
    this.source = source;
    this.monotonicNs = monotonicNs;
  }

  Answer to(String path) {
    UnitStatus current = status();
    Answer known = rendered.get(path);
    if (known != null) {
      return known;
    }
    Answer answer = render(current, path);
    if (answer.status() != NOT_FOUND) {
      rendered.put(path, answer);
    }
    return answer;
  }

  private UnitStatus status() {
    UnitStatus current = status;
    if (current == null || monotonicNs.getAsLong() - takenNs > FRESH_NS) {
      rendered.clear();
      current = source.get();
      status = current;
      takenNs = monotonicNs.getAsLong();
    }
    return current;
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
