package org.plugcast.caching.render;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.plugcast.caching.catalogue.Chapter;
import org.plugcast.caching.catalogue.Examined.Facts;
import org.plugcast.caching.media.ItemWish;
import org.plugcast.renderer.Extent;
import org.plugcast.renderer.media.MediaInfo;

/** What of a file is an item. */
final class PartChoice {
  private PartChoice() {}

  /**
   * As it is wanted.
   *
   * @param channel what is wanted of the channel's items
   */
  static Extent extent(Facts facts, ItemWish channel) {
    Duration still = facts.wish(channel).still().orElse(Extent.WHOLE.still());
    Extent whole = Extent.WHOLE.shownFor(still);
    int chapter = facts.parts().chapter();
    return chapter == 0 ? whole : whole.ofChapter(chapter);
  }

  /** How long a file is where nobody says how long its pictures are shown. */
  static Optional<Duration> duration(MediaInfo info) {
    return info.isStill()
        ? Optional.of(Extent.WHOLE.still().multipliedBy(info.stills()))
        : info.duration();
  }

  static List<Chapter> chapters(MediaInfo info) {
    return info.chapters().chapters().stream()
        .map(
            chapter ->
                new Chapter(chapter.start().toNanos(), chapter.end().toNanos(), chapter.title()))
        .toList();
  }
}
