package org.plugcast.multicast.twin;

import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;

/** How often each of several things happened. Counting allocates nothing. One thread. */
final class Tally<K extends Enum<K>> {
  private final Map<K, Count> counts;

  Tally(Class<K> keys) {
    counts = new EnumMap<>(keys);
    for (K key : keys.getEnumConstants()) {
      counts.put(key, new Count());
    }
  }

  void add(K key) {
    count(key).value++;
  }

  long of(K key) {
    return count(key).value;
  }

  private Count count(K key) {
    return Objects.requireNonNull(counts.get(key));
  }

  private static final class Count {
    private long value;
  }
}
