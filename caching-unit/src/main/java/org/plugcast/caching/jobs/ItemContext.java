package org.plugcast.caching.jobs;

import java.util.Collections;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.plugcast.caching.media.ChannelOrder;

/**
 * What a page learns of the item it shows, and what the channel asks for.
 *
 * @param channel {@code id} and {@code name}
 * @param playlist {@code name}
 * @param item metadata by lower-case key
 * @param next metadata of the item that follows, where there is another
 */
public record ItemContext(
    ChannelOrder order,
    SortedMap<String, String> channel,
    SortedMap<String, String> playlist,
    SortedMap<String, String> item,
    Optional<SortedMap<String, String>> next) {
  public ItemContext {
    channel = copy(channel);
    playlist = copy(playlist);
    item = copy(item);
    next = next.map(ItemContext::copy);
  }

  private static SortedMap<String, String> copy(Map<String, String> map) {
    return Collections.unmodifiableSortedMap(new TreeMap<>(map));
  }
}
