package org.plugcast.caching.station;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.plugcast.caching.catalogue.Chapter;
import org.plugcast.caching.catalogue.Examined.Facts;
import org.plugcast.caching.catalogue.Item;
import org.plugcast.caching.jobs.ChapterFacts;
import org.plugcast.caching.media.ChannelFolder;
import org.plugcast.caching.media.ChapterName;
import org.plugcast.caching.media.FoundFile;

/**
 * The files of a channel's folder with the chapters that are to be items, as if those were files,
 * too. Pure.
 *
 * @param files with chapters
 * @param undecided names of files and chapters of which nothing is said: their file is being
 *     written, or has to be opened first
 * @param facts about chapters, by name
 * @param unlooked items in whose files nobody has looked for the chapters that are wanted
 */
record Split(
    List<FoundFile> files, Set<String> undecided, Map<String, Facts> facts, List<Item> unlooked) {

  /**
   * Splits what can be split.
   *
   * @param items of the channel, as they are known
   */
  static Split of(Collection<Item> items, ChannelFolder folder) {
    Map<String, Item> known = new HashMap<>();
    items.forEach(item -> known.put(item.file(), item));
    Split split =
        new Split(
            new ArrayList<>(folder.files()),
            new HashSet<>(folder.changing()),
            new HashMap<>(),
            new ArrayList<>());
    Set<String> unopened = new HashSet<>(folder.changing());
    for (FoundFile file : folder.files()) {
      Optional<Item> item = Optional.ofNullable(known.get(file.file()));
      if (item.filter(it -> isOpened(it, file)).isPresent()) {
        item.ifPresent(it -> split.add(it, file, folder));
      } else {
        unopened.add(file.file());
      }
    }
    items.stream()
        .map(Item::file)
        .filter(
            name ->
                ChapterName.parse(name)
                    .map(ChapterName::file)
                    .filter(unopened::contains)
                    .isPresent())
        .forEach(split.undecided::add);
    return split;
  }

  private static boolean isOpened(Item item, FoundFile file) {
    return item.isPresent() && item.stamp().equals(file.stamp()) && item.current().isPresent();
  }

  private void add(Item item, FoundFile file, ChannelFolder folder) {
    Optional<Facts> about = item.facts();
    if (about.isEmpty()) {
      return;
    }
    Facts whole = about.get();
    if (!whole.parts().looked() && whole.wish(folder.order().items()).wantsChapters()) {
      unlooked.add(item);
    }
    List<Chapter> chapters = whole.wantedChapters(folder.order().items());
    for (int number = 1; number <= chapters.size(); number++) {
      FoundFile chapter = file.chapter(number);
      files.add(chapter);
      facts.put(chapter.file(), ChapterFacts.of(whole, item.mediaId(), number));
    }
  }

  /** An item with what is known of it, if it is a chapter. */
  Item told(Item item) {
    return Optional.ofNullable(facts.get(item.file())).map(item::withExamined).orElse(item);
  }
}
