package org.plugcast.provisioning.control;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import org.plugcast.provisioning.update.Version;

/** Requests and replies as lines of JSON. Pure. */
final class ControlText {
  /** A class path of a few hundred jars is a tenth of it. */
  static final int LONGEST_LINE = 256 * 1024;

  private static final int DEEPEST = 8;
  private static final String UNIT_NAME = "[A-Za-z0-9][A-Za-z0-9.-]{0,62}";
  private static final Set<String> MEMBERS =
      Set.of("do", "unit", "javaHome", "classPath", "withinSeconds");
  private static final ObjectMapper MAPPER =
      new ObjectMapper(
              JsonFactory.builder()
                  .streamReadConstraints(
                      StreamReadConstraints.builder().maxNestingDepth(DEEPEST).build())
                  .build())
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .enable(DeserializationFeature.FAIL_ON_READING_DUP_TREE_KEY);

  private ControlText() {}

  /** A request as one line, without its end. */
  static String write(ControlRequest request) {
    ObjectNode node = JsonNodeFactory.instance.objectNode();
    switch (request) {
      case ControlRequest.Update(_, Version version, _) ->
          node.put("do", "update")
              .put("javaHome", version.javaHome().toString())
              .put("classPath", version.classPath());
      case ControlRequest.RollBack _ -> node.put("do", "rollback");
    }
    request.unit().ifPresent(unit -> node.put("unit", unit));
    return node.put("withinSeconds", request.within().toSeconds()).toString();
  }

  /**
   * Reads a request.
   *
   * @throws IllegalArgumentException saying what is wrong with it
   */
  static ControlRequest request(String line) {
    JsonNode node = object(line);
    node.fieldNames()
        .forEachRemaining(
            name -> require(MEMBERS.contains(name), "unknown member \"" + name + "\""));
    Optional<String> unit = unit(node.path("unit"));
    Duration within = Duration.ofSeconds(number(node.path("withinSeconds")));
    return switch (node.path("do").asText("")) {
      case "update" -> new ControlRequest.Update(unit, version(node), within);
      case "rollback" -> new ControlRequest.RollBack(unit, within);
      default -> throw new IllegalArgumentException("\"do\": expected update or rollback");
    };
  }

  /** A reply as one line, without its end. */
  static String write(ControlReply reply) {
    ObjectNode node = JsonNodeFactory.instance.objectNode();
    return switch (reply) {
      case ControlReply.Step(String text) -> node.put("step", text).toString();
      case ControlReply.Done(String text) -> node.put("done", text).toString();
      case ControlReply.Failed(String text) -> node.put("failed", text).toString();
    };
  }

  /**
   * Reads a reply.
   *
   * @throws IllegalArgumentException if it is none
   */
  static ControlReply reply(String line) {
    JsonNode node = object(line);
    if (node.path("step").isTextual()) {
      return new ControlReply.Step(node.path("step").asText());
    }
    if (node.path("done").isTextual()) {
      return new ControlReply.Done(node.path("done").asText());
    }
    require(node.path("failed").isTextual(), "a reply without step, done or failed");
    return new ControlReply.Failed(node.path("failed").asText());
  }

  private static JsonNode object(String line) {
    try {
      JsonNode node = MAPPER.readTree(line);
      require(node.isObject(), "expected a JSON object");
      return node;
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException("expected a line of JSON: " + e.getOriginalMessage(), e);
    }
  }

  private static Optional<String> unit(JsonNode node) {
    if (node.isMissingNode()) {
      return Optional.empty();
    }
    require(
        node.isTextual() && node.asText().matches(UNIT_NAME),
        "\"unit\": expected letters, digits, dots and hyphens");
    return Optional.of(node.asText());
  }

  private static long number(JsonNode node) {
    require(
        node.isIntegralNumber() && node.canConvertToInt(), "\"withinSeconds\": expected seconds");
    return node.asLong();
  }

  private static Version version(JsonNode node) {
    require(node.path("javaHome").isTextual(), "\"javaHome\": expected a path");
    require(node.path("classPath").isTextual(), "\"classPath\": expected paths");
    try {
      return new Version(Path.of(node.path("javaHome").asText()), node.path("classPath").asText());
    } catch (InvalidPathException e) {
      throw new IllegalArgumentException("a path is none here: " + e.getReason(), e);
    }
  }

  private static void require(boolean good, String reason) {
    if (!good) {
      throw new IllegalArgumentException(reason);
    }
  }
}
