package org.plugcast.ts.multiplex;

import java.util.Collections;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * An item in a timeline: its clip, how many video frames it lasts, and what is known of it.
 *
 * @param item metadata by lower-case key: {@link #TITLE}, {@link #ARTIST}, ...
 */
public record Entry(Digest clip, int frames, SortedMap<String, String> item) {
  public static final String MEDIA_ID = "media-id";
  public static final String FILE = "file";
  public static final String TITLE = "title";
  public static final String ARTIST = "artist";
  public static final String ALBUM = "album";

  public Entry {
    if (frames < 1) {
      throw new IllegalArgumentException("entry of " + frames + " frames");
    }
    item = Collections.unmodifiableSortedMap(new TreeMap<>(item));
    for (String key : item.keySet()) {
      if (key.isEmpty() || !key.chars().allMatch(c -> c == '-' || c >= 'a' && c <= 'z')) {
        throw new IllegalArgumentException(
            "metadata key \"" + key + "\": expected lower-case letters and hyphens");
      }
    }
  }

  public static Entry of(Digest clip, int frames, Map<String, String> item) {
    return new Entry(clip, frames, new TreeMap<>(item));
  }

  /** The value of a metadata key, or an empty string. */
  public String about(String key) {
    return item.getOrDefault(key, "");
  }
}
