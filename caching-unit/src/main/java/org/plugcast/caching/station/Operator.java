package org.plugcast.caching.station;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.plugcast.caching.catalogue.Catalogue;
import org.plugcast.caching.catalogue.Item;
import org.plugcast.caching.catalogue.Tried;
import org.plugcast.caching.media.Listing;
import org.plugcast.caching.station.StartStop.Act;
import org.plugcast.caching.station.StartStop.Situation;

/** Does what the operator says. Owned by the station's thread. */
final class Operator {
  private final Collection<ChannelState> channels;
  private final Catalogue catalogue;
  private final ClipKeeper clips;
  private final Dispatcher dispatcher;
  private final Journal journal;
  private final Upkeep upkeep;

  /**
   * @param channels all there are, also later
   */
  Operator(
      Collection<ChannelState> channels,
      Catalogue catalogue,
      ClipKeeper clips,
      Dispatcher dispatcher,
      Journal journal,
      Upkeep upkeep) {
    this.channels = channels;
    this.catalogue = catalogue;
    this.clips = clips;
    this.dispatcher = dispatcher;
    this.journal = journal;
    this.upkeep = upkeep;
  }

  /** An order for one item. */
  @FunctionalInterface
  private interface Order {
    Verdict carryOut(ChannelState channel, Item item);
  }

  /** Sets the order of a channel, or takes it back. */
  void order(int channelId, Optional<Listing> listing) {
    ChannelState channel = upkeep.channel(channelId);
    listing.ifPresentOrElse(
        order -> catalogue.putListing(channelId, order), () -> catalogue.deleteListing(channelId));
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
    release(channel, item);
    again(channel, item);
    journal.record("item-retry", channel.channel().name(), item.file(), "by the operator");
    upkeep.refresh(channel);
    upkeep.dispatch();
  }

  /** Has items made. */
  Map<Long, Verdict> start(Set<Long> itemIds, Effort effort) {
    return carryOut("encoding-started", itemIds, (channel, item) -> start(channel, item, effort));
  }

  /** Sets items aside until they are started again; what they have on air stays there. */
  Map<Long, Verdict> stop(Set<Long> itemIds) {
    return carryOut("encoding-stopped", itemIds, this::stop);
  }

  /** Items that are not there any more have no verdict. */
  private Map<Long, Verdict> carryOut(String kind, Set<Long> itemIds, Order order) {
    Map<Long, Verdict> verdicts = new LinkedHashMap<>();
    for (ChannelState channel : channels) {
      List<Item> items =
          channel.items().stream().filter(item -> itemIds.contains(item.id())).toList();
      items.forEach(item -> verdicts.put(item.id(), order.carryOut(channel, item)));
      List<Item> done =
          items.stream().filter(item -> verdicts.get(item.id()) instanceof Verdict.Done).toList();
      if (!done.isEmpty()) {
        String rest = done.size() == 1 ? "" : " and " + (done.size() - 1) + " more";
        journal.record(
            kind, channel.channel().name(), done.getFirst().file(), "by the operator" + rest);
        upkeep.refresh(channel);
      }
    }
    upkeep.dispatch();
    return verdicts;
  }

  private Verdict start(ChannelState channel, Item item, Effort effort) {
    Situation situation = situation(channel, item);
    Optional<String> refusal = StartStop.refusalToStart(situation);
    return refusal.isPresent()
        ? new Verdict.Refused(refusal.get())
        : take(StartStop.toStart(situation, effort), channel, item);
  }

  private Verdict stop(ChannelState channel, Item item) {
    Situation situation = situation(channel, item);
    Optional<String> refusal = StartStop.refusalToStop(situation);
    return refusal.isPresent()
        ? new Verdict.Refused(refusal.get())
        : take(StartStop.toStop(situation), channel, item);
  }

  private Situation situation(ChannelState channel, Item item) {
    boolean unfinished = channel.isUnfinished(item);
    boolean failed = item.facts().isEmpty() || channel.isGivenUp(item);
    return new Situation(
        channel.isListed(item),
        channel.isStopped(item),
        dispatcher.isMaking(item.id()),
        unfinished,
        item.tried().retryAt().isPresent(),
        !unfinished && !failed);
  }

  private Verdict take(Set<Act> acts, ChannelState channel, Item item) {
    for (Act act : acts) {
      switch (act) {
        case SET_ASIDE -> setAside(channel, item);
        case RELEASE -> release(channel, item);
        case AGAIN -> again(channel, item);
        case AT_ONCE -> upkeep.update(channel, item.withTried(Tried.NEVER));
      }
    }
    return acts.isEmpty() ? new Verdict.Already() : new Verdict.Done();
  }

  private void setAside(ChannelState channel, Item item) {
    catalogue.stop(item.id());
    channel.stop(item.id());
    dispatcher.stopMaking(item.id());
  }

  private void release(ChannelState channel, Item item) {
    if (channel.isStopped(item)) {
      catalogue.start(item.id());
      channel.start(item.id());
    }
  }

  private void again(ChannelState channel, Item item) {
    item.air().ifPresent(air -> clips.forget(air.clip().renderKey()));
    // What is known of a chapter comes from its file, which is not opened for it.
    upkeep.update(channel, isChapter(item) ? item.outdated() : item.again());
  }

  private static boolean isChapter(Item item) {
    return item.facts().filter(facts -> facts.parts().chapter() > 0).isPresent();
  }
}
