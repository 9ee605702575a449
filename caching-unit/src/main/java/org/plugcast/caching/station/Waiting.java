package org.plugcast.caching.station;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;
import org.plugcast.caching.catalogue.Examined.Facts;
import org.plugcast.caching.catalogue.Item;
import org.plugcast.caching.jobs.Candidate;
import org.plugcast.caching.jobs.Candidate.Need;
import org.plugcast.caching.jobs.ItemMaker;

/**
 * Finds the items that wait for work.
 *
 * @param examining items that are being opened
 * @param examineAgain when files that could not be read are tried again
 * @param making items of which a clip is being made
 * @param maker of new clips
 */
record Waiting(
    Set<Long> examining,
    Map<Long, Instant> examineAgain,
    Set<Long> making,
    ItemMaker maker,
    Instant now) {

  /** Items whose file is to be opened. */
  List<Candidate> forExamination(Collection<ChannelState> channels) {
    List<Candidate> candidates = new ArrayList<>();
    for (ChannelState channel : channels) {
      List<Item> items =
          Stream.concat(inOrder(channel).stream(), channel.split().stream())
              .filter(item -> isUnexamined(channel, item) && !examining.contains(item.id()))
              .toList();
      add(candidates, items, item -> air(channel));
    }
    return candidates;
  }

  /** Items of which a clip is to be made. What comes after one that is not examined waits. */
  List<Candidate> forMaking(Collection<ChannelState> channels) {
    List<Candidate> candidates = new ArrayList<>();
    for (ChannelState channel : channels) {
      List<Item> items =
          inOrder(channel).stream()
              .takeWhile(item -> !isUnexamined(channel, item))
              .filter(item -> isToBeMade(channel, item))
              .toList();
      add(candidates, items, item -> need(channel, item));
    }
    return candidates;
  }

  /** Items of which a clip is to be made some day, and whose file has been opened. */
  List<Item> unmade(ChannelState channel) {
    return inOrder(channel).stream().filter(item -> isToBeMade(channel, item)).toList();
  }

  /** Each item of the playlist once, the one that is needed soonest first. */
  private Collection<Item> inOrder(ChannelState channel) {
    Map<Long, Item> items = new LinkedHashMap<>();
    channel.byNeed(now).forEach(item -> items.putIfAbsent(item.id(), item));
    return items.values();
  }

  private static void add(List<Candidate> candidates, List<Item> items, Function<Item, Need> need) {
    int rank = 0;
    for (Item item : items) {
      candidates.add(new Candidate(item.channelId(), item.id(), need.apply(item), rank++));
    }
  }

  private boolean isUnexamined(ChannelState channel, Item item) {
    return item.current().isEmpty()
        && channel.file(item).isPresent()
        && !isLater(Optional.ofNullable(examineAgain.get(item.id())));
  }

  private boolean isToBeMade(ChannelState channel, Item item) {
    Optional<Wanted> wanted = channel.wanted(item);
    if (wanted.isEmpty()
        || making.contains(item.id())
        || channel.isStopped(item)
        || channel.file(item).isEmpty()) {
      return false;
    }
    String key = wanted.get().renderKey();
    boolean pausing = item.tried().renderKey().equals(key) && isLater(item.tried().retryAt());
    boolean missing = item.air().filter(air -> air.clip().renderKey().equals(key)).isEmpty();
    return missing && !pausing && !item.tried().isFinal(key);
  }

  private Need need(ChannelState channel, Item item) {
    String form = channel.output(maker).form().toText();
    boolean current =
        item.air()
            .filter(air -> air.clip().format().equals(form))
            .filter(air -> air.source().equals(item.facts().map(Facts::source).orElse("")))
            .isPresent();
    return current ? Need.TOUCH_UP : air(channel);
  }

  private static Need air(ChannelState channel) {
    return channel.timeline().isPresent() ? Need.AIR : Need.START;
  }

  private boolean isLater(Optional<Instant> moment) {
    return moment.filter(at -> at.isAfter(now)).isPresent();
  }
}
