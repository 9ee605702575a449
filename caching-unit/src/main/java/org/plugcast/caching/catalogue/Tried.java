package org.plugcast.caching.catalogue;

import java.time.Instant;
import java.util.Optional;

/**
 * Attempts to make a clip that did not succeed.
 *
 * @param renderKey of the clip that was to be made; an empty string where none was tried
 * @param reason of the last failure; an empty string while an attempt is under way
 * @param attempts begun, with the one under way
 * @param retryAt when the next attempt is due; empty where there will be none
 */
public record Tried(String renderKey, String reason, int attempts, Optional<Instant> retryAt) {
  public static final Tried NEVER = new Tried("", "", 0, Optional.empty());

  /** An attempt begins. It is counted now, so that one that ends the process counts as well. */
  public Tried begin(String key) {
    return new Tried(key, "", renderKey.equals(key) ? attempts + 1 : 1, Optional.empty());
  }

  /** The attempt ended through no fault of the item and is not counted. */
  public Tried withdrawn() {
    return new Tried(renderKey, reason, Math.max(0, attempts - 1), Optional.empty());
  }

  /** The attempt failed, and another is due. */
  public Tried failed(String why, Instant again) {
    return new Tried(renderKey, why, attempts, Optional.of(again));
  }

  /** The attempt failed for good. */
  public Tried gaveUp(String why) {
    return new Tried(renderKey, why, attempts, Optional.empty());
  }

  /** Whether no further attempt for this clip is made. */
  public boolean isFinal(String key) {
    return renderKey.equals(key) && !reason.isEmpty() && retryAt.isEmpty();
  }
}
