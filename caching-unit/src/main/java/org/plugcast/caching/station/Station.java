package org.plugcast.caching.station;

import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.plugcast.caching.catalogue.Catalogue;
import org.plugcast.caching.catalogue.Examined;
import org.plugcast.caching.catalogue.Examined.Facts;
import org.plugcast.caching.catalogue.Examined.Refused;
import org.plugcast.caching.catalogue.Item;
import org.plugcast.caching.catalogue.MadeClip;
import org.plugcast.caching.catalogue.PageInput;
import org.plugcast.caching.catalogue.Tried;
import org.plugcast.caching.jobs.ItemMaker;
import org.plugcast.caching.jobs.ItemMaker.Outcome;
import org.plugcast.caching.jobs.RetryPolicy;
import org.plugcast.caching.jobs.Workshop;
import org.plugcast.caching.jobs.Workshop.Examination;
import org.plugcast.caching.media.Listing;
import org.plugcast.caching.media.MediaListener;
import org.plugcast.caching.media.MediaScan;
import org.plugcast.caching.planner.Planner;
import org.plugcast.ts.store.ClipStore;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Runs the channels: what the folder shows goes to the workshop, what the workshop makes goes on
 * air.
 *
 * <p>All state belongs to one thread; the methods here hand their work to it and may be called from
 * any.
 */
public final class Station implements MediaListener, AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Station.class);
  private static final Duration TICK = Duration.ofSeconds(1);
  private static final Duration PATIENCE = Duration.ofSeconds(10);

  /** Ticks between two clean-ups. */
  private static final int CLEAN_EVERY = 60;

  /** How long an unused clip stays while the disk is low: downloads under way may end. */
  private static final Duration KEEP_WHEN_LOW = Duration.ofMinutes(2);

  private static final int MOST_REASONS = 3;

  private static final String MEDIA = "media";
  private static final String INTERNAL = "internal";
  private static final String PROFILE = "profile";

  private final ScheduledThreadPoolExecutor thread =
      new ScheduledThreadPoolExecutor(1, Thread.ofPlatform().name("station").daemon().factory());
  private final NavigableMap<Integer, ChannelView> views = new ConcurrentSkipListMap<>();
  private final StationSettings settings;
  private final Catalogue catalogue;
  private final Workshop workshop;
  private final Journal journal;
  private final Alarms alarms;
  private final Clock clock;
  private final ItemMaker maker;
  private final ClipKeeper clips;
  private final NavigableMap<Integer, ChannelState> channels;
  private final Intake intake;
  private final Airing airing;
  private final Dispatcher dispatcher;
  private int ticks;

  /**
   * @param freeSpace bytes that may still be written to the data folder
   */
  public Station(
      StationSettings settings,
      Catalogue catalogue,
      ClipStore store,
      ItemMaker maker,
      Planner planner,
      Journal journal,
      Alarms alarms,
      LongSupplier freeSpace,
      Clock clock) {
    this.settings = settings;
    this.catalogue = catalogue;
    this.maker = maker;
    this.journal = journal;
    this.alarms = alarms;
    this.clock = clock;
    this.workshop = new Workshop(maker);
    this.clips = new ClipKeeper(catalogue, store, clock);
    this.channels = new Loader(catalogue, clips).load();
    this.intake = new Intake(channels, catalogue, journal, clock);
    this.airing =
        new Airing(catalogue, clips, maker, planner, journal, clock, settings.originTicks());
    this.dispatcher =
        new Dispatcher(settings, maker, workshop, new Results(), alarms, freeSpace, clock);
  }

  /** Begins; the channels of the catalogue are on air again when this returns. */
  public void start() {
    submit(() -> channels.values().forEach(this::refresh)).join();
    var _ =
        thread.scheduleWithFixedDelay(
            () -> guarded(this::tick), TICK.toMillis(), TICK.toMillis(), TimeUnit.MILLISECONDS);
  }

  @Override
  public void seen(MediaScan scan) {
    execute(
        () -> {
          alarms.clear(MEDIA);
          Set<ChannelState> changed = intake.take(scan);
          (maker.look() ? channels.values() : changed).forEach(this::refresh);
          dispatch();
        });
  }

  @Override
  public void unreadable(String reason) {
    alarms.raise(MEDIA, reason + "; what was there before stays on air");
  }

  /** All channels, by number. */
  public Collection<ChannelView> channels() {
    return views.values();
  }

  public Optional<ChannelView> channel(int id) {
    return Optional.ofNullable(views.get(id));
  }

  public Optional<ChannelView> channel(String name) {
    return views.values().stream().filter(view -> view.channel().name().equals(name)).findFirst();
  }

  /** Percents of an item that is being encoded. */
  public OptionalInt progress(long itemId) {
    return workshop.progress(itemId);
  }

  /** Sets the operator's order of a channel, or takes it back. */
  public CompletableFuture<Void> order(int channelId, Optional<Listing> listing) {
    return submit(
        () -> {
          ChannelState channel = state(channelId).orElseThrow();
          listing.ifPresentOrElse(
              order -> catalogue.putListing(channelId, order),
              () -> catalogue.deleteListing(channelId));
          channel.order(listing);
          journal.record(
              listing.isPresent() ? "playlist-set" : "playlist-reset",
              channel.channel().name(),
              "",
              listing.map(order -> order.entries().size() + " entries").orElse(""));
          refresh(channel);
          dispatch();
        });
  }

  /** Makes an item again, even one that was given up. What it has on air stays until then. */
  public CompletableFuture<Void> retry(int channelId, long itemId) {
    return submit(
        () -> {
          ChannelState channel = state(channelId).orElseThrow();
          Item item = channel.item(itemId).orElseThrow();
          item.air().ifPresent(air -> clips.forget(air.clip().renderKey()));
          update(channel, item.again());
          journal.record("item-retry", channel.channel().name(), item.file(), "by the operator");
          refresh(channel);
          dispatch();
        });
  }

  /** The clips of all playlists that show a page which loaded something. */
  public CompletableFuture<List<WatchedClip>> watchedClips() {
    return CompletableFuture.supplyAsync(
        () -> channels.values().stream().flatMap(channel -> channel.watched(clips)).toList(),
        thread);
  }

  /** Notes what pages of clips hold of which that was not known, by the clips' keys. */
  public void inputsKnown(Map<String, List<PageInput>> inputs) {
    execute(() -> inputs.forEach(clips::putInputs));
  }

  /**
   * Makes clips again, as their pages would show something else now. What is on air stays until
   * then.
   *
   * @param changed what is different, by the clips' keys
   */
  public void pagesChanged(Map<String, String> changed) {
    execute(
        () -> {
          changed.keySet().forEach(clips::forget);
          channels.values().forEach(channel -> pagesChanged(channel, changed));
          dispatch();
        });
  }

  private void pagesChanged(ChannelState channel, Map<String, String> changed) {
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
    items.forEach(item -> update(channel, item.outdated()));
    journal.record("page-changed", channel.channel().name(), items.size() + " items", reasons);
    refresh(channel);
  }

  @Override
  public void close() {
    submit(dispatcher::stop).join();
    workshop.close();
    thread.shutdown();
    try {
      if (!thread.awaitTermination(PATIENCE.toSeconds(), TimeUnit.SECONDS)) {
        LOG.warn("station-goes-on after={}", PATIENCE);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void tick() {
    dispatch();
    if (++ticks % CLEAN_EVERY == 0) {
      clean();
    }
  }

  private void clean() {
    Duration keep =
        dispatcher.diskIsLow() && settings.keepUnused().compareTo(KEEP_WHEN_LOW) > 0
            ? KEEP_WHEN_LOW
            : settings.keepUnused();
    try {
      int removed = clips.clean(airing.used(channels.values()), keep);
      if (removed > 0) {
        journal.record("clips-removed", "", removed + " clips", "nothing refers to them any more");
      }
    } catch (IOException e) {
      LOG.warn("clean-up-failed reason={}", e.getMessage());
    }
    Instant horizon = clock.instant().minus(settings.keepUnused());
    channels.values().forEach(channel -> forgetGone(channel, horizon));
  }

  private void forgetGone(ChannelState channel, Instant horizon) {
    List<Item> old =
        channel.items().stream()
            .filter(item -> item.goneSince().filter(at -> at.isBefore(horizon)).isPresent())
            .toList();
    old.forEach(
        item -> {
          catalogue.delete(item);
          channel.remove(item);
        });
  }

  private void dispatch() {
    dispatcher.dispatch(channels.values()).forEach(this::show);
  }

  private void refresh(ChannelState channel) {
    airing.refresh(channel);
    tellProfile(channel);
    show(channel);
  }

  private void tellProfile(ChannelState channel) {
    String key = PROFILE + " " + channel.channel().name();
    channel
        .output(maker)
        .refusal()
        .ifPresentOrElse(reason -> alarms.raise(key, reason), () -> alarms.clear(key));
  }

  private void show(ChannelState channel) {
    views.put(channel.channel().id(), channel.view(dispatcher.judge()));
  }

  private void update(ChannelState channel, Item item) {
    catalogue.update(item);
    channel.put(item);
  }

  private Optional<ChannelState> state(int channelId) {
    return Optional.ofNullable(channels.get(channelId));
  }

  private CompletableFuture<Void> submit(Runnable change) {
    return CompletableFuture.runAsync(change, thread).whenComplete(this::noteFailure);
  }

  private void noteFailure(@Nullable Void done, @Nullable Throwable failure) {
    if (failure != null) {
      broke(failure);
    }
  }

  private void execute(Runnable change) {
    try {
      thread.execute(() -> guarded(change));
    } catch (RejectedExecutionException e) {
      LOG.debug("station-closed", e);
    }
  }

  private void guarded(Runnable change) {
    try {
      change.run();
    } catch (RuntimeException e) {
      broke(e);
    }
  }

  private void broke(Throwable failure) {
    LOG.error("station-broke", failure);
    alarms.raise(INTERNAL, "internal error, see the log: " + failure);
  }

  /** Takes the workshop's results to the station's thread. */
  private final class Results implements Dispatcher.Results {
    @Override
    public void begun(ChannelState channel, Item item, Tried tried) {
      update(channel, item.withTried(tried));
    }

    @Override
    public void examined(int channelId, long itemId, Examination examination) {
      change(
          channelId,
          channel -> {
            switch (examination) {
              case Examination.Done done -> {
                dispatcher.examined(itemId);
                channel.item(itemId).ifPresent(item -> examined(channel, item, done.examined()));
              }
              case Examination.Faulted faulted -> {
                LOG.warn("examination-faulted item={} reason={}", itemId, faulted.reason());
                if (!dispatcher.examinationFaulted(itemId)) {
                  channel
                      .item(itemId)
                      .ifPresent(
                          item ->
                              examined(channel, item, new Refused(item.stamp(), faulted.reason())));
                }
              }
            }
          });
    }

    @Override
    public void made(int channelId, long itemId, Wanted wanted, Outcome outcome) {
      change(
          channelId,
          channel -> {
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
            channel
                .item(itemId)
                .ifPresent(item -> update(channel, item.withTried(after(item, outcome, channel))));
          });
    }

    private void change(int channelId, Consumer<ChannelState> how) {
      execute(
          () -> {
            ChannelState channel = state(channelId).orElseThrow();
            how.accept(channel);
            refresh(channel);
            dispatch();
          });
    }

    private void examined(ChannelState channel, Item item, Examined examined) {
      update(channel, item.withExamined(examined));
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
}
