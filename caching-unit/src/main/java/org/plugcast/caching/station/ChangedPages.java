package org.plugcast.caching.station;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.plugcast.caching.catalogue.Item;
import org.plugcast.caching.catalogue.PageInput;

/** Has clips made again whose pages would show something else. Owned by the station's thread. */
final class ChangedPages {
  private static final int MOST_REASONS = 3;

  private final Collection<ChannelState> channels;
  private final ClipKeeper clips;
  private final Journal journal;
  private final Upkeep upkeep;

  /**
   * @param channels all there are, also later
   */
  ChangedPages(
      Collection<ChannelState> channels, ClipKeeper clips, Journal journal, Upkeep upkeep) {
    this.channels = channels;
    this.clips = clips;
    this.journal = journal;
    this.upkeep = upkeep;
  }

  /** The clips of all playlists that show a page which loaded something. */
  List<WatchedClip> watched() {
    return channels.stream().flatMap(channel -> channel.watched(clips)).toList();
  }

  /** Notes what pages of clips hold of which that was not known, by the clips' keys. */
  void learn(Map<String, List<PageInput>> inputs) {
    inputs.forEach(clips::putInputs);
  }

  /**
   * Makes clips again.
   *
   * @param changed what is different, by the clips' keys
   */
  void change(Map<String, String> changed) {
    changed.keySet().forEach(clips::forget);
    channels.forEach(channel -> change(channel, changed));
    upkeep.dispatch();
  }

  private void change(ChannelState channel, Map<String, String> changed) {
    List<Item> items = channel.showing(changed.keySet());
    if (items.isEmpty()) {
      return;
    }
    String reasons =
        items.stream()
            .flatMap(item -> channel.wanted(item).stream())
            .flatMap(wanted -> Optional.ofNullable(changed.get(wanted.renderKey())).stream())
            .distinct()
            .limit(MOST_REASONS)
            .collect(Collectors.joining(", "));
    items.forEach(item -> upkeep.update(channel, item.outdated()));
    journal.record("page-changed", channel.channel().name(), items.size() + " items", reasons);
    upkeep.refresh(channel);
  }
}
