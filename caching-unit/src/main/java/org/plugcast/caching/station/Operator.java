package org.plugcast.caching.station;

import java.util.Optional;
import org.plugcast.caching.catalogue.Catalogue;
import org.plugcast.caching.catalogue.Item;
import org.plugcast.caching.media.Listing;

/** Does what the operator says. Owned by the station's thread. */
final class Operator {
  private final Catalogue catalogue;
  private final ClipKeeper clips;
  private final Journal journal;
  private final Upkeep upkeep;

  Operator(Catalogue catalogue, ClipKeeper clips, Journal journal, Upkeep upkeep) {
    this.catalogue = catalogue;
    this.clips = clips;
    this.journal = journal;
    this.upkeep = upkeep;
  }

  /** Sets the order of a channel, or takes it back. */
  void order(int channelId, Optional<Listing> listing) {
    ChannelState channel = upkeep.channel(channelId);
    listing.ifPresentOrElse(
        order -> catalogue.putListing(channelId, order),
        () -> catalogue.deleteListing(channelId));
    channel.order(listing);
    journal.record(
        listing.isPresent() ? "playlist-set" : "playlist-reset",
        channel.channel().name(),
        "",
        listing.map(order -> order.entries().size() + " entries").orElse(""));
    upkeep.refresh(channel);
    upkeep.dispatch();
  }

  /** Makes an item again, even one that was given up. What it has on air stays until then. */
  void retry(int channelId, long itemId) {
    ChannelState channel = upkeep.channel(channelId);
    Item item = channel.item(itemId).orElseThrow();
    item.air().ifPresent(air -> clips.forget(air.clip().renderKey()));
    upkeep.update(channel, item.again());
    journal.record("item-retry", channel.channel().name(), item.file(), "by the operator");
    upkeep.refresh(channel);
    upkeep.dispatch();
  }
}
