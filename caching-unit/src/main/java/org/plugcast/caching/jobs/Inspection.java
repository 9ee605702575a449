package org.plugcast.caching.jobs;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.plugcast.caching.catalogue.Chapter;
import org.plugcast.caching.catalogue.MediaKind;

/** What a look into a file found. */
public sealed interface Inspection {
  /**
   * It holds media.
   *
   * @param duration as the file says; for still pictures what they last where nobody says how long
   * @param tags as the file says, by any key
   * @param stills pictures that do not move, such as pages; 0 if there are none, or others
   * @param chapters of the file, in order
   * @param chapterNotes what was wrong with them, for people
   */
  record Playable(
      MediaKind kind,
      Optional<Duration> duration,
      Map<String, String> tags,
      int stills,
      List<Chapter> chapters,
      List<String> chapterNotes)
      implements Inspection {
    public Playable {
      tags = Map.copyOf(tags);
      chapters = List.copyOf(chapters);
      chapterNotes = List.copyOf(chapterNotes);
    }

    /** Media in one piece. */
    public Playable(MediaKind kind, Optional<Duration> duration, Map<String, String> tags) {
      this(kind, duration, tags, 0, List.of(), List.of());
    }
  }

  /** It cannot be played, and will not be until it changes. */
  record Unplayable(String reason) implements Inspection {}
}
