package org.plugcast.caching.jobs;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.plugcast.caching.catalogue.Chapter;
import org.plugcast.caching.catalogue.Examined.Facts;
import org.plugcast.caching.media.Metadata;

/** What is known of a chapter follows from what is known of its file. Pure. */
public final class ChapterFacts {
  private ChapterFacts() {}

  /**
   * Facts about a chapter: its title goes before that of the file, which becomes that of the album
   * where there is none.
   *
   * @param mediaId of the file
   * @param number from 1; there is such a chapter
   */
  public static Facts of(Facts file, String mediaId, int number) {
    Chapter chapter = file.parts().chapters().get(number - 1);
    List<String> notes = new ArrayList<>(file.notes());
    notes.addAll(file.parts().notes());
    return new Facts(
        file.stamp(),
        file.fileStamp(),
        source(file, chapter),
        file.cover(),
        "",
        file.captions(),
        chapter.millis(),
        file.kind(),
        metadata(file, mediaId, chapter, number),
        notes,
        file.parts().ofChapter(number));
  }

  /** Another for each chapter, and whenever what it holds is another. */
  private static String source(Facts file, Chapter chapter) {
    String text = file.source() + " " + chapter.startNanos() + " " + chapter.endNanos();
    return Sha256.of(text.getBytes(StandardCharsets.UTF_8));
  }

  private static SortedMap<String, String> metadata(
      Facts file, String mediaId, Chapter chapter, int number) {
    SortedMap<String, String> metadata = new TreeMap<>(file.metadata());
    String title = file.metadata().getOrDefault("title", "");
    Metadata.merge(metadata, Map.of("album", file.metadata().getOrDefault("album", title)));
    Metadata.merge(
        metadata,
        Map.of(
            "title", chapter.title(),
            "track", Integer.toString(number),
            "media-id", mediaId + "-" + number));
    return metadata;
  }
}
