package org.plugcast.caching.station;

import java.time.Clock;
import org.plugcast.caching.catalogue.Examined;
import org.plugcast.caching.catalogue.Examined.Facts;
import org.plugcast.caching.catalogue.Examined.Refused;
import org.plugcast.caching.catalogue.Item;
import org.plugcast.caching.catalogue.MadeClip;
import org.plugcast.caching.catalogue.Tried;
import org.plugcast.caching.jobs.ItemMaker.Outcome;
import org.plugcast.caching.jobs.RetryPolicy;
import org.plugcast.caching.jobs.Workshop.Examination;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Takes what the workshop found and made to the channels. Owned by the station's thread. */
final class WorkResults {
  private static final Logger LOG = LoggerFactory.getLogger(WorkResults.class);

  private final Dispatcher dispatcher;
  private final ClipKeeper clips;
  private final Journal journal;
  private final Upkeep upkeep;
  private final Clock clock;

  WorkResults(
      Dispatcher dispatcher, ClipKeeper clips, Journal journal, Upkeep upkeep, Clock clock) {
    this.dispatcher = dispatcher;
    this.clips = clips;
    this.journal = journal;
    this.upkeep = upkeep;
    this.clock = clock;
  }

  void examined(int channelId, long itemId, Examination examination) {
    switch (examination) {
      case Examination.Done done -> {
        dispatcher.examined(itemId);
        change(channelId, itemId, (channel, item) -> examined(channel, item, done.examined()));
      }
      case Examination.Faulted faulted -> {
        LOG.warn("examination-faulted item={} reason={}", itemId, faulted.reason());
        boolean again = dispatcher.examinationFaulted(itemId);
        change(
            channelId,
            itemId,
            again
                ? (channel, item) -> {}
                : (channel, item) ->
                    examined(channel, item, new Refused(item.stamp(), faulted.reason())));
      }
    }
  }

  void made(int channelId, long itemId, Wanted wanted, Outcome outcome) {
    dispatcher.made(itemId);
    if (outcome instanceof Outcome.Made made) {
      clips.put(
          new MadeClip(
              wanted.renderKey(),
              made.clip().hex(),
              made.frames(),
              wanted.output().form().toText(),
              made.adjustments(),
              made.loudness()),
          made.inputs());
    }
    change(
        channelId,
        itemId,
        (channel, item) -> upkeep.update(channel, item.withTried(after(item, outcome, channel))));
  }

  /** What becomes of an item, if it is still there. */
  @FunctionalInterface
  private interface Change {
    void to(ChannelState channel, Item item);
  }

  private void change(int channelId, long itemId, Change how) {
    ChannelState channel = upkeep.channel(channelId);
    channel.item(itemId).ifPresent(item -> how.to(channel, item));
    upkeep.refresh(channel);
    upkeep.dispatch();
  }

  private void examined(ChannelState channel, Item item, Examined examined) {
    Item opened = item.withExamined(examined);
    upkeep.update(channel, opened);
    upkeep.opened(channel, opened);
    switch (examined) {
      case Refused refused -> tellFailed(channel, item, refused.reason());
      case Facts facts -> LOG.debug("item-examined item={} facts={}", item.id(), facts);
    }
  }

  private Tried after(Item item, Outcome outcome, ChannelState channel) {
    return switch (outcome) {
      case Outcome.Made made -> Tried.NEVER;
      case Outcome.Withdrawn withdrawn -> item.tried().withdrawn();
      case Outcome.Refused refused -> {
        tellFailed(channel, item, refused.reason());
        yield item.tried().gaveUp(refused.reason());
      }
      case Outcome.Faulted faulted -> {
        tellFailed(channel, item, faulted.reason());
        yield RetryPolicy.afterFault(item.tried(), faulted.reason(), clock.instant());
      }
    };
  }

  private void tellFailed(ChannelState channel, Item item, String reason) {
    journal.record("item-failed", channel.channel().name(), item.file(), reason);
  }
}
