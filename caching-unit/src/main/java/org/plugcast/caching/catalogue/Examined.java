package org.plugcast.caching.catalogue;

import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;

/** What was found when a file was opened. */
public sealed interface Examined {
  /** Stamp of the file, with sidecar and cover, that was examined. */
  String stamp();

  /** It cannot be played. */
  record Refused(String stamp, String reason) implements Examined {}

  /**
   * It can be played.
   *
   * @param fileStamp of the media file alone
   * @param source SHA-256 of the media file
   * @param cover SHA-256 of the cover, or an empty string
   * @param lyrics SHA-256 of the LRC file, or an empty string
   * @param captions SHA-256 of the subtitles beside it, or an empty string
   * @param durationMillis as its container says; 0 where it does not
   * @param metadata from tags and sidecar, by lower-case key
   * @param notes what an operator should know, such as a sidecar that is no JSON
   */
  record Facts(
      String stamp,
      String fileStamp,
      String source,
      String cover,
      String lyrics,
      String captions,
      long durationMillis,
      MediaKind kind,
      SortedMap<String, String> metadata,
      List<String> notes)
      implements Examined {
    public Facts {
      // Catalogues of before know of none.
      lyrics = Objects.requireNonNullElse(lyrics, "");
      captions = Objects.requireNonNullElse(captions, "");
      metadata = Collections.unmodifiableSortedMap(new TreeMap<>(metadata));
      notes = List.copyOf(notes);
    }
  }
}
