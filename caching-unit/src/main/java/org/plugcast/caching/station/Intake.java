package org.plugcast.caching.station;

import java.time.Clock;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.Set;
import org.plugcast.caching.catalogue.Catalogue;
import org.plugcast.caching.catalogue.Channel;
import org.plugcast.caching.catalogue.Item;
import org.plugcast.caching.catalogue.Tried;
import org.plugcast.caching.media.ChannelFolder;
import org.plugcast.caching.media.ChannelOrder;
import org.plugcast.caching.media.FoundFile;
import org.plugcast.caching.media.MediaScan;

/** Makes channels and items of what lies in the media folder. Owned by the station's thread. */
final class Intake {
  private final NavigableMap<Integer, ChannelState> channels;
  private final Catalogue catalogue;
  private final Journal journal;
  private final Clock clock;
  private long lastItem;
  private Set<String> notes = Set.of();

  Intake(
      NavigableMap<Integer, ChannelState> channels,
      Catalogue catalogue,
      Journal journal,
      Clock clock) {
    this.channels = channels;
    this.catalogue = catalogue;
    this.journal = journal;
    this.clock = clock;
    this.lastItem =
        channels.values().stream()
            .flatMap(channel -> channel.items().stream())
            .mapToLong(Item::id)
            .max()
            .orElse(0);
  }

  /** Takes in a look at the folder; returns the channels that it changes. */
  Set<ChannelState> take(MediaScan scan) {
    Set<ChannelState> changed = new HashSet<>();
    Set<String> folders = new HashSet<>(scan.unread());
    for (ChannelFolder folder : scan.channels()) {
      folders.add(folder.folder());
      channel(folder).filter(channel -> take(channel, folder)).ifPresent(changed::add);
    }
    for (ChannelState channel : channels.values()) {
      if (!folders.contains(channel.channel().folder()) && take(channel, empty(channel))) {
        changed.add(channel);
      }
    }
    tell(Set.copyOf(scan.notes()));
    return changed;
  }

  private void tell(Set<String> now) {
    now.stream()
        .filter(note -> !notes.contains(note))
        .forEach(note -> journal.record("media-note", "", "", note));
    notes = now;
  }

  private static ChannelFolder empty(ChannelState channel) {
    return new ChannelFolder(
        channel.channel().folder(),
        channel.channel().name(),
        List.of(),
        Set.of(),
        0,
        Optional.empty(),
        ChannelOrder.USUAL);
  }

  private Optional<ChannelState> channel(ChannelFolder folder) {
    Optional<ChannelState> known =
        channels.values().stream()
            .filter(channel -> channel.channel().folder().equals(folder.folder()))
            .findFirst();
    boolean worthAChannel = folder.mediaFiles() > 0 && !folder.files().isEmpty();
    return known.isPresent() || !worthAChannel ? known : Optional.of(begin(folder));
  }

  private ChannelState begin(ChannelFolder folder) {
    int id = channels.isEmpty() ? 1 : channels.lastKey() + 1;
    Channel channel = new Channel(id, folder.folder(), freeName(folder.name()));
    catalogue.add(channel, clock.instant());
    ChannelState state = new ChannelState(channel);
    channels.put(id, state);
    journal.record("channel-found", channel.name(), folder.folder(), "channel " + id);
    return state;
  }

  private String freeName(String name) {
    Set<String> taken = new HashSet<>();
    channels.values().forEach(channel -> taken.add(channel.channel().name()));
    String free = name;
    for (int n = 2; taken.contains(free); n++) {
      free = name + " " + n;
    }
    return free;
  }

  /** Makes items of the chapters of a file that was opened since the last look. */
  void split(ChannelState channel, Item item) {
    boolean chapters = item.facts().filter(of -> !of.parts().chapters().isEmpty()).isPresent();
    String folder = item.file() + "/";
    if (chapters || channel.items().stream().anyMatch(it -> it.file().startsWith(folder))) {
      channel
          .folder()
          .ifPresent(
              seen -> {
                var _ = take(channel, seen);
              });
    }
  }

  private boolean take(ChannelState channel, ChannelFolder folder) {
    Split split = Split.of(channel.items(), folder);
    Differences differences = Differences.of(channel.items(), split.files(), split.undecided());
    boolean reordered = channel.look(folder, split.files());
    List<Item> added =
        differences.added().stream().map(file -> split.told(item(channel, file))).toList();
    List<Item> updated = new ArrayList<>();
    differences.changed().forEach((item, file) -> updated.add(split.told(seen(item, file))));
    List<Item> gone = differences.gone().stream().map(item -> item.gone(clock.instant())).toList();
    keep(channel, added, updated, gone);
    keep(channel, List.of(), split.unlooked().stream().map(Item::unexamined).toList(), List.of());
    keep(channel, List.of(), retold(channel, split), List.of());
    tell(channel, "items-found", added);
    tell(channel, "items-changed", updated);
    tell(channel, "items-gone", gone);
    return reordered || !differences.isEmpty() || !split.unlooked().isEmpty();
  }

  /** Chapters of which something else is known than before, and files that they stand for. */
  private static List<Item> retold(ChannelState channel, Split split) {
    Set<String> whole =
        PlayingOrder.splitFiles(channel.items().stream().filter(Item::isPresent).toList());
    List<Item> retold = new ArrayList<>();
    for (Item item : channel.items()) {
      Item now = whole.contains(item.file()) ? item.withoutAir() : split.told(item);
      if (!now.equals(item)) {
        retold.add(now);
      }
    }
    return retold;
  }

  private void keep(ChannelState channel, List<Item> added, List<Item> updated, List<Item> gone) {
    catalogue.add(added);
    catalogue.update(updated);
    catalogue.update(gone);
    added.forEach(channel::put);
    updated.forEach(channel::put);
    gone.forEach(channel::put);
  }

  private void tell(ChannelState channel, String kind, List<Item> items) {
    if (!items.isEmpty()) {
      String rest = items.size() == 1 ? "" : " and " + (items.size() - 1) + " more";
      journal.record(kind, channel.channel().name(), items.getFirst().file(), rest.strip());
    }
  }

  private Item item(ChannelState channel, FoundFile file) {
    return new Item(
        ++lastItem,
        channel.channel().id(),
        file.file(),
        file.fileStamp().bytes(),
        file.fileStamp().modified(),
        file.stamp(),
        Optional.empty(),
        clock.instant(),
        Optional.empty(),
        Optional.empty(),
        Tried.NEVER);
  }

  private static Item seen(Item item, FoundFile file) {
    return item.seen(file.fileStamp().bytes(), file.fileStamp().modified(), file.stamp());
  }
}
