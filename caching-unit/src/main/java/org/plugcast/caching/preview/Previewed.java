package org.plugcast.caching.preview;

import java.util.List;
import java.util.stream.IntStream;
import org.plugcast.caching.catalogue.MadeClip;
import org.plugcast.ts.multiplex.Service;

/**
 * What a preview is made of.
 *
 * @param service under which the clip is shown
 */
public record Previewed(Service service, MadeClip clip) {
  /** Pictures of a strip. */
  public static final int STRIP = 10;

  /** Frame that is the poster: a quarter in, where most items have begun and none has ended. */
  int posterFrame() {
    return clip.frames() / 4;
  }

  /** Frames in the middle of each of the strip's parts. */
  List<Integer> stripFrames() {
    return IntStream.range(0, STRIP)
        .mapToObj(part -> (int) ((2L * part + 1) * clip.frames() / (2 * STRIP)))
        .toList();
  }
}
