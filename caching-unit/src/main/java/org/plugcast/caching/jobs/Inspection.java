package org.plugcast.caching.jobs;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.plugcast.caching.catalogue.MediaKind;

/** What a look into a file found. */
public sealed interface Inspection {
  /**
   * It holds media.
   *
   * @param duration as the file says
   * @param tags as the file says, by any key
   */
  record Playable(MediaKind kind, Optional<Duration> duration, Map<String, String> tags)
      implements Inspection {
    public Playable {
      tags = Map.copyOf(tags);
    }
  }

  /** It cannot be played, and will not be until it changes. */
  record Unplayable(String reason) implements Inspection {}
}
