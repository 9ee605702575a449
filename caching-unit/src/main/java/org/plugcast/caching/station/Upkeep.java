package org.plugcast.caching.station;

import org.plugcast.caching.catalogue.Item;

/** What a change in a channel leads to. Called by the station's thread alone. */
interface Upkeep {
  /** The channel of a number that is known to be one. */
  ChannelState channel(int channelId);

  /** Keeps an item as it is now, in the catalogue, too. */
  void update(ChannelState channel, Item item);

  /** An item's file was opened: its chapters may have to be items. */
  void opened(ChannelState channel, Item item);

  /** Brings a channel's timeline and what others see of it up to date. */
  void refresh(ChannelState channel);

  /** Begins what can begin. */
  void dispatch();
}
