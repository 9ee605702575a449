package org.plugcast.caching.station;

import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import org.plugcast.caching.catalogue.Catalogue;
import org.plugcast.caching.catalogue.Item;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Removes clips and items that nothing refers to any more. Owned by the station's thread. */
final class CleanUp {
  private static final Logger LOG = LoggerFactory.getLogger(CleanUp.class);

  /** How long an unused clip stays while the disk is low: downloads under way may end. */
  private static final Duration KEEP_WHEN_LOW = Duration.ofMinutes(2);

  private final Collection<ChannelState> channels;
  private final Catalogue catalogue;
  private final ClipKeeper clips;
  private final Airing airing;
  private final Journal journal;
  private final Clock clock;
  private final Duration keepUnused;

  /**
   * @param channels all there are, also later
   * @param keepUnused how long a clip or item stays that nothing refers to
   */
  CleanUp(
      Collection<ChannelState> channels,
      Catalogue catalogue,
      ClipKeeper clips,
      Airing airing,
      Journal journal,
      Clock clock,
      Duration keepUnused) {
    this.channels = channels;
    this.catalogue = catalogue;
    this.clips = clips;
    this.airing = airing;
    this.journal = journal;
    this.clock = clock;
    this.keepUnused = keepUnused;
  }

  void clean(boolean diskIsLow) {
    Duration keep =
        diskIsLow && keepUnused.compareTo(KEEP_WHEN_LOW) > 0 ? KEEP_WHEN_LOW : keepUnused;
    try {
      int removed = clips.clean(airing.used(channels), keep);
      if (removed > 0) {
        journal.record("clips-removed", "", removed + " clips", "nothing refers to them any more");
      }
    } catch (IOException e) {
      LOG.warn("clean-up-failed reason={}", e.getMessage());
    }
    Instant horizon = clock.instant().minus(keepUnused);
    channels.forEach(channel -> forgetGone(channel, horizon));
  }

  private void forgetGone(ChannelState channel, Instant horizon) {
    List<Item> old =
        channel.items().stream()
            .filter(item -> item.goneSince().filter(at -> at.isBefore(horizon)).isPresent())
            .toList();
    old.forEach(
        item -> {
          catalogue.delete(item);
          channel.remove(item);
        });
  }
}
