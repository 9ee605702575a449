package org.plugcast.caching.catalogue;

import java.util.List;
import org.plugcast.caching.media.ItemWish;

/**
 * What of a media file can be items, and what is.
 *
 * @param looked whether anybody looked for parts: catalogues of before know of none
 * @param wish what the file's sidecar asks for
 * @param stills pictures that do not move, such as pages; 0 if there are none, or others
 * @param chapters of the file, in order; none where this is a chapter itself
 * @param notes what was wrong with the chapters, for people
 * @param chapter that this is, from 1; 0: the whole file
 */
public record Parts(
    boolean looked,
    ItemWish wish,
    int stills,
    List<Chapter> chapters,
    List<String> notes,
    int chapter) {
  /** Nobody has looked for any. */
  public static final Parts UNKNOWN = new Parts(false, ItemWish.UNSAID, 0, List.of(), List.of(), 0);

  public Parts {
    chapters = List.copyOf(chapters);
    notes = List.copyOf(notes);
  }

  /** What was found in a file. */
  public static Parts of(ItemWish wish, int stills, List<Chapter> chapters, List<String> notes) {
    return new Parts(true, wish, stills, chapters, notes, 0);
  }

  /** A chapter of it, by its number. */
  public Parts ofChapter(int number) {
    return new Parts(looked, wish, stills, List.of(), notes, number);
  }
}
