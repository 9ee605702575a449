package org.plugcast.caching.catalogue;

import java.util.List;
import java.util.Objects;

/**
 * A clip and what it was made from.
 *
 * @param renderKey SHA-256 of everything that decides its content
 * @param digest of the clip in the store
 * @param frames video frames
 * @param format text of its {@link ClipForm}
 * @param adjustments what had to be changed in the item, for people
 */
public record MadeClip(
    String renderKey,
    String digest,
    int frames,
    String format,
    List<String> adjustments,
    ClipLoudness loudness) {
  public MadeClip {
    // Catalogues of before know of none.
    loudness = Objects.requireNonNullElse(loudness, ClipLoudness.UNKNOWN);
    adjustments = List.copyOf(adjustments);
  }
}
