package org.plugcast.caching.station;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.plugcast.caching.catalogue.Channel;
import org.plugcast.caching.catalogue.Examined.Facts;
import org.plugcast.caching.catalogue.Examined.Refused;
import org.plugcast.caching.catalogue.Item;
import org.plugcast.caching.jobs.ItemContext;
import org.plugcast.caching.jobs.ItemMaker;
import org.plugcast.caching.jobs.Output;
import org.plugcast.caching.jobs.RenderKey;
import org.plugcast.caching.media.ChannelOrder;

/**
 * The clip that an item should have.
 *
 * @param renderKey its name
 * @param output in which it is made
 */
record Wanted(String renderKey, ItemContext context, Output output) {
  /** What a page may tell of the next item; other facts do not matter to it. */
  private static final List<String> NEXT = List.of("title", "artist", "album");

  /**
   * The clips of a channel, by item. An item whose page would tell of a next one waits until that
   * is examined.
   */
  static Map<Long, Wanted> of(
      Channel channel, ChannelOrder order, List<Item> sequence, ItemMaker maker) {
    Output output = maker.output(order.profile());
    Map<Long, Wanted> wanted = new HashMap<>();
    for (int place = 0; place < sequence.size(); place++) {
      Item item = sequence.get(place);
      if (item.facts().isPresent() && !wanted.containsKey(item.id())) {
        Facts facts = item.facts().get();
        boolean showsNext = maker.usesPage(order.page(), facts.kind());
        Optional<Item> next = showsNext ? next(sequence, place) : Optional.empty();
        if (next.isEmpty() || next.get().facts().isPresent()) {
          ItemContext context = context(channel, order, item, facts, next);
          String key = RenderKey.of(maker, output, facts, context);
          wanted.put(item.id(), new Wanted(key, context, output));
        }
      }
    }
    return wanted;
  }

  private static Optional<Item> next(List<Item> sequence, int place) {
    Item item = sequence.get(place);
    for (int step = 1; step < sequence.size(); step++) {
      Item other = sequence.get((place + step) % sequence.size());
      if (other.id() != item.id() && !isLost(other)) {
        return Optional.of(other);
      }
    }
    return Optional.empty();
  }

  /** Whether an item will not be heard. */
  private static boolean isLost(Item item) {
    boolean refused = item.current().filter(Refused.class::isInstance).isPresent();
    return item.air().isEmpty() && (refused || item.tried().isFinal(item.tried().renderKey()));
  }

  private static ItemContext context(
      Channel channel, ChannelOrder order, Item item, Facts facts, Optional<Item> next) {
    SortedMap<String, String> about = new TreeMap<>(facts.metadata());
    about.put("media-id", facts.metadata().getOrDefault("media-id", Long.toString(item.id())));
    return new ItemContext(
        order,
        new TreeMap<>(Map.of("id", Integer.toString(channel.id()), "name", channel.name())),
        new TreeMap<>(Map.of("name", channel.name())),
        about,
        next.flatMap(Item::facts).map(Wanted::brief));
  }

  private static SortedMap<String, String> brief(Facts facts) {
    SortedMap<String, String> brief = new TreeMap<>(facts.metadata());
    brief.keySet().retainAll(NEXT);
    return brief;
  }
}
