package org.plugcast.caching.station;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.LongSupplier;
import org.plugcast.caching.catalogue.Examined.Facts;
import org.plugcast.caching.catalogue.Item;
import org.plugcast.caching.catalogue.Tried;
import org.plugcast.caching.jobs.Candidate;
import org.plugcast.caching.jobs.Commission;
import org.plugcast.caching.jobs.DiskGuard;
import org.plugcast.caching.jobs.ItemMaker;
import org.plugcast.caching.jobs.JobChoice;
import org.plugcast.caching.jobs.MakeRequest;
import org.plugcast.caching.jobs.Workshop;
import org.plugcast.caching.media.FoundFile;

/** Keeps the workshop busy with what is needed soonest. Owned by the station's thread. */
final class Dispatcher {
  /** Files that are opened at a time. */
  private static final int EXAMINERS = 2;

  private static final Duration EXAMINE_AGAIN = Duration.ofSeconds(30);

  /** Attempts to open a file before it is refused: others wait for what it says. */
  private static final int MOST_FAULTS = 3;

  private static final String DISK = "disk";

  /** Items that are passed over in one go because the disk has no room for them. */
  private static final int MOST_TOO_LARGE = 100;

  private final StationSettings settings;
  private final ItemMaker maker;
  private final Workshop workshop;
  private final Results results;
  private final Alarms alarms;
  private final LongSupplier freeSpace;
  private final Clock clock;
  private final Set<Long> examining = new HashSet<>();
  private final Map<Long, Instant> examineAgain = new HashMap<>();
  private final Map<Long, Integer> faults = new HashMap<>();

  /** Items in work, with the estimated size of what they become, in bytes. */
  private final Map<Long, Long> making = new HashMap<>();

  /** Turns that channels have had. */
  private final Map<Integer, Long> examined = new HashMap<>();

  private final Map<Integer, Long> made = new HashMap<>();
  private long turn;
  private boolean stopped;

  /** Where outcomes go. Called by working threads. */
  interface Results {
    void examined(int channelId, long itemId, Workshop.Examination examination);

    void made(int channelId, long itemId, Wanted wanted, ItemMaker.Outcome outcome);

    /** An attempt begins. Called by the station's thread. */
    void begun(ChannelState channel, Item item, Tried tried);
  }

  /**
   * @param freeSpace bytes that may still be written
   */
  Dispatcher(
      StationSettings settings,
      ItemMaker maker,
      Workshop workshop,
      Results results,
      Alarms alarms,
      LongSupplier freeSpace,
      Clock clock) {
    this.settings = settings;
    this.maker = maker;
    this.workshop = workshop;
    this.results = results;
    this.alarms = alarms;
    this.freeSpace = freeSpace;
    this.clock = clock;
  }

  StageJudge judge() {
    return new StageJudge(Set.copyOf(examining), Set.copyOf(making.keySet()));
  }

  boolean diskIsLow() {
    return alarms.list().stream().anyMatch(alarm -> alarm.key().equals(DISK));
  }

  void examined(long itemId) {
    examining.remove(itemId);
    faults.remove(itemId);
  }

  /** A file could not be read; true if it will be tried again. */
  boolean examinationFaulted(long itemId) {
    examining.remove(itemId);
    examineAgain.put(itemId, clock.instant().plus(EXAMINE_AGAIN));
    return faults.merge(itemId, 1, Integer::sum) < MOST_FAULTS;
  }

  void made(long itemId) {
    making.remove(itemId);
  }

  /** Ends the making of an item's clip at once, if it is under way. */
  void stopMaking(long itemId) {
    workshop.stopMaking(itemId);
  }

  boolean isMaking(long itemId) {
    return making.containsKey(itemId);
  }

  /** What waits for an encoder, in the order in which it will be begun. */
  List<Queued> queue(Collection<ChannelState> channels) {
    Instant now = clock.instant();
    Map<Integer, Map<Long, Duration>> times = new HashMap<>();
    for (ChannelState channel : channels) {
      times.put(channel.channel().id(), untilAir(channel, now));
    }
    return JobChoice.order(waiting().forMaking(channels), made).stream()
        .map(
            waiting ->
                new Queued(
                    waiting.channelId(),
                    waiting.itemId(),
                    waiting.need(),
                    times
                        .getOrDefault(waiting.channelId(), Map.of())
                        .getOrDefault(waiting.itemId(), Duration.ZERO)))
        .toList();
  }

  /** Nothing begins any more. */
  void stop() {
    stopped = true;
  }

  /** Begins what can begin; returns the channels in which something began. */
  Set<ChannelState> dispatch(Collection<ChannelState> channels) {
    Set<ChannelState> touched = new HashSet<>();
    if (stopped) {
      return touched;
    }
    Map<Integer, ChannelState> byId = new HashMap<>();
    channels.forEach(channel -> byId.put(channel.channel().id(), channel));
    dispatchExaminations(byId, touched);
    settings
        .disk()
        .emergency(freeSpace.getAsLong())
        .ifPresentOrElse(this::pause, () -> dispatchMakings(byId, touched));
    return touched;
  }

  private void pause(String reason) {
    alarms.raise(DISK, reason);
    workshop.stopMaking();
  }

  private void dispatchExaminations(
      Map<Integer, ChannelState> channels, Set<ChannelState> touched) {
    while (examining.size() < EXAMINERS) {
      Optional<Candidate> next =
          JobChoice.next(waiting().forExamination(channels.values()), examined);
      if (next.isEmpty()) {
        return;
      }
      ChannelState channel = channel(channels, next.get());
      Item item = channel.item(next.get().itemId()).orElseThrow();
      examined.put(item.channelId(), ++turn);
      examining.add(item.id());
      examineAgain.remove(item.id());
      touched.add(channel);
      workshop.examine(
          channel.file(item).orElseThrow(),
          result -> results.examined(channel.channel().id(), item.id(), result));
    }
  }

  private void dispatchMakings(Map<Integer, ChannelState> channels, Set<ChannelState> touched) {
    if (making.size() >= settings.workers()) {
      return;
    }
    Set<Long> tooLarge = new HashSet<>();
    boolean waiting = false;
    while (making.size() < settings.workers() && tooLarge.size() < MOST_TOO_LARGE) {
      Optional<Candidate> next = JobChoice.next(candidates(channels, tooLarge), made);
      if (next.isEmpty()) {
        break;
      }
      ChannelState channel = channel(channels, next.get());
      Item item = channel.item(next.get().itemId()).orElseThrow();
      if (begin(channel, item, next.get().need())) {
        touched.add(channel);
        continue;
      }
      waiting = true;
      if (!isTooLarge(channel, item)) {
        break;
      }
      tooLarge.add(item.id());
    }
    if (!waiting && diskIsLow() && allFit(channels.values())) {
      alarms.clear(DISK);
    }
  }

  /**
   * Whether the disk has room for each thing that waits, however far behind it waits. While files
   * wait to be opened it is not known what comes of them, and of what comes before them.
   */
  private boolean allFit(Collection<ChannelState> channels) {
    Waiting waiting = waiting();
    return examining.isEmpty()
        && waiting.forExamination(channels).isEmpty()
        && channels.stream()
            .allMatch(
                channel ->
                    waiting.unmade(channel).stream()
                        .allMatch(item -> refusal(estimate(channel, item)).isEmpty()));
  }

  private List<Candidate> candidates(Map<Integer, ChannelState> channels, Set<Long> without) {
    return waiting().forMaking(channels.values()).stream()
        .filter(candidate -> !without.contains(candidate.itemId()))
        .toList();
  }

  /** Whether the disk has no room for an item, but would have some for a smaller one. */
  private boolean isTooLarge(ChannelState channel, Item item) {
    long free = freeSpace.getAsLong();
    return settings.disk().refusal(free, 0, 0).isEmpty()
        && settings.disk().refusal(free, 0, estimate(channel, item)).isPresent();
  }

  /** Why a clip of a size cannot be made now, for want of room beside what is being made. */
  private Optional<String> refusal(long estimate) {
    long underWay = making.values().stream().mapToLong(Long::longValue).sum();
    return settings.disk().refusal(freeSpace.getAsLong(), underWay, estimate);
  }

  private static long estimate(ChannelState channel, Item item) {
    Wanted wanted = channel.wanted(item).orElseThrow();
    return DiskGuard.estimate(
        wanted.output().form().format(),
        item.facts().orElseThrow(),
        wanted.context().order().items());
  }

  private static ChannelState channel(Map<Integer, ChannelState> channels, Candidate of) {
    return Optional.ofNullable(channels.get(of.channelId())).orElseThrow();
  }

  /** Begins to make a clip, if the disk has room for it. */
  private boolean begin(ChannelState channel, Item item, Candidate.Need need) {
    Facts facts = item.facts().orElseThrow();
    FoundFile file = channel.file(item).orElseThrow();
    Wanted wanted = channel.wanted(item).orElseThrow();
    long estimate = estimate(channel, item);
    Optional<String> refusal = refusal(estimate);
    if (refusal.isPresent()) {
      alarms.raise(DISK, refusal.get());
      return false;
    }
    Commission commission =
        new Commission(
            item.id(),
            wanted.renderKey(),
            file,
            new MakeRequest(
                file.path(),
                file.cover(),
                file.lyrics(),
                file.captions(),
                facts,
                wanted.context(),
                wanted.output()),
            need,
            untilAir(channel, clock.instant()).getOrDefault(item.id(), Duration.ZERO));
    results.begun(channel, item, item.tried().begin(wanted.renderKey()));
    made.put(item.channelId(), ++turn);
    making.put(item.id(), estimate);
    workshop.make(
        commission, outcome -> results.made(item.channelId(), item.id(), wanted, outcome));
    return true;
  }

  private static Map<Long, Duration> untilAir(ChannelState channel, Instant now) {
    return AirTimes.of(channel.timeline().map(Published::timeline), channel.byNeed(now), now);
  }

  private Waiting waiting() {
    return new Waiting(examining, examineAgain, making.keySet(), maker, clock.instant());
  }
}
