package org.plugcast.renderer.proxy;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What went through a proxy so far, and what did not. Any thread. */
final class Traffic {
  private static final int MOST_REFUSALS = 20;

  private final TrafficLimits limits;
  private final List<Loaded> loaded = new ArrayList<>();
  private final Map<String, String> refusals = new LinkedHashMap<>();
  private Optional<String> problem = Optional.empty();
  private long bytes;
  private int requests;

  Traffic(TrafficLimits limits) {
    this.limits = limits;
  }

  TrafficLimits limits() {
    return limits;
  }

  /** Counts one more request. */
  synchronized void request() throws RefusedException {
    if (++requests > limits.requests()) {
      throw new RefusedException("the page made more than " + limits.requests() + " requests");
    }
  }

  /**
   * Counts bytes of a body.
   *
   * @param before of the same body
   */
  synchronized void bytes(long before, long more) throws RefusedException {
    bytes += more;
    if (before + more > limits.responseBytes()) {
      throw new RefusedException("more than " + (limits.responseBytes() >> 20) + " MiB came");
    }
    if (bytes > limits.totalBytes()) {
      throw new RefusedException(
          "the page loaded more than " + (limits.totalBytes() >> 20) + " MiB in all");
    }
  }

  synchronized void loaded(Loaded response) {
    if (loaded.size() < limits.requests()) {
      loaded.add(response);
    }
  }

  /** Notes that a page did not get what it may not have. */
  synchronized void refused(String hostAndPort, String reason) {
    problem = Optional.of(hostAndPort + " may not be reached: " + reason);
    if (refusals.size() < MOST_REFUSALS) {
      refusals.put(hostAndPort, reason);
    }
  }

  /** Notes that a page did not get what it may have. */
  synchronized void failed(String hostAndPort, String reason) {
    problem = Optional.of(hostAndPort + " cannot be reached: " + reason);
  }

  /** The last request that came to nothing. */
  synchronized Optional<String> problem() {
    return problem;
  }

  synchronized List<String> refusals() {
    return refusals.entrySet().stream()
        .map(entry -> "the page may not reach " + entry.getKey() + ": " + entry.getValue())
        .toList();
  }

  synchronized List<Loaded> loaded() {
    return List.copyOf(loaded);
  }
}
