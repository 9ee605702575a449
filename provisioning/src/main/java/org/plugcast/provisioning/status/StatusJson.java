package org.plugcast.provisioning.status;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Reads the units' JSON; members that are not known are passed over, missing ones are empty. */
final class StatusJson {
  private static final ObjectMapper MAPPER = new ObjectMapper();
  private static final double MS_PER_SECOND = 1000;

  private StatusJson() {}

  /** Reads the caching unit's {@code GET /channels}. */
  static List<ChannelStatus> channels(String json) throws IOException {
    return array(json).valueStream().map(StatusJson::channel).toList();
  }

  /** Reads a multicast unit's {@code GET /now-playing}. */
  static List<OnAir> nowPlaying(String json) throws IOException {
    return array(json).valueStream().map(StatusJson::onAir).toList();
  }

  private static JsonNode array(String json) throws IOException {
    try {
      JsonNode node = MAPPER.readTree(json);
      if (node.isArray()) {
        return node;
      }
    } catch (JsonProcessingException e) {
      throw new IOException("expected a JSON array: " + e.getOriginalMessage(), e);
    }
    throw new IOException("expected a JSON array");
  }

  private static ChannelStatus channel(JsonNode node) {
    return new ChannelStatus(
        node.path("id").asInt(),
        text(node, "name"),
        node.path("items").asInt(),
        node.path("ready").asInt(),
        node.path("encoding")
            .valueStream()
            .map(item -> new ChannelStatus.Encoding(text(item, "item"), percent(item)))
            .toList(),
        node.path("failed")
            .valueStream()
            .map(item -> new ChannelStatus.Failure(text(item, "item"), text(item, "reason")))
            .toList());
  }

  private static int percent(JsonNode item) {
    return Math.clamp(item.path("progress").asInt(), 0, 100);
  }

  private static OnAir onAir(JsonNode node) {
    JsonNode now = node.path("now");
    return new OnAir(
        node.path("channel").asInt(),
        text(node, "state"),
        Optional.of(item(now)).filter(item -> !item.label().isEmpty()));
  }

  private static OnAir.Item item(JsonNode node) {
    String title = text(node, "title");
    return new OnAir.Item(
        title.isEmpty() ? text(node, "file") : title,
        text(node, "artist"),
        instant(text(node, "since")),
        duration(node.path("duration")));
  }

  /** Text on one line, without control characters: it goes to a terminal. */
  private static String text(JsonNode node, String member) {
    return node.path(member).asText("").replaceAll("\\p{Cntrl}+", " ").strip();
  }

  private static Optional<Instant> instant(String text) {
    try {
      return text.isEmpty() ? Optional.empty() : Optional.of(Instant.parse(text));
    } catch (DateTimeException e) {
      return Optional.empty();
    }
  }

  /** Seconds as a number, or an ISO 8601 duration. */
  private static Optional<Duration> duration(JsonNode node) {
    if (node.isNumber()) {
      return Optional.of(Duration.ofMillis(Math.round(node.asDouble() * MS_PER_SECOND)));
    }
    try {
      return node.isTextual() ? Optional.of(Duration.parse(node.asText())) : Optional.empty();
    } catch (DateTimeException e) {
      return Optional.empty();
    }
  }
}
