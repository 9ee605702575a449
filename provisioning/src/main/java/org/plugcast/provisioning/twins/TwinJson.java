package org.plugcast.provisioning.twins;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.OptionalLong;
import java.util.SequencedMap;
import java.util.stream.Stream;

/** Reads the units' JSON; members that are not known are passed over, missing ones are empty. */
final class TwinJson {
  private static final ObjectMapper MAPPER = new ObjectMapper();

  private TwinJson() {}

  /** Reads any JSON; an {@link IOException} says where it is none. */
  static JsonNode tree(String json) throws IOException {
    try {
      return MAPPER.readTree(json);
    } catch (JsonProcessingException e) {
      throw new IOException("expected JSON: " + e.getOriginalMessage(), e);
    }
  }

  /** The same; empty where the text is none, since what was done is done. */
  static JsonNode treeOrEmpty(String json) {
    try {
      return tree(json);
    } catch (IOException e) {
      return MissingNode.getInstance();
    }
  }

  /** Reads {@code GET /twin}. */
  static TwinStatus status(JsonNode node) throws IOException {
    if (!node.isObject() || !node.path("channels").isArray()) {
      throw new IOException("expected a JSON object with channels, as of GET /twin");
    }
    return new TwinStatus(
        text(node, "unit"),
        text(node, "twins"),
        text(node, "role"),
        node.path("pid").asLong(),
        text(node, "version"),
        update(node.path("update")),
        heartbeat(node.path("heartbeat")),
        number(node.path("clock").path("offsetNs")),
        lines(node.path("alarms")),
        node.path("events").valueStream().map(TwinJson::event).toList(),
        node.path("channels").valueStream().map(TwinJson::channel).toList());
  }

  /** Reads the answer to a handover: one agreement, or those of all channels. */
  static List<Agreement> agreements(JsonNode node) {
    JsonNode many = node.path("channels").isArray() ? node.path("channels") : node;
    Stream<JsonNode> each = many.isArray() ? many.valueStream() : Stream.of(node);
    return each.filter(one -> one.has("channel")).map(TwinJson::agreement).toList();
  }

  /** The reason of a refusal: in the agreed members, or those of RFC 9457. */
  static String reason(String body) {
    try {
      JsonNode node = tree(body);
      return Stream.of("message", "reason", "detail", "error", "title")
          .map(member -> text(node, member))
          .filter(text -> !text.isEmpty())
          .findFirst()
          .orElse("no reason given");
    } catch (IOException e) {
      return "no reason given";
    }
  }

  /** Text on one line, without control characters: it goes to a terminal. */
  static String text(JsonNode node, String member) {
    return line(node.path(member).asText(""));
  }

  private static String line(String text) {
    return text.replaceAll("\\p{Cntrl}+", " ").strip();
  }

  private static TwinStatus.Update update(JsonNode node) {
    String phase = text(node, "phase");
    return new TwinStatus.Update(phase.isEmpty() ? "none" : phase, text(node, "reason"));
  }

  private static TwinStatus.Heartbeat heartbeat(JsonNode node) {
    return new TwinStatus.Heartbeat(node.path("alive").asBoolean(), number(node.path("ageMs")));
  }

  private static OptionalLong number(JsonNode node) {
    return node.isNumber() ? OptionalLong.of(node.asLong()) : OptionalLong.empty();
  }

  private static List<String> lines(JsonNode texts) {
    return texts.valueStream().map(text -> line(text.asText(""))).toList();
  }

  private static TwinStatus.Event event(JsonNode node) {
    return new TwinStatus.Event(text(node, "at"), node.path("channel").asInt(), text(node, "text"));
  }

  private static TwinChannel channel(JsonNode node) {
    return new TwinChannel(
        node.path("channel").asInt(),
        text(node, "name"),
        text(node, "group") + ":" + node.path("port").asInt(),
        text(node, "state"),
        node.path("index").asLong(),
        text(node, "source"),
        text(node, "twinSource"),
        text(node, "now"),
        text(node, "onAirBy"),
        verification(node.path("verification")),
        lines(node.path("alarms")));
  }

  private static Verification verification(JsonNode node) {
    SequencedMap<String, Long> counts = new LinkedHashMap<>();
    node.properties().stream()
        .filter(member -> member.getValue().isIntegralNumber())
        .forEach(member -> counts.put(line(member.getKey()), member.getValue().asLong()));
    return new Verification(counts);
  }

  private static Agreement agreement(JsonNode node) {
    String error = text(node, "error");
    String message = text(node, "message");
    return new Agreement(
        node.path("channel").asInt(),
        node.path("index").asLong(),
        text(node, "from"),
        text(node, "to"),
        text(node, "at"),
        message.isEmpty() ? error : message);
  }
}
