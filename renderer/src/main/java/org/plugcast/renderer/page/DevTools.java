package org.plugcast.renderer.page;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The Chrome DevTools protocol over a pair of pipes: JSON messages, each ended by a zero byte.
 *
 * <p>One thread calls; a thread of its own reads. Every call has a time limit.
 */
final class DevTools {
  /** A picture of 1080 lines in base64 is the longest string that is expected. */
  private static final int LONGEST_MESSAGE = 64 << 20;

  static final ObjectMapper JSON =
      new JsonMapper(
          JsonFactory.builder()
              .streamReadConstraints(
                  StreamReadConstraints.builder().maxStringLength(LONGEST_MESSAGE).build())
              .build());

  /** Until when all answers have to be there, and what is said if they are not. */
  private record Allowance(long deadline, Supplier<String> otherwise) {
    boolean isUsedUp() {
      return deadline - System.nanoTime() <= 0;
    }
  }

  /** What the browser tells unasked. */
  interface Listener {
    void event(String method, JsonNode parameters) throws PageFailedException;
  }

  private final OutputStream out;
  private final Listener listener;
  private final BlockingQueue<Optional<JsonNode>> incoming = new LinkedBlockingQueue<>();
  private String session = "";
  private Optional<Allowance> allowance = Optional.empty();
  private int lastId;

  DevTools(InputStream in, OutputStream out, Listener listener) {
    this.out = out;
    this.listener = listener;
    Thread.ofPlatform().daemon().name("devtools-reader").start(() -> readAll(in));
  }

  /** All further calls go to this session. */
  void use(String sessionId) {
    session = sessionId;
  }

  /**
   * Gives all calls together so much time from now on, besides the limit of each.
   *
   * @param otherwise what is said when it is used up
   */
  void allow(Duration time, Supplier<String> otherwise) {
    allowance = Optional.of(new Allowance(System.nanoTime() + time.toNanos(), otherwise));
  }

  /** Sends a command and waits for its result. */
  JsonNode call(String method, Map<String, ?> parameters, Duration limit)
      throws PageFailedException, InterruptedException {
    int id = send(method, parameters);
    long deadline = System.nanoTime() + limit.toNanos();
    while (true) {
      JsonNode message = take(deadline, method);
      if (message.path("id").asInt() != id) {
        dispatch(message);
      } else if (message.has("error")) {
        throw new PageFailedException(
            "the browser refused "
                + method
                + ": "
                + message.path("error").path("message").asText());
      } else {
        return message.path("result");
      }
    }
  }

  /** Sends a command whose result nobody waits for; returns its number. */
  int send(String method, Map<String, ?> parameters) throws PageFailedException {
    ObjectNode message = JSON.createObjectNode();
    message.put("id", ++lastId).put("method", method);
    message.set("params", JSON.valueToTree(parameters));
    if (!session.isEmpty()) {
      message.put("sessionId", session);
    }
    try {
      out.write(JSON.writeValueAsBytes(message));
      out.write(0);
      out.flush();
    } catch (IOException e) {
      throw ended(e);
    }
    return lastId;
  }

  /** Handles events until {@code condition} holds; false when the limit comes first. */
  boolean pumpUntil(BooleanSupplier condition, Duration limit)
      throws PageFailedException, InterruptedException {
    long deadline = System.nanoTime() + limit.toNanos();
    while (!condition.getAsBoolean()) {
      Optional<JsonNode> message = poll(deadline);
      if (message.isEmpty()) {
        return false;
      }
      dispatch(message.get());
    }
    return true;
  }

  /** Handles events for so long. */
  void pump(Duration time) throws PageFailedException, InterruptedException {
    pumpUntil(() -> false, time);
  }

  /** The value of a JavaScript expression in the page. */
  JsonNode evaluate(String expression, Duration limit)
      throws PageFailedException, InterruptedException {
    return call("Runtime.evaluate", Map.of("expression", expression, "returnByValue", true), limit)
        .path("result")
        .path("value");
  }

  private JsonNode take(long deadline, String method)
      throws PageFailedException, InterruptedException {
    return poll(deadline)
        .orElseThrow(
            () ->
                new PageFailedException(
                    "the page does not answer (" + method + "): a script of it may never end"));
  }

  /** The next message; empty if none comes in time. */
  private Optional<JsonNode> poll(long deadline) throws PageFailedException, InterruptedException {
    long now = System.nanoTime();
    long rest = deadline - now;
    if (allowance.isPresent()) {
      rest = Math.min(rest, allowance.get().deadline() - now);
    }
    Optional<JsonNode> message = incoming.poll(Math.max(0, rest), TimeUnit.NANOSECONDS);
    if (message != null) {
      return Optional.of(present(message));
    }
    if (allowance.isPresent() && allowance.get().isUsedUp()) {
      throw new PageFailedException(allowance.get().otherwise().get());
    }
    return Optional.empty();
  }

  private JsonNode present(Optional<JsonNode> message) throws PageFailedException {
    if (message.isEmpty()) {
      incoming.add(message);
      throw ended(null);
    }
    return message.get();
  }

  private static PageFailedException ended(@Nullable IOException cause) {
    return cause == null
        ? new PageFailedException("the browser ended unexpectedly")
        : new PageFailedException("the browser ended unexpectedly", cause);
  }

  private void dispatch(JsonNode message) throws PageFailedException {
    if (message.has("method")) {
      listener.event(message.path("method").asText(), message.path("params"));
    }
  }

  private void readAll(InputStream in) {
    try (in) {
      ByteArrayOutputStream message = new ByteArrayOutputStream();
      byte[] buffer = new byte[1 << 16];
      for (int n; (n = in.read(buffer)) > 0; ) {
        int from = 0;
        for (int i = 0; i < n; i++) {
          if (buffer[i] == 0) {
            message.write(buffer, from, i - from);
            incoming.add(Optional.of(JSON.readTree(message.toByteArray())));
            message.reset();
            from = i + 1;
          }
        }
        message.write(buffer, from, n - from);
        if (message.size() > LONGEST_MESSAGE) {
          return;
        }
      }
    } catch (IOException e) {
      // The end of the pipe, in whatever form, is told to the caller below.
    } finally {
      incoming.add(Optional.empty());
    }
  }
}
