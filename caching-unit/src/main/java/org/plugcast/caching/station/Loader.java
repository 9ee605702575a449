package org.plugcast.caching.station;

import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import org.plugcast.caching.catalogue.Catalogue;
import org.plugcast.caching.catalogue.Channel;
import org.plugcast.caching.catalogue.Item;
import org.plugcast.caching.jobs.Encoders;
import org.plugcast.caching.media.Listing;
import org.plugcast.ts.multiplex.TimelineText;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Takes up where the unit left off. */
final class Loader {
  private static final Logger LOG = LoggerFactory.getLogger(Loader.class);

  private final Catalogue catalogue;
  private final ClipKeeper clips;
  private final Encoders encoders;

  Loader(Catalogue catalogue, ClipKeeper clips, Encoders encoders) {
    this.catalogue = catalogue;
    this.clips = clips;
    this.encoders = encoders;
  }

  NavigableMap<Integer, ChannelState> load() {
    NavigableMap<Integer, ChannelState> channels = new TreeMap<>();
    Map<Integer, Listing> listings = catalogue.listings();
    Map<Integer, String> timelines = catalogue.timelines();
    for (Channel channel : catalogue.channels()) {
      ChannelState state = new ChannelState(channel);
      state.order(Optional.ofNullable(listings.get(channel.id())));
      timeline(channel, Optional.ofNullable(timelines.get(channel.id()))).ifPresent(state::publish);
      channels.put(channel.id(), state);
    }
    for (Item item : catalogue.items()) {
      Optional.ofNullable(channels.get(item.channelId()))
          .ifPresent(channel -> channel.put(mend(item)));
    }
    catalogue.stopped().forEach((item, channel) -> stop(channels, item, channel));
    return channels;
  }

  private static void stop(Map<Integer, ChannelState> channels, long itemId, int channelId) {
    Optional.ofNullable(channels.get(channelId)).ifPresent(channel -> channel.stop(itemId));
  }

  private static Optional<Published> timeline(Channel channel, Optional<String> text) {
    try {
      return text.map(TimelineText::parse).map(Published::of);
    } catch (IllegalArgumentException e) {
      LOG.error("timeline-lost channel={} reason={}", channel.id(), e.getMessage());
      return Optional.empty();
    }
  }

  private Item mend(Item item) {
    Item mended = item.withTried(encoders.afterRestart(item.tried()));
    if (mended.air().filter(air -> !clips.holds(air.clip())).isPresent()) {
      mended = mended.withoutAir();
    }
    if (!mended.equals(item)) {
      catalogue.update(mended);
    }
    return mended;
  }
}
