package org.plugcast.multicast.status;

import java.util.Map;
import java.util.function.BiConsumer;
import org.plugcast.multicast.config.ChannelConfig;
import org.plugcast.multicast.pacing.LaneCounters;
import org.plugcast.multicast.pacing.LatenessHistogram;
import org.plugcast.multicast.record.RecordingCounters;

/** Status as metrics: the text format of Prometheus, version 0.0.4. */
public final class MetricsText {
  public static final String CONTENT_TYPE = "text/plain; version=0.0.4; charset=utf-8";

  private static final long[] LATENESS_BOUNDS_NS = {
    5_000,
    10_000,
    20_000,
    50_000,
    100_000,
    200_000,
    500_000,
    1_000_000,
    2_000_000,
    5_000_000,
    10_000_000,
    50_000_000,
    100_000_000
  };
  private static final double NANOS = 1e9;

  private final StringBuilder text = new StringBuilder();
  private final UnitStatus status;

  private MetricsText(UnitStatus status) {
    this.status = status;
  }

  /** {@code GET /metrics}. */
  public static String of(UnitStatus status) {
    MetricsText metrics = new MetricsText(status);
    metrics.unit();
    metrics.twin();
    metrics.channels();
    metrics.lateness();
    status.recording().ifPresent(metrics::recordings);
    return metrics.text.toString();
  }

  private void unit() {
    gauge("plugcast_up", "1 while the pacing thread runs.", status.pacing() ? 1 : 0);
    gauge(
        "plugcast_real_time",
        "1 while the pacing thread runs before those of other processes.",
        status.realTimeMissing().isEmpty() ? 1 : 0);
    counter(
        "plugcast_sender_restarts_total",
        "Times that the sender ended by itself and was begun anew.",
        status.senderRestarts());
    gauge(
        "plugcast_caching_unit_reachable",
        "1 while the caching unit answers.",
        status.cachingUnitOutage().isEmpty() ? 1 : 0);
    gauge(
        "plugcast_wall_clock_offset_seconds",
        "Wall clock less the clock of the air.",
        status.clocks().wallOffset().toNanos() / NANOS);
    gauge(
        "plugcast_missing_clips",
        "Clips that timelines name and that are not here.",
        status.fetching().missingClips());
    counter(
        "plugcast_lost_clips_total",
        "Clips that were here, and were deleted or damaged by someone else.",
        status.fetching().lostClips());
    counter(
        "plugcast_wall_clock_steps_total",
        "Times that the wall clock was set.",
        status.clocks().wallSteps());
    head("plugcast_fetch_failures_total", "Requests to the caching unit that failed.", "counter");
    sample(
        "plugcast_fetch_failures_total{kind=\"timeline\"}", status.fetching().timelineFailures());
    sample("plugcast_fetch_failures_total{kind=\"clip\"}", status.fetching().clipFailures());
  }

  private void twin() {
    gauge(
        "plugcast_twin_heard",
        "1 while heartbeats of the twin come.",
        status.twin().alive() ? 1 : 0);
    status
        .twin()
        .clock()
        .ifPresent(
            clock ->
                gauge(
                    "plugcast_twin_clock_offset_seconds",
                    "The twin's clock of the air less this unit's.",
                    clock.offsetNs() / NANOS));
    status
        .twin()
        .clockLimitNs()
        .ifPresent(
            limit ->
                gauge(
                    "plugcast_twin_clock_limit_seconds",
                    "Distance of the twins' clocks beyond which they do not agree.",
                    limit / NANOS));
  }

  private void channels() {
    head("plugcast_on_air", "1 while the channel is sent.", "gauge");
    for (ChannelStatus channel : status.channels()) {
      sample(
          "plugcast_on_air{" + labels(channel.config()) + "}",
          channel.state().equals("on-air") ? 1 : 0);
    }
    head("plugcast_timeline_revision", "Revision of the timeline in use.", "gauge");
    for (ChannelStatus channel : status.channels()) {
      channel
          .timeline()
          .ifPresent(
              timeline ->
                  sample(
                      "plugcast_timeline_revision{" + labels(channel.config()) + "}",
                      timeline.revision()));
    }
    perLane(
        "plugcast_datagrams_sent_total",
        "Datagrams handed to the network.",
        (name, counters) -> sample(name + "}", counters.sent()));
    perLane(
        "plugcast_datagrams_skipped_total",
        "Datagrams not sent because their time had passed.",
        (name, counters) -> sample(name + "}", counters.skipped()));
    perLane(
        "plugcast_datagrams_unprepared_total",
        "Datagrams not sent because they were not prepared in time.",
        (name, counters) -> sample(name + "}", counters.unprepared()));
    perLane(
        "plugcast_underrun_packets_total",
        "Packets sent as null packets because their clip was not here.",
        (name, counters) -> sample(name + "}", counters.underruns()));
    perLane(
        "plugcast_send_errors_total",
        "Datagrams that the network refused.",
        (name, counters) -> {
          for (Map.Entry<String, Long> error : counters.sendErrors().entrySet()) {
            sample(name + ",reason=\"" + escape(error.getKey()) + "\"}", error.getValue());
          }
        });
  }

  private void lateness() {
    String name = "plugcast_lateness_seconds";
    head(name, "Delay of datagrams against their due time.", "histogram");
    status
        .channels()
        .forEach(
            channel ->
                channel
                    .onAir()
                    .ifPresent(
                        air -> buckets(name, labels(channel.config()), air.counters().lateness())));
    head("plugcast_lateness_max_seconds", "Greatest delay since the start.", "gauge");
    status
        .channels()
        .forEach(
            channel ->
                channel
                    .onAir()
                    .ifPresent(
                        air ->
                            sample(
                                "plugcast_lateness_max_seconds{" + labels(channel.config()) + "}",
                                air.counters().lateness().maxNs() / NANOS)));
  }

  private void recordings(RecordingStatus recording) {
    RecordingCounters counters = recording.counters();
    gauge("plugcast_recordings", "Segments that are recorded.", recording.segments());
    gauge("plugcast_recordings_bytes", "Bytes of all recordings.", (double) recording.bytes());
    counter("plugcast_recorded_bytes_total", "Bytes recorded.", counters.bytes());
    counter("plugcast_recorded_segments_total", "Segments recorded.", counters.segments());
    String segments = "plugcast_recording_segments_lost_total";
    head(segments, "Segments that were not written, or deleted before their time.", "counter");
    sample(segments + "{reason=\"failed\"}", counters.failed());
    sample(segments + "{reason=\"no-room\"}", counters.droppedForRoom());
    sample(segments + "{reason=\"no-room-scheduled\"}", counters.scheduledDropped());
    sample(segments + "{reason=\"damaged\"}", counters.damaged());
    counter("plugcast_recording_salvaged_total", "Segments saved at a start.", counters.salvaged());
    String datagrams = "plugcast_recording_datagrams_left_out_total";
    head(datagrams, "Datagrams that were heard and are not in a recording.", "counter");
    sample(datagrams + "{reason=\"disk-slow\"}", counters.overflowed());
    sample(datagrams + "{reason=\"unreadable\"}", counters.unreadable());
    sample(datagrams + "{reason=\"foreign\"}", counters.foreign());
    sample(datagrams + "{reason=\"repeated\"}", counters.repeated());
  }

  private void buckets(String name, String labels, LatenessHistogram lateness) {
    long[] counts = lateness.countsUpTo(LATENESS_BOUNDS_NS);
    for (int i = 0; i < counts.length; i++) {
      sample(
          name + "_bucket{" + labels + ",le=\"" + LATENESS_BOUNDS_NS[i] / NANOS + "\"}", counts[i]);
    }
    long count = lateness.count();
    sample(name + "_bucket{" + labels + ",le=\"+Inf\"}", count);
    sample(name + "_sum{" + labels + "}", lateness.sumNs() / NANOS);
    sample(name + "_count{" + labels + "}", count);
  }

  private void perLane(String name, String help, BiConsumer<String, LaneCounters> samples) {
    head(name, help, "counter");
    for (ChannelStatus channel : status.channels()) {
      channel
          .onAir()
          .ifPresent(air -> samples.accept(name + "{" + labels(channel.config()), air.counters()));
    }
  }

  private void gauge(String name, String help, double value) {
    head(name, help, "gauge");
    sample(name, value);
  }

  private void counter(String name, String help, long value) {
    head(name, help, "counter");
    sample(name, value);
  }

  private void head(String name, String help, String type) {
    text.append("# HELP ").append(name).append(' ').append(help).append('\n');
    text.append("# TYPE ").append(name).append(' ').append(type).append('\n');
  }

  private void sample(String series, double value) {
    text.append(series).append(' ').append(value).append('\n');
  }

  private void sample(String series, long value) {
    text.append(series).append(' ').append(value).append('\n');
  }

  private static String labels(ChannelConfig channel) {
    return "channel=\"" + channel.id() + "\",name=\"" + escape(channel.name()) + "\"";
  }

  private static String escape(String value) {
    return value.replace("\\", "\\\\").replace("\"", "\\\"").replace("\n", "\\n");
  }
}
