package org.plugcast.caching.media;

import java.util.Optional;

/**
 * What the operator wants of a channel otherwise than of all.
 *
 * @param page that shows items without a picture; empty: the unit's
 * @param profile name of the format in which items are made; empty: the unit's
 * @param items what is wanted of files that say nothing themselves
 */
public record ChannelOrder(
    Optional<PageOrder> page, Optional<String> profile, SoundWish sound, ItemWish items) {
  /** All as the unit has it. */
  public static final ChannelOrder USUAL =
      new ChannelOrder(Optional.empty(), Optional.empty(), SoundWish.NOTHING);

  /** With items as usual. */
  public ChannelOrder(Optional<PageOrder> page, Optional<String> profile, SoundWish sound) {
    this(page, profile, sound, ItemWish.UNSAID);
  }

  /** Another page, all else as the unit has it. */
  public static ChannelOrder of(PageOrder page) {
    return new ChannelOrder(Optional.of(page), Optional.empty(), SoundWish.NOTHING);
  }
}
