package org.plugcast.caching.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.json.Json;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.Route;
import io.vertx.ext.web.Router;
import io.vertx.json.schema.Draft;
import io.vertx.json.schema.JsonSchema;
import io.vertx.json.schema.JsonSchemaOptions;
import io.vertx.json.schema.OutputFormat;
import io.vertx.json.schema.OutputUnit;
import io.vertx.json.schema.Validator;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.yaml.snakeyaml.Yaml;

/** {@code openapi.yaml} as a judge of what the server does. */
public final class Contract {
  private static final Set<String> METHODS = Set.of("get", "put", "post", "delete", "head");

  private final JsonObject document;

  private Contract(JsonObject document) {
    this.document = document;
  }

  /**
   * Reads the contract of an interface.
   *
   * @param api class beside which it lies
   */
  public static Contract read(Class<?> api) {
    Map<String, Object> yaml =
        new Yaml().load(Objects.requireNonNull(api.getResourceAsStream("openapi.yaml")));
    return new Contract(new JsonObject(yaml));
  }

  /** {@code get /channels/{id}} and so on. */
  Set<String> operations() {
    Set<String> operations = new TreeSet<>();
    JsonObject paths = document.getJsonObject("paths");
    for (String path : paths.fieldNames()) {
      paths.getJsonObject(path).fieldNames().stream()
          .filter(METHODS::contains)
          .forEach(method -> operations.add(method + " " + path));
    }
    return operations;
  }

  /** The same of a router. */
  static Set<String> operations(Router router) {
    return router.getRoutes().stream()
        .filter(route -> route.getPath() != null)
        .flatMap(route -> methods(route).stream().map(method -> method + " " + template(route)))
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private static Set<String> methods(Route route) {
    return Optional.ofNullable(route.methods()).orElse(Set.of()).stream()
        .map(HttpMethod::name)
        .map(name -> name.toLowerCase(Locale.ROOT))
        .collect(Collectors.toSet());
  }

  private static String template(Route route) {
    return String.valueOf(route.getPath()).replaceAll(":(\\w+)", "{$1}");
  }

  /** Fails unless the contract foresees status, content type and body of an answer. */
  public void judge(HttpResponse<byte[]> response) {
    String what =
        response.request().method() + " " + response.uri() + " -> " + response.statusCode();
    JsonObject answer = answer(response, what);
    Optional<String> type = response.headers().firstValue("content-type");
    JsonObject content = answer.getJsonObject("content", new JsonObject());
    if (response.body().length == 0) {
      return;
    }
    String plain = type.orElse("").replaceAll(";.*", "");
    assertThat(content.fieldNames()).as(what).contains(plain);
    if (plain.endsWith("json")) {
      judge(what, content.getJsonObject(plain).getJsonObject("schema"), response.body());
    }
  }

  private JsonObject answer(HttpResponse<byte[]> response, String what) {
    JsonObject paths = document.getJsonObject("paths");
    String path =
        paths.fieldNames().stream()
            .filter(template -> matches(template, response.uri().getRawPath()))
            .min(Comparator.comparingInt(String::length).reversed())
            .orElseThrow(() -> new AssertionError("not in the contract: " + what));
    JsonObject operation =
        paths
            .getJsonObject(path)
            .getJsonObject(response.request().method().toLowerCase(Locale.ROOT));
    assertThat(operation).as(what).isNotNull();
    JsonObject answers = operation.getJsonObject("responses");
    assertThat(answers.fieldNames()).as(what).contains(Integer.toString(response.statusCode()));
    return resolved(answers.getJsonObject(Integer.toString(response.statusCode())));
  }

  /** Fails unless JSON is as a schema of the contract says. */
  public void judge(String schema, String json) {
    judge(
        schema,
        new JsonObject().put("$ref", "#/components/schemas/" + schema),
        json.getBytes(StandardCharsets.UTF_8));
  }

  private static boolean matches(String template, String path) {
    return path.matches(template.replace(".", "\\.").replaceAll("\\{\\w+}", "[^/]+"));
  }

  private void judge(String what, JsonObject schema, byte[] body) {
    OutputUnit verdict =
        Validator.create(
                JsonSchema.of((JsonObject) inlined(schema)),
                new JsonSchemaOptions()
                    .setBaseUri("app://plugcast")
                    .setDraft(Draft.DRAFT202012)
                    .setOutputFormat(OutputFormat.Basic))
            .validate(Json.decodeValue(Buffer.buffer(body)));
    assertThat(verdict.getValid())
        .as(
            () ->
                what
                    + ": "
                    + verdict.getErrors()
                    + " in "
                    + new String(body, StandardCharsets.UTF_8))
        .isTrue();
  }

  private Object inlined(Object part) {
    return switch (part) {
      case JsonObject object when object.containsKey("$ref") -> inlined(resolved(object));
      case JsonObject object -> {
        JsonObject copy = new JsonObject();
        object.forEach(field -> copy.put(field.getKey(), inlined(wrapped(field.getValue()))));
        yield copy;
      }
      case JsonArray array -> {
        JsonArray copy = new JsonArray();
        array.forEach(element -> copy.add(inlined(wrapped(element))));
        yield copy;
      }
      default -> part;
    };
  }

  private static Object wrapped(Object value) {
    return switch (value) {
      case Map<?, ?> map -> {
        JsonObject object = new JsonObject();
        map.forEach((key, element) -> object.put(String.valueOf(key), element));
        yield object;
      }
      case List<?> list -> new JsonArray(list);
      default -> value;
    };
  }

  private JsonObject resolved(JsonObject object) {
    String reference = object.getString("$ref");
    if (reference == null) {
      return object;
    }
    JsonObject found = document;
    for (String name : reference.substring(2).split("/", -1)) {
      found = found.getJsonObject(name);
    }
    return found;
  }
}
