package org.plugcast.caching.pages;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Addresses that hold something else at every look, such as those that tell the time: to follow
 * them would be to make clips without end. One thread.
 */
final class Restless {
  /** Looks in a row at which an address held something else, until it is passed over. */
  static final int PATIENCE = 3;

  private final Map<String, String> before = new HashMap<>();
  private final Map<String, Integer> changes = new HashMap<>();
  private final Set<String> told = new HashSet<>();

  /**
   * Notes what an address holds at this look; empty if it is to be passed over.
   *
   * @param url asked at most once at each look
   */
  Optional<String> seen(String url, String sha256) {
    String last = before.put(url, sha256);
    if (last == null || last.equals(sha256)) {
      changes.remove(url);
      told.remove(url);
      return Optional.of(sha256);
    }
    return changes.merge(url, 1, Integer::sum) < PATIENCE ? Optional.of(sha256) : Optional.empty();
  }

  /** Whether an address has just become one of these; once. */
  boolean isNew(String url) {
    return changes.getOrDefault(url, 0) >= PATIENCE && told.add(url);
  }
}
