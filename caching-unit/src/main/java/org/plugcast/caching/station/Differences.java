package org.plugcast.caching.station;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.plugcast.caching.catalogue.Item;
import org.plugcast.caching.media.FoundFile;

/**
 * What a look at a folder changes in a channel.
 *
 * @param added files that have no item yet
 * @param changed items whose file is back or is another than before
 * @param gone items whose file is missing
 */
record Differences(List<FoundFile> added, Map<Item, FoundFile> changed, List<Item> gone) {

  /**
   * Compares a channel's items with its folder.
   *
   * @param changing files that are being written: nothing is said of them
   */
  static Differences of(Collection<Item> items, List<FoundFile> files, Set<String> changing) {
    Map<String, Item> known = new HashMap<>();
    items.forEach(item -> known.put(item.file(), item));
    List<FoundFile> added = new ArrayList<>();
    Map<Item, FoundFile> changed = new HashMap<>();
    Set<String> seen = new HashSet<>(changing);
    for (FoundFile file : files) {
      seen.add(file.file());
      Item item = known.get(file.file());
      if (item == null) {
        added.add(file);
      } else if (!item.isPresent() || !item.stamp().equals(file.stamp())) {
        changed.put(item, file);
      }
    }
    List<Item> gone =
        items.stream().filter(item -> item.isPresent() && !seen.contains(item.file())).toList();
    return new Differences(added, changed, gone);
  }

  boolean isEmpty() {
    return added.isEmpty() && changed.isEmpty() && gone.isEmpty();
  }
}
