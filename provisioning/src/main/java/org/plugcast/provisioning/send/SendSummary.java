package org.plugcast.provisioning.send;

import java.net.InetSocketAddress;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.plugcast.multicast.pacing.LaneCounters;
import org.plugcast.multicast.replay.Replay;

/** What {@code plugcast send} tells. */
final class SendSummary {
  private static final double MICROSECOND_NS = 1e3;
  private static final String COLUMNS = "%-22s %12s %10s %8s %8s %8s %9s %9s %9s";

  private SendSummary() {}

  /** One line when sending begins. */
  static String start(SendRequest request, int targets, List<Replay.Stream> streams) {
    long sum = streams.stream().mapToLong(Replay.Stream::bitsPerSecond).sum();
    return String.format(
        Locale.ROOT,
        "sending to %d destination%s by %s, %.3f Mbit/s in all; %s",
        targets,
        targets == 1 ? "" : "s",
        request.outgoing().orElse("the routing table's interface"),
        sum / 1e6,
        request
            .duration()
            .map(d -> "ends after " + d.toMillis() / 1e3 + " s")
            .orElse("Ctrl-C ends"));
  }

  /** A table, a line for each destination. */
  static String text(List<Replay.Stream> streams) {
    String head =
        String.format(
            COLUMNS,
            "destination",
            "bit/s",
            "sent",
            "skipped",
            "missing",
            "failed",
            "late p50",
            "p99",
            "max (us)");
    return head
        + streams.stream().map(SendSummary::line).collect(Collectors.joining("\n", "\n", ""));
  }

  /** An array, an object for each destination; lateness in microseconds. */
  static String json(List<Replay.Stream> streams) {
    return streams.stream().map(SendSummary::object).collect(Collectors.joining(",\n ", "[", "]"));
  }

  private static String line(Replay.Stream stream) {
    LaneCounters counters = stream.counters();
    String line =
        String.format(
            Locale.ROOT,
            COLUMNS,
            address(stream.destination()),
            stream.bitsPerSecond(),
            counters.sent(),
            counters.skipped(),
            counters.unprepared(),
            counters.failed(),
            late(counters, 50),
            late(counters, 99),
            late(counters, 100));
    String errors =
        counters.sendErrors().entrySet().stream()
            .map(error -> "\n  " + error.getValue() + " x " + error.getKey())
            .collect(Collectors.joining());
    return line + errors;
  }

  private static String object(Replay.Stream stream) {
    LaneCounters counters = stream.counters();
    return String.format(
        Locale.ROOT,
        "{\"destination\": \"%s\", \"bitsPerSecond\": %d, \"sent\": %d, \"skipped\": %d,"
            + " \"unprepared\": %d, \"unreadPackets\": %d, \"lateMicroseconds\": {\"p50\": %s,"
            + " \"p99\": %s, \"p99.9\": %s, \"max\": %s}, \"sendErrors\": {%s}}",
        address(stream.destination()),
        stream.bitsPerSecond(),
        counters.sent(),
        counters.skipped(),
        counters.unprepared(),
        counters.underruns(),
        late(counters, 50),
        late(counters, 99),
        late(counters, 99.9),
        late(counters, 100),
        counters.sendErrors().entrySet().stream()
            .map(SendSummary::error)
            .collect(Collectors.joining(", ")));
  }

  /** The reason is one of the system's, of letters and brackets. */
  private static String error(Map.Entry<String, Long> error) {
    return "\"" + error.getKey().replaceAll("[\"\\\\]", "") + "\": " + error.getValue();
  }

  private static String late(LaneCounters counters, double percent) {
    return String.format(
        Locale.ROOT, "%.1f", counters.lateness().percentileNs(percent) / MICROSECOND_NS);
  }

  private static String address(InetSocketAddress address) {
    return address.getAddress().getHostAddress() + ":" + address.getPort();
  }
}
