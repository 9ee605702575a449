package org.plugcast.caching.station;

import java.time.Clock;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.plugcast.caching.catalogue.Air;
import org.plugcast.caching.catalogue.Catalogue;
import org.plugcast.caching.catalogue.Channel;
import org.plugcast.caching.catalogue.Examined.Facts;
import org.plugcast.caching.catalogue.Item;
import org.plugcast.caching.catalogue.MadeClip;
import org.plugcast.caching.catalogue.Tried;
import org.plugcast.caching.jobs.ItemMaker;
import org.plugcast.caching.jobs.Output;
import org.plugcast.caching.planner.Planner;
import org.plugcast.caching.planner.Wish;
import org.plugcast.ts.multiplex.Digest;
import org.plugcast.ts.multiplex.Timeline;

/**
 * Puts clips on air: from items to the timeline of their channel. Owned by the station's thread.
 */
final class Airing {
  /** What must be there of the next items before a channel goes over to another format. */
  private static final Duration ENOUGH = Duration.ofMinutes(15);

  private final Catalogue catalogue;
  private final ClipKeeper clips;
  private final ItemMaker maker;
  private final Planner planner;
  private final Journal journal;
  private final Clock clock;
  private final long originTicks;

  Airing(
      Catalogue catalogue,
      ClipKeeper clips,
      ItemMaker maker,
      Planner planner,
      Journal journal,
      Clock clock,
      long originTicks) {
    this.catalogue = catalogue;
    this.clips = clips;
    this.maker = maker;
    this.planner = planner;
    this.journal = journal;
    this.clock = clock;
    this.originTicks = originTicks;
  }

  /** Brings a channel up to date with its items. */
  void refresh(ChannelState channel) {
    channel.arrange(maker);
    List<Item> updated =
        channel.sequence().stream().distinct().filter(item -> adopt(channel, item)).toList();
    if (!updated.isEmpty()) {
      channel.arrange(maker);
    }
    plan(channel);
  }

  /** Clips to which items and timelines refer. */
  Set<Digest> used(Iterable<ChannelState> channels) {
    Set<Digest> used = new HashSet<>();
    for (ChannelState channel : channels) {
      channel.items().stream()
          .flatMap(item -> item.air().stream())
          .forEach(air -> used.add(new Digest(air.clip().digest())));
      channel
          .timeline()
          .ifPresent(
              published -> {
                published.timeline().leadIn().forEach(entry -> used.add(entry.clip()));
                published.timeline().loop().forEach(entry -> used.add(entry.clip()));
              });
    }
    return used;
  }

  /** Gives an item the clip that it should have, where that is there, and its present metadata. */
  private boolean adopt(ChannelState channel, Item item) {
    Optional<Wanted> wanted = channel.wanted(item);
    if (wanted.isEmpty()) {
      return false;
    }
    Facts facts = item.facts().orElseThrow();
    Optional<MadeClip> clip = clips.find(wanted.get().renderKey());
    Item adopted =
        clip.map(made -> item.withAir(air(made, facts)).withTried(Tried.NEVER))
            .orElseGet(() -> retold(item, facts));
    if (adopted.equals(item)) {
      return false;
    }
    catalogue.update(adopted);
    channel.put(adopted);
    if (clip.isPresent() && item.air().map(Air::clip).filter(clip.get()::equals).isEmpty()) {
      tell(channel.channel(), adopted, clip.get());
    }
    return true;
  }

  private void tell(Channel channel, Item item, MadeClip clip) {
    String adjusted =
        clip.adjustments().isEmpty() ? "" : ", adjusted: " + String.join("; ", clip.adjustments());
    journal.record("item-ready", channel.name(), item.file(), clip.frames() + " frames" + adjusted);
  }

  private static Air air(MadeClip clip, Facts facts) {
    return new Air(clip, facts.source(), facts.metadata());
  }

  /**
   * New metadata of the same media go on air at once, though a page may show the old for a while.
   */
  private static Item retold(Item item, Facts facts) {
    return item.air()
        .filter(air -> air.source().equals(facts.source()))
        .map(air -> item.withAir(air(air.clip(), facts)))
        .orElse(item);
  }

  private void plan(ChannelState channel) {
    Output output = channel.output(maker);
    if (goesOver(channel, output) && !channel.mayGoOver(output.form(), ENOUGH, clock.instant())) {
      return;
    }
    Wish wish =
        new Wish(
            output.service(channel.channel().id(), channel.channel().name()),
            output.form().format(),
            originTicks,
            channel.entries(output.form()));
    planner
        .plan(channel.timeline().map(Published::timeline), wish, clock.instant())
        .ifPresent(timeline -> publish(channel, timeline));
  }

  /** Whether a channel that is on air has to begin anew in another form. */
  private static boolean goesOver(ChannelState channel, Output output) {
    return channel
        .timeline()
        .map(Published::timeline)
        .filter(
            now ->
                !now.format().equals(output.form().format())
                    || !now.service().pids().equals(output.form().pids()))
        .isPresent();
  }

  private void publish(ChannelState channel, Timeline timeline) {
    Published published = Published.of(timeline);
    catalogue.addTimeline(
        channel.channel().id(), timeline.revision(), published.text(), clock.instant());
    channel.publish(published);
    journal.record(
        "timeline-published",
        channel.channel().name(),
        "revision " + timeline.revision(),
        timeline.loop().size() + " items, valid from frame " + timeline.validFrom());
  }
}
