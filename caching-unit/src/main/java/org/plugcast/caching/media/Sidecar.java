package org.plugcast.caching.media;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;

/** {@code NAME.json} beside a media file: an object whose texts and numbers are facts about it. */
public final class Sidecar {
  /** Longest file that is read, in bytes. */
  private static final long LONGEST = 1 << 20;

  private static final ObjectMapper JSON = new ObjectMapper();

  private Sidecar() {}

  /** The facts by the keys of the file; an {@link IOException} names the file and what is wrong. */
  public static Map<String, String> read(Path file) throws IOException {
    if (Files.size(file) > LONGEST) {
      throw new IOException("sidecar " + file.getFileName() + " is longer than 1 MiB");
    }
    try {
      return facts(file, JSON.readTree(Files.readAllBytes(file)));
    } catch (JsonProcessingException e) {
      throw new IOException(
          "sidecar " + file.getFileName() + " is no JSON: " + e.getOriginalMessage(), e);
    }
  }

  private static Map<String, String> facts(Path file, JsonNode json) throws IOException {
    if (!json.isObject()) {
      throw new IOException("sidecar " + file.getFileName() + " is no JSON object");
    }
    Map<String, String> facts = new HashMap<>();
    for (Map.Entry<String, JsonNode> field : json.properties()) {
      if (field.getValue().isValueNode() && !field.getValue().isNull()) {
        facts.put(field.getKey(), field.getValue().asText());
      }
    }
    return facts;
  }
}
