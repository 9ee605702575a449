package org.plugcast.caching.catalogue;

import java.time.Instant;
import java.util.Locale;
import java.util.Optional;

/**
 * A clip that encoders are asked for.
 *
 * @param renderKey of the clip
 * @param request all that an encoder has to know
 * @param priority the higher the sooner
 * @param attempts begun
 * @param worker who makes it; an empty string while nobody does
 * @param began when the attempt under way began
 * @param told when its encoder was last heard of
 * @param ending how it ended, once it has
 * @param reason why it ended so, for people
 */
public record Encoding(
    String renderKey,
    String request,
    int priority,
    int attempts,
    String worker,
    Optional<Instant> began,
    Optional<Instant> told,
    int percent,
    Optional<Ending> ending,
    String reason) {

  /** How an encoding ended. */
  public enum Ending {
    MADE,
    REFUSED,
    FAULTED,
    WITHDRAWN;

    String label() {
      return name().toLowerCase(Locale.ROOT);
    }

    static Ending ofLabel(String label) {
      return valueOf(label.toUpperCase(Locale.ROOT));
    }
  }
}
