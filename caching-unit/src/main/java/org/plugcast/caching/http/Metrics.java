package org.plugcast.caching.http;

import java.util.EnumMap;
import java.util.Map;
import org.plugcast.caching.station.Alarms;
import org.plugcast.caching.station.ChannelView;
import org.plugcast.caching.station.Stage;
import org.plugcast.caching.station.Station;

/** Figures in Prometheus' text format. */
final class Metrics {
  private final StringBuilder text = new StringBuilder();

  private Metrics() {}

  /**
   * All figures.
   *
   * @param freeSpace bytes
   */
  static String text(Station station, Alarms alarms, long freeSpace) {
    Metrics metrics = new Metrics();
    metrics.family("plugcast_items", "Items of a channel by state.");
    station.channels().forEach(metrics::items);
    metrics.family("plugcast_timeline_revision", "Revision of the timeline in force.");
    for (ChannelView channel : station.channels()) {
      channel
          .timeline()
          .ifPresent(
              published ->
                  metrics.sample(
                      "plugcast_timeline_revision",
                      label("channel", channel.channel().name()),
                      published.timeline().revision()));
    }
    metrics.family("plugcast_data_free_bytes", "Room in the data folder.");
    metrics.sample("plugcast_data_free_bytes", "", freeSpace);
    metrics.family("plugcast_alarm", "1 for each alarm that is raised.");
    alarms.list().forEach(alarm -> metrics.sample("plugcast_alarm", label("key", alarm.key()), 1));
    return metrics.text.toString();
  }

  private void items(ChannelView channel) {
    Map<Stage, Long> counts = new EnumMap<>(Stage.class);
    channel.items().forEach(view -> counts.merge(view.stage(), 1L, Long::sum));
    for (Stage stage : Stage.values()) {
      sample(
          "plugcast_items",
          label("channel", channel.channel().name()) + "," + label("state", stage.label()),
          counts.getOrDefault(stage, 0L));
    }
  }

  private void family(String name, String help) {
    text.append("# HELP ").append(name).append(' ').append(help).append('\n');
    text.append("# TYPE ").append(name).append(" gauge\n");
  }

  private void sample(String name, String labels, long value) {
    text.append(name);
    if (!labels.isEmpty()) {
      text.append('{').append(labels).append('}');
    }
    text.append(' ').append(value).append('\n');
  }

  private static String label(String name, String value) {
    return name
        + "=\""
        + value.replace("\\", "\\\\").replace("\"", "\\\"").replace("\n", "\\n")
        + "\"";
  }
}
