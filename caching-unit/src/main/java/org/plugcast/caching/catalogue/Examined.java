package org.plugcast.caching.catalogue;

import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;
import org.plugcast.caching.media.ItemWish;

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
   * @param source SHA-256 of the media file, or another for each of its chapters
   * @param cover SHA-256 of the cover, or an empty string
   * @param lyrics SHA-256 of the LRC file, or an empty string
   * @param captions SHA-256 of the subtitles beside it, or an empty string
   * @param durationMillis as its container says; 0 where it does not; for still pictures what they
   *     last where nobody says how long
   * @param metadata from tags and sidecar, by lower-case key
   * @param notes what an operator should know, such as a sidecar that is no JSON
   * @param parts that are items, or can be
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
      List<String> notes,
      Parts parts)
      implements Examined {
    public Facts {
      // Catalogues of before know of none.
      lyrics = Objects.requireNonNullElse(lyrics, "");
      parts = Objects.requireNonNullElse(parts, Parts.UNKNOWN);
      captions = Objects.requireNonNullElse(captions, "");
      metadata = Collections.unmodifiableSortedMap(new TreeMap<>(metadata));
      notes = List.copyOf(notes);
    }

    /** Of a file in which nobody looked for parts. */
    public Facts(
        String stamp,
        String fileStamp,
        String source,
        String cover,
        String lyrics,
        String captions,
        long durationMillis,
        MediaKind kind,
        SortedMap<String, String> metadata,
        List<String> notes) {
      this(
          stamp,
          fileStamp,
          source,
          cover,
          lyrics,
          captions,
          durationMillis,
          kind,
          metadata,
          notes,
          Parts.UNKNOWN);
    }

    /** What is wanted of it: of the file, and where that says nothing of its channel. */
    public ItemWish wish(ItemWish channel) {
      return parts.wish().or(channel);
    }

    /** So long it will be, in ms; 0 where that is not known. */
    public long lengthMillis(ItemWish channel) {
      return parts.stills() == 0
          ? durationMillis
          : wish(channel)
              .still()
              .map(each -> each.toMillis() * parts.stills())
              .orElse(durationMillis);
    }

    /** Its chapters, if each of them is to be an item. */
    public List<Chapter> wantedChapters(ItemWish channel) {
      return wish(channel).wantsChapters() ? parts.chapters() : List.of();
    }
  }
}
