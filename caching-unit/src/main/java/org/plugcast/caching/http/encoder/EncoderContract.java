package org.plugcast.caching.http.encoder;

import io.vertx.core.Vertx;
import io.vertx.core.json.JsonObject;
import io.vertx.openapi.contract.OpenAPIContract;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CompletionException;
import org.yaml.snakeyaml.Yaml;

/**
 * The contract of the encoder's interface.
 *
 * @param text as it is served
 * @param parsed as requests are checked against it; answers are judged by tests
 */
record EncoderContract(String text, OpenAPIContract parsed) {
  private static final String FILE = "openapi.yaml";

  /** Reads the contract; one that is none is our own error. */
  static EncoderContract read() {
    String text = served();
    // The library reads its own schemas from the class path, which the unit's Vert.x cannot.
    Vertx reader = Vertx.vertx();
    try {
      OpenAPIContract parsed =
          OpenAPIContract.from(reader, ofRequests(text))
              .toCompletionStage()
              .toCompletableFuture()
              .join();
      return new EncoderContract(text, parsed);
    } catch (CompletionException e) {
      throw new IllegalStateException("openapi.yaml of the encoder: " + e.getMessage(), e);
    } finally {
      var _ = reader.close();
    }
  }

  /** The contract without its answers: the library refuses contracts with films and pictures. */
  private static JsonObject ofRequests(String text) {
    Map<String, Object> yaml = new Yaml().load(text);
    JsonObject contract = new JsonObject(new JsonObject(yaml).encode());
    JsonObject paths = contract.getJsonObject("paths");
    for (String path : paths.fieldNames()) {
      JsonObject operations = paths.getJsonObject(path);
      operations.stream()
          .map(Map.Entry::getValue)
          .filter(JsonObject.class::isInstance)
          .map(JsonObject.class::cast)
          .forEach(operation -> operation.put("responses", anyAnswer()));
    }
    contract.getJsonObject("components").remove("responses");
    return contract;
  }

  private static JsonObject anyAnswer() {
    return new JsonObject().put("default", new JsonObject().put("description", "Any."));
  }

  private static String served() {
    try (InputStream in = Objects.requireNonNull(EncoderContract.class.getResourceAsStream(FILE))) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
