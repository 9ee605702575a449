package org.plugcast.caching.catalogue;

import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The version of an item that is played.
 *
 * @param source SHA-256 of the media file from which it was made
 * @param metadata that goes to the timeline
 */
public record Air(MadeClip clip, String source, SortedMap<String, String> metadata) {
  public Air {
    metadata = Collections.unmodifiableSortedMap(new TreeMap<>(metadata));
  }

  /** The same, made from what is wanted no more. */
  Air outdated() {
    MadeClip old =
        new MadeClip(
            "", clip.digest(), clip.frames(), clip.format(), clip.adjustments(), clip.loudness());
    return new Air(old, source, metadata);
  }
}
