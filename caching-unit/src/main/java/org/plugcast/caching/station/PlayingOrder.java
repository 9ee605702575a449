package org.plugcast.caching.station;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.plugcast.caching.catalogue.Item;
import org.plugcast.caching.media.ChapterName;
import org.plugcast.caching.media.Listing;

/** Puts items in order. A file whose chapters are items stands for those, in their order. Pure. */
final class PlayingOrder {
  private final Map<String, List<Item>> chapters = new HashMap<>();
  private final Set<String> files = new HashSet<>();

  private PlayingOrder(List<Item> present) {
    present.forEach(item -> files.add(item.file()));
    for (Item item : present) {
      whole(item)
          .ifPresent(file -> chapters.computeIfAbsent(file, f -> new ArrayList<>()).add(item));
    }
    chapters.values().forEach(list -> list.sort(Comparator.comparingInt(PlayingOrder::number)));
  }

  /**
   * The items that are played, in order. A chapter that the listing names by itself is played
   * there, and not with the others.
   *
   * @param present items whose file is there
   */
  static List<Item> of(Optional<Listing> listing, List<Item> present) {
    PlayingOrder order = new PlayingOrder(present);
    Set<String> named = new HashSet<>(listing.map(Listing::entries).orElse(List.of()));
    List<Item> units =
        present.stream()
            .filter(item -> order.whole(item).isEmpty() || named.contains(item.file()))
            .toList();
    List<Item> arranged =
        listing
            .map(entries -> entries.arrange(units, Item::file))
            .orElseGet(() -> Listing.natural(units, Item::file));
    return arranged.stream().flatMap(unit -> order.played(unit, named).stream()).toList();
  }

  /** Whether chapters of an item are items themselves. */
  static Set<String> splitFiles(List<Item> present) {
    return Set.copyOf(new PlayingOrder(present).chapters.keySet());
  }

  /** The file of which an item is a chapter. */
  private Optional<String> whole(Item item) {
    return ChapterName.parse(item.file()).map(ChapterName::file).filter(files::contains);
  }

  private static int number(Item item) {
    return ChapterName.parse(item.file()).map(ChapterName::number).orElse(0);
  }

  private List<Item> played(Item unit, Set<String> named) {
    List<Item> parts = chapters.get(unit.file());
    return parts == null
        ? List.of(unit)
        : parts.stream().filter(part -> !named.contains(part.file())).toList();
  }
}
