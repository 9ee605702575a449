package org.plugcast.caching.station;

import java.time.Clock;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.function.LongSupplier;
import org.plugcast.caching.catalogue.Catalogue;
import org.plugcast.caching.catalogue.Item;
import org.plugcast.caching.catalogue.PageInput;
import org.plugcast.caching.catalogue.Tried;
import org.plugcast.caching.jobs.Encoders;
import org.plugcast.caching.jobs.ItemMaker;
import org.plugcast.caching.jobs.ItemMaker.Outcome;
import org.plugcast.caching.jobs.Progress;
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

  /** Ticks between two clean-ups. */
  private static final int CLEAN_EVERY = 60;

  private static final String MEDIA = "media";
  private static final String INTERNAL = "internal";
  private static final String PROFILE = "profile";

  private final StationThread thread = new StationThread(this::broke);
  private final NavigableMap<Integer, ChannelView> views = new ConcurrentSkipListMap<>();
  private final Catalogue catalogue;
  private final ItemMaker maker;
  private final Workshop workshop;
  private final Alarms alarms;
  private final NavigableMap<Integer, ChannelState> channels;
  private final Intake intake;
  private final Airing airing;
  private final Dispatcher dispatcher;
  private final WorkResults results;
  private final ChangedPages pages;
  private final Operator operator;
  private final CleanUp cleanUp;
  private int ticks;

  /**
   * @param maker that knows how items are made
   * @param encoders that make them; they end with the station
   * @param freeSpace bytes that may still be written to the data folder
   */
  public Station(
      StationSettings settings,
      Catalogue catalogue,
      ClipStore store,
      ItemMaker maker,
      Encoders encoders,
      Planner planner,
      Journal journal,
      Alarms alarms,
      LongSupplier freeSpace,
      Clock clock) {
    this.catalogue = catalogue;
    this.alarms = alarms;
    this.maker = maker;
    this.workshop = new Workshop(maker, encoders);
    ClipKeeper clips = new ClipKeeper(catalogue, store, encoders, clock);
    this.channels = new Loader(catalogue, clips, encoders).load();
    this.intake = new Intake(channels, catalogue, journal, clock);
    this.airing =
        new Airing(catalogue, clips, maker, planner, journal, clock, settings.originTicks());
    this.dispatcher =
        new Dispatcher(settings, maker, workshop, new Results(), alarms, freeSpace, clock);
    Upkeep care = new Care();
    this.results = new WorkResults(dispatcher, clips, journal, care, clock);
    this.pages = new ChangedPages(channels.values(), clips, journal, care);
    this.operator = new Operator(channels.values(), catalogue, clips, dispatcher, journal, care);
    this.cleanUp =
        new CleanUp(
            channels.values(), catalogue, clips, airing, journal, clock, settings.keepUnused());
  }

  /** Begins; the channels of the catalogue are on air again when this returns. */
  public void start() {
    thread.submit(() -> channels.values().forEach(this::refresh)).join();
    thread.repeat(TICK, this::tick);
  }

  @Override
  public void seen(MediaScan scan) {
    thread.execute(
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

  /** How far an item has come that is being encoded. */
  public Optional<Progress> progress(long itemId) {
    return workshop.progress(itemId);
  }

  /** Sets the operator's order of a channel, or takes it back. */
  public CompletableFuture<Void> order(int channelId, Optional<Listing> listing) {
    return thread.submit(() -> operator.order(channelId, listing));
  }

  /** Makes an item again, even one that was given up. What it has on air stays until then. */
  public CompletableFuture<Void> retry(int channelId, long itemId) {
    return thread.submit(() -> operator.retry(channelId, itemId));
  }

  /** Has items made; tells what came of it for each that is there. */
  public CompletableFuture<Map<Long, Verdict>> startEncoding(Set<Long> itemIds, Effort effort) {
    return thread.ask(() -> operator.start(itemIds, effort));
  }

  /**
   * Sets items aside until they are started again, through restarts, too. An encoder that works on
   * one ends at once; what is on air stays there. Tells what came of it for each that is there.
   */
  public CompletableFuture<Map<Long, Verdict>> stopEncoding(Set<Long> itemIds) {
    return thread.ask(() -> operator.stop(itemIds));
  }

  /** What waits for an encoder, in the order in which it will be begun if nothing changes. */
  public CompletableFuture<List<Queued>> queue() {
    return thread.ask(() -> dispatcher.queue(channels.values()));
  }

  /** The clips of all playlists that show a page which loaded something. */
  public CompletableFuture<List<WatchedClip>> watchedClips() {
    return thread.ask(pages::watched);
  }

  /** Notes what pages of clips hold of which that was not known, by the clips' keys. */
  public void inputsKnown(Map<String, List<PageInput>> inputs) {
    thread.execute(() -> pages.learn(inputs));
  }

  /**
   * Makes clips again, as their pages would show something else now. What is on air stays until
   * then.
   *
   * @param changed what is different, by the clips' keys
   */
  public void pagesChanged(Map<String, String> changed) {
    thread.execute(() -> pages.change(changed));
  }

  @Override
  public void close() {
    thread.submit(dispatcher::stop).join();
    workshop.close();
    thread.close();
  }

  private void tick() {
    dispatch();
    if (++ticks % CLEAN_EVERY == 0) {
      cleanUp.clean(dispatcher.diskIsLow());
    }
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

  private void broke(Throwable failure) {
    LOG.error("station-broke", failure);
    alarms.raise(INTERNAL, "internal error, see the log: " + failure);
  }

  /** What the parts of the station do to channels. */
  private final class Care implements Upkeep {
    @Override
    public ChannelState channel(int channelId) {
      return state(channelId).orElseThrow();
    }

    @Override
    public void update(ChannelState channel, Item item) {
      Station.this.update(channel, item);
    }

    @Override
    public void opened(ChannelState channel, Item item) {
      intake.split(channel, item);
    }

    @Override
    public void refresh(ChannelState channel) {
      Station.this.refresh(channel);
    }

    @Override
    public void dispatch() {
      Station.this.dispatch();
    }
  }

  /** Takes the workshop's results to the station's thread. */
  private final class Results implements Dispatcher.Results {
    @Override
    public void begun(ChannelState channel, Item item, Tried tried) {
      update(channel, item.withTried(tried));
    }

    @Override
    public void examined(int channelId, long itemId, Examination examination) {
      thread.execute(() -> results.examined(channelId, itemId, examination));
    }

    @Override
    public void made(int channelId, long itemId, Wanted wanted, Outcome outcome) {
      thread.execute(() -> results.made(channelId, itemId, wanted, outcome));
    }
  }
}
