package org.plugcast.multicast.http;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.plugcast.multicast.asrun.AsRunExport;
import org.plugcast.multicast.asrun.AsRunFinding;
import org.plugcast.multicast.asrun.AsRunHead;
import org.plugcast.multicast.record.Recorded;

/** What the API answers about what was on the wire: read anew each time. Any thread. */
final class Queries {
  private static final Pattern AS_RUN =
      Pattern.compile("/channels/([1-9]\\d{0,4})/as-run(/check|/head|/kept)?");
  private static final String RECORDINGS = "/recordings";
  private static final String FORMAT = "format";
  private static final String FROM = "from";
  private static final String UNTIL = "until";
  private static final String CSV = "csv";
  private static final String JSON_WORD = "json";
  private static final String JSON = "application/json";
  private static final String TEXT = "text/plain; charset=utf-8";
  private static final String CSV_TYPE = "text/csv; charset=utf-8; header=present";
  private static final int OK = 200;
  private static final int BAD_REQUEST = 400;
  private static final int NOT_FOUND = 404;

  private final Archive archive;

  Queries(Archive archive) {
    this.archive = archive;
  }

  /** Whether a path is answered here. */
  static boolean isFor(String path) {
    return path.equals(RECORDINGS) || AS_RUN.matcher(path).matches();
  }

  /** Answers a path that {@link #isFor} knows; {@code query} is empty where there is none. */
  Answer to(String path, String query) throws IOException, InterruptedException {
    try {
      Matcher asRun = AS_RUN.matcher(path);
      return asRun.matches()
          ? asRun(Integer.parseInt(asRun.group(1)), asRun.group(2), query)
          : recordings(query);
    } catch (IllegalArgumentException e) {
      return Answer.of(new Problem(BAD_REQUEST, "Bad Request", String.valueOf(e.getMessage())));
    }
  }

  private Answer asRun(int channel, @Nullable String part, String query)
      throws IOException, InterruptedException {
    if (!archive.knows(channel)) {
      return Answer.of(
          new Problem(NOT_FOUND, "Not Found", "there is no channel " + channel + " here"));
    }
    if (part == null) {
      return items(channel, query);
    }
    Query.parse(query, Set.of());
    return switch (part) {
      case "/check" -> Answer.of(OK, JSON, findings(archive.check(channel)).encode());
      case "/head" -> heads(List.of(AsRunHead.of(archive.data(), channel)));
      default -> heads(archive.kept(channel));
    };
  }

  private static Answer heads(List<AsRunHead> heads) {
    return Answer.of(
        OK, TEXT, heads.stream().map(head -> head.toText() + "\n").collect(Collectors.joining()));
  }

  private Answer items(int channel, String query) throws IOException {
    Query asked = Query.parse(query, Set.of(FORMAT, FROM, UNTIL));
    String format = asked.word(FORMAT, List.of(CSV, JSON_WORD), JSON_WORD);
    Instant from = asked.instant(FROM, Instant.EPOCH);
    Instant until = asked.instant(UNTIL, Instant.MAX);
    if (until.isBefore(from)) {
      throw new IllegalArgumentException("until=" + until + " is before from=" + from);
    }
    AsRunExport export = AsRunExport.of(archive.data(), channel, from, until);
    return format.equals(CSV)
        ? Answer.of(OK, CSV_TYPE, export.toCsv())
        : Answer.of(OK, JSON, export.toJson());
  }

  private static JsonArray findings(List<AsRunFinding> findings) {
    JsonArray array = new JsonArray();
    findings.forEach(
        finding ->
            array.add(
                new JsonObject()
                    .put("kind", finding.kind().name().toLowerCase(Locale.ROOT))
                    .put("file", finding.file())
                    .put("line", finding.line())
                    .put("text", finding.words())));
    return array;
  }

  private Answer recordings(String query) {
    Query.parse(query, Set.of());
    JsonArray array = new JsonArray();
    archive.recordings().forEach(recorded -> array.add(json(recorded)));
    return Answer.of(OK, JSON, array.encode());
  }

  private static JsonObject json(Recorded recorded) {
    return new JsonObject()
        .put("channel", recorded.stream().channel())
        .put("origin", recorded.stream().origin().label())
        .put("name", recorded.name())
        .put("purpose", recorded.purpose().toText())
        .put("start", recorded.start().toString())
        .put("end", recorded.end().toString())
        .put("bytes", recorded.bytes())
        .put("quality", recorded.quality().name().toLowerCase(Locale.ROOT));
  }
}
