package org.plugcast.caching.media;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;

/**
 * {@code NAME.json} beside a media file: an object whose texts and numbers are facts about it, and
 * what is wanted of it ({@link ItemWish}).
 */
public final class Sidecar {
  /** Longest file that is read, in bytes. */
  private static final long LONGEST = 1 << 20;

  private static final ObjectMapper JSON = new ObjectMapper();

  private Sidecar() {}

  /** The facts by the keys of the file; an {@link IOException} names the file and what is wrong. */
  public static Map<String, String> read(Path file) throws IOException {
    return facts(json(file));
  }

  /** What is wanted of the media; an {@link IOException} names the file and what is wrong. */
  public static ItemWish wish(Path file) throws IOException {
    try {
      return ItemWish.of(json(file));
    } catch (IllegalArgumentException e) {
      throw new IOException("sidecar " + file.getFileName() + ": " + e.getMessage(), e);
    }
  }

  private static JsonNode json(Path file) throws IOException {
    if (Files.size(file) > LONGEST) {
      throw new IOException("sidecar " + file.getFileName() + " is longer than 1 MiB");
    }
    try {
      JsonNode json = JSON.readTree(Files.readAllBytes(file));
      if (!json.isObject()) {
        throw new IOException("sidecar " + file.getFileName() + " is no JSON object");
      }
      return json;
    } catch (JsonProcessingException e) {
      throw new IOException(
          "sidecar " + file.getFileName() + " is no JSON: " + e.getOriginalMessage(), e);
    }
  }

  private static Map<String, String> facts(JsonNode json) {
    Map<String, String> facts = new HashMap<>();
    for (Map.Entry<String, JsonNode> field : json.properties()) {
      boolean fact = !ItemWish.KEYS.contains(field.getKey());
      if (fact && field.getValue().isValueNode() && !field.getValue().isNull()) {
        facts.put(field.getKey(), field.getValue().asText());
      }
    }
    return facts;
  }
}
