package org.plugcast.caching.station;

import org.plugcast.ts.multiplex.Digest;
import org.plugcast.ts.multiplex.Timeline;
import org.plugcast.ts.multiplex.TimelineText;

/**
 * A timeline as units fetch it.
 *
 * @param text canonical
 * @param digest of the text
 */
public record Published(Timeline timeline, String text, Digest digest) {
  static Published of(Timeline timeline) {
    return new Published(timeline, TimelineText.write(timeline), timeline.digest());
  }
}
