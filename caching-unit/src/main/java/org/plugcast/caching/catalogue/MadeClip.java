package org.plugcast.caching.catalogue;

import java.util.List;

/**
 * A clip and what it was made from.
 *
 * @param renderKey SHA-256 of everything that decides its content
 * @param digest of the clip in the store
 * @param frames video frames
 * @param format canonical text of the channel format
 * @param adjustments what had to be changed in the item, for people
 */
public record MadeClip(
    String renderKey, String digest, int frames, String format, List<String> adjustments) {
  public MadeClip {
    adjustments = List.copyOf(adjustments);
  }
}
