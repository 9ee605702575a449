package org.plugcast.caching.http.encoder;

import io.vertx.core.Vertx;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.RoutingContext;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.plugcast.caching.http.Problem;
import org.plugcast.caching.station.ChannelView;
import org.plugcast.caching.station.ItemView;

/**
 * {@code getEvents}: tells clients what changes. It looks at what the station shows, at intervals
 * and only while somebody listens, so that no client can hold up the station.
 */
final class EventOperations {
  private static final Duration INTERVAL = Duration.ofMillis(500);
  private static final int MOST_CLIENTS = 64;

  private final EncoderUnit unit;
  private final Map<HttpServerResponse, EventClient> clients = new LinkedHashMap<>();
  private Map<Long, String> last = Map.of();
  private long timer;

  EventOperations(EncoderUnit unit) {
    this.unit = unit;
  }

  synchronized void open(RoutingContext context) {
    if (clients.size() >= MOST_CLIENTS) {
      throw new Problem(
          Problem.UNAVAILABLE, "too many listeners", MOST_CLIENTS + " clients hear events already");
    }
    HttpServerResponse response = context.response();
    response
        .setChunked(true)
        .putHeader(HttpHeaders.CONTENT_TYPE, "text/event-stream")
        .putHeader(HttpHeaders.CACHE_CONTROL, "no-store");
    Vertx vertx = context.vertx();
    response.closeHandler(closed -> remove(vertx, response));
    EventClient client = new EventClient(sink(context), System.nanoTime());
    if (clients.isEmpty()) {
      timer = vertx.setPeriodic(INTERVAL.toMillis(), tick -> tell());
    }
    clients.put(response, client);
    last = look();
    client.tell(last, System.nanoTime());
  }

  private static EventClient.Sink sink(RoutingContext context) {
    HttpServerResponse response = context.response();
    return new EventClient.Sink() {
      @Override
      public boolean isFull() {
        return response.writeQueueFull();
      }

      @Override
      public void write(String text) {
        var _ = response.write(text);
      }

      @Override
      public void drop() {
        var _ = context.request().connection().close();
      }
    };
  }

  private synchronized void remove(Vertx vertx, HttpServerResponse response) {
    if (clients.remove(response) != null && clients.isEmpty()) {
      vertx.cancelTimer(timer);
      last = Map.of();
    }
  }

  private synchronized void tell() {
    last = look();
    long now = System.nanoTime();
    List.copyOf(clients.values()).forEach(client -> client.tell(last, now));
  }

  /** What is so now; the same texts as before where nothing changed. */
  private Map<Long, String> look() {
    Instant now = unit.clock().instant();
    Map<Long, String> items = new LinkedHashMap<>();
    for (ChannelView channel : unit.station().channels()) {
      for (ItemView view : channel.items()) {
        long id = view.item().id();
        String text =
            ItemJson.change(new Place(channel, view), unit.station().progress(id), now).encode();
        String before = last.getOrDefault(id, "");
        items.put(id, text.equals(before) ? before : text);
      }
    }
    return items;
  }
}
