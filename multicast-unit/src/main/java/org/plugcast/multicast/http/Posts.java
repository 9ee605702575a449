package org.plugcast.multicast.http;

import io.vertx.core.json.DecodeException;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.plugcast.multicast.handover.Agreed;
import org.plugcast.multicast.handover.Offer;
import org.plugcast.multicast.handover.Refusal;

/** What the API does when it is asked by {@code POST}. Any thread. */
final class Posts {
  private static final Pattern HANDOVER = Pattern.compile("/channels/(all|\\d{1,5})/handover");
  private static final String ALL = "all";
  private static final String JSON = "application/json";
  private static final String TEXT = "text/plain; charset=utf-8";
  private static final int OK = 200;
  private static final int ACCEPTED = 202;
  private static final int BAD_REQUEST = 400;
  private static final int NOT_FOUND = 404;
  private static final int CONFLICT = 409;

  private final Actions actions;

  Posts(Actions actions) {
    this.actions = actions;
  }

  /** Does what is asked. */
  Answer to(String path, String body) throws InterruptedException {
    try {
      Matcher handover = HANDOVER.matcher(path);
      return handover.matches() ? handOver(handover, body) : other(path, body);
    } catch (Refusal e) {
      return Answer.of(new Problem(CONFLICT, "Conflict", String.valueOf(e.getMessage())));
    } catch (IllegalArgumentException e) {
      return Answer.of(new Problem(BAD_REQUEST, "Bad Request", String.valueOf(e.getMessage())));
    }
  }

  private Answer handOver(Matcher path, String body) throws Refusal, InterruptedException {
    String channel = path.group(1);
    List<Agreed> agreed = actions.handOver(channels(channel), address(body), Actions.Hop.FIRST);
    return Answer.of(
        ACCEPTED,
        JSON,
        channel.equals(ALL) ? json(agreed).encode() : json(agreed.getFirst()).encode());
  }

  private Answer other(String path, String body) throws Refusal, InterruptedException {
    switch (path) {
      case "/take" -> actions.take(Offer.parse(body));
      case "/give" -> {
        List<Agreed> agreed =
            actions.handOver(channels(body.strip()), Optional.empty(), Actions.Hop.FORWARDED);
        return Answer.of(OK, TEXT, Agreed.write(agreed));
      }
      case "/cancel" -> actions.cancel(body.lines().map(Posts::channel).toList());
      case "/update/promote" -> actions.promote();
      case "/update/handover" -> {
        URI next =
            address(body)
                .orElseThrow(
                    () -> new IllegalArgumentException("expected {\"to\": \"http://...\"}"));
        return Answer.of(OK, JSON, json(actions.handOverToNext(next)).encode());
      }
      default -> {
        return Answer.of(
            new Problem(
                NOT_FOUND,
                "Not Found",
                "there are /channels/{id}/handover, /channels/all/handover, /update/handover and"
                    + " /update/promote"));
      }
    }
    return Answer.of(OK, TEXT, "done\n");
  }

  private static OptionalInt channels(String word) {
    return word.equals(ALL) ? OptionalInt.empty() : OptionalInt.of(channel(word));
  }

  private static int channel(String line) {
    if (!line.matches("\\d{1,5}")) {
      throw new IllegalArgumentException("\"" + line + "\" is no channel's number");
    }
    return Integer.parseInt(line);
  }

  /** The address in a body like {@code {"to": "http://10.0.0.1:8083"}}. */
  private static Optional<URI> address(String body) {
    if (body.isBlank()) {
      return Optional.empty();
    }
    try {
      return Optional.ofNullable(new JsonObject(body).getString("to")).map(Posts::base);
    } catch (DecodeException | ClassCastException e) {
      throw new IllegalArgumentException("expected a JSON object: " + e.getMessage(), e);
    }
  }

  private static URI base(String text) {
    URI uri = URI.create(text.replaceAll("/+$", ""));
    if (!"http".equals(uri.getScheme()) || uri.getHost() == null || uri.getQuery() != null) {
      throw new IllegalArgumentException(
          "\"to\": \"" + text + "\": expected an address like http://10.0.0.1:8083");
    }
    return uri;
  }

  private static JsonArray json(List<Agreed> agreed) {
    JsonArray array = new JsonArray();
    agreed.forEach(one -> array.add(json(one)));
    return array;
  }

  private static JsonObject json(Agreed agreed) {
    return new JsonObject()
        .put("channel", agreed.channel())
        .put("index", agreed.index())
        .put("from", agreed.from())
        .put("to", agreed.to())
        .put("at", agreed.at().toString());
  }
}
