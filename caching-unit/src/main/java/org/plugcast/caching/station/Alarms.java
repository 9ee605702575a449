package org.plugcast.caching.station;

import java.time.Clock;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What an operator has to know now. Any thread. */
public final class Alarms {
  private static final Logger LOG = LoggerFactory.getLogger(Alarms.class);

  private final Map<String, Alarm> raised = new ConcurrentHashMap<>();
  private final Clock clock;

  public Alarms(Clock clock) {
    this.clock = clock;
  }

  /**
   * Something is wrong.
   *
   * @param key such as {@code disk}; there is at most one alarm of each
   */
  public record Alarm(String key, String text, Instant since) {}

  /** Raises an alarm, or renews its text. */
  public void raise(String key, String text) {
    Alarm before =
        raised.put(
            key, new Alarm(key, text, raised.containsKey(key) ? since(key) : clock.instant()));
    if (before == null) {
      LOG.error("alarm key={} text=\"{}\"", key, text);
    }
  }

  public void clear(String key) {
    if (raised.remove(key) != null) {
      LOG.info("alarm-over key={}", key);
    }
  }

  /** The oldest first. */
  public List<Alarm> list() {
    return raised.values().stream()
        .sorted(Comparator.comparing(Alarm::since).thenComparing(Alarm::key))
        .toList();
  }

  private Instant since(String key) {
    Alarm alarm = raised.get(key);
    return alarm == null ? clock.instant() : alarm.since();
  }
}
