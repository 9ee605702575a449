package org.plugcast.multicast;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.stream.Collectors;
import org.plugcast.multicast.channel.Channel;
import org.plugcast.multicast.channel.LocalClips;
import org.plugcast.multicast.channel.TimelineFollower;
import org.plugcast.multicast.channel.Transmission;
import org.plugcast.multicast.config.ChannelConfig;
import org.plugcast.multicast.config.TwinChannel;
import org.plugcast.multicast.config.UnitConfig;
import org.plugcast.multicast.fetch.CachingUnit;
import org.plugcast.multicast.fetch.ClipFetcher;
import org.plugcast.multicast.fetch.Link;
import org.plugcast.multicast.fetch.Pause;
import org.plugcast.multicast.fetch.ReadAhead;
import org.plugcast.multicast.fetch.TimelineFile;
import org.plugcast.multicast.fetch.UnusedClips;
import org.plugcast.multicast.linux.Linux;
import org.plugcast.multicast.linux.Memory;
import org.plugcast.multicast.pacing.AgentThread;
import org.plugcast.multicast.pacing.AirClock;
import org.plugcast.multicast.pacing.AirTime;
import org.plugcast.multicast.pacing.TimeSource;
import org.plugcast.multicast.plan.Need;
import org.plugcast.multicast.prerecorded.RunsAtHand;
import org.plugcast.multicast.sender.Sender;
import org.plugcast.multicast.sender.SenderSettings;
import org.plugcast.multicast.sender.Senders;
import org.plugcast.multicast.status.ChannelStatus;
import org.plugcast.multicast.status.UnitStatus;
import org.plugcast.multicast.twin.Start;
import org.plugcast.ts.multiplex.Digest;
import org.plugcast.ts.store.ClipStore;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A running unit: channels, the threads that send and fetch, and what they share.
 *
 * <p>Channels come and go by {@link #apply}, which one thread calls.
 */
final class Unit implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Unit.class);
  private static final int FETCHERS = 2;
  private static final Duration FETCH_IDLE = Duration.ofSeconds(1);

  private final UnitConfig config;
  private final Instant started = Instant.now();
  private final AirClock clock;
  private final ClipStore store;
  private final UnusedClips unused;
  private final LocalClips clips;
  private final ReadAhead readAhead;
  private final CachingUnit cachingUnit;
  private final Precedence precedence;
  private final Link link = new Link();
  private final Pause pause = Pause.real();
  private final ScheduledExecutorService timer;
  private final ClipFetcher fetcher;
  private final UnitArchive archive;
  private final Optional<BesideElder> elder;
  private volatile Start start =
      SendingConfig.isBesideAnother() ? Start.BESIDE_ANOTHER : Start.FRESH;
  private final Optional<UnitAirCheck> airCheck;
  private final Transmission transmission;
  private final Sender sender;
  private final UnitSymptoms symptoms;
  private final AgentThread filling;
  private final UnitFallback fallback;
  private final List<Thread> fetching = new ArrayList<>();
  private final Map<Integer, Running> channels = new ConcurrentSkipListMap<>();

  /** A channel and the thread that follows its timeline. */
  private record Running(Channel channel, Thread follower) {}

  Unit(UnitConfig config, Tuning tuning, TimeSource time, Precedence precedence)
      throws IOException {
    this.config = config;
    this.precedence = precedence;
    precedence.claimForAll();
    SenderSettings settings = SendingConfig.settings(config, tuning, precedence);
    Senders.Running sending = Senders.start(settings, time);
    clock = sending.clock();
    sender = sending.sender();
    store = new ClipStore(config.data().resolve("clips"));
    if (!SendingConfig.isBesideAnother()) {
      store.deleteTemporary();
    }
    unused = new UnusedClips(store, tuning.unusedGrace());
    clips = new LocalClips(store, time);
    readAhead = new ReadAhead(store::path, Memory::willNeed);
    cachingUnit = new CachingUnit(config.cachingUnit());
    timer = Executors.newSingleThreadScheduledExecutor(Thread.ofVirtual().factory());
    fetcher = new ClipFetcher(cachingUnit, store, clock::utcNs, pause, timer);
    symptoms = new UnitSymptoms(clock, sender, fetcher);
    archive = new UnitArchive(config, clock);
    elder = elder(config);
    airCheck = UnitAirCheck.of(config, settings, sender, clock, time, archive, elder);
    transmission =
        new Transmission(
            clock,
            sending.filler(),
            sender::open,
            timeline -> SendingConfig.framing(config, timeline),
            channel -> SendingConfig.watching(config, channel, start),
            airCheck.<Transmission.Listener>map(check -> check).orElse(Transmission.Listener.NONE),
            tuning.ahead(),
            tuning.behind());
    filling = AgentThread.filling(sending.filler(), tuning.fillInterval().toNanos());
    for (int i = 0; i < FETCHERS; i++) {
      fetching.add(Thread.ofVirtual().name("fetch-" + i).start(this::fetch));
    }
    if (!SendingConfig.isBesideAnother()) {
      archive.begin();
    }
    fallback =
        new UnitFallback(
            config.cachingUnit(), this::channels, new RunsAtHand(archive::shelf, clock));
  }

  /**
   * Adds and removes channels so that they are those of {@code wanted}; leaves the others alone.
   */
  void apply(List<ChannelConfig> wanted, List<TwinChannel> twins) {
    airCheck.ifPresent(check -> check.apply(twins));
    archive.channels(wanted.stream().map(ChannelConfig::id).collect(Collectors.toSet()));
    Set<ChannelConfig> keep = new HashSet<>(wanted);
    for (Running running : List.copyOf(channels.values())) {
      if (!keep.contains(running.channel().config())) {
        remove(running);
      }
    }
    for (ChannelConfig channel : wanted) {
      if (!channels.containsKey(channel.id())) {
        add(channel);
      }
    }
  }

  private static Optional<BesideElder> elder(UnitConfig config) {
    return SendingConfig.isBesideAnother()
        ? Optional.of(BesideElder.of(config.http()))
        : Optional.empty();
  }

  /** The process that this one was begun beside has ended: it stands by for what it sent. */
  void standBy() {
    start = Start.FRESH;
    elder.ifPresent(BesideElder::close);
    archive.begin();
    channels.values().forEach(running -> running.channel().relay().standBy());
  }

  AirTime clock() {
    return clock;
  }

  UnitArchive archive() {
    return archive;
  }

  Optional<Channel> channel(int id) {
    return Optional.ofNullable(channels.get(id)).map(Running::channel);
  }

  /** In the order of their ids. */
  List<Channel> channels() {
    return channels.values().stream().map(Running::channel).toList();
  }

  /** To be called about once in a second. */
  void tick() {
    clock.discipline();
    symptoms.observe();
    archive.tick();
    channels.values().forEach(running -> running.channel().tick());
    airCheck.ifPresent(
        check -> check.tick(channels().stream().map(Channel::config).toList(), clock.utcNs()));
    if (Linux.isHere()) {
      readAhead.look(needs(), clock.utcNs());
    }
  }

  /** Why nothing can be agreed upon with the twin by the clock, if that is so. */
  Optional<String> clockRefusal() {
    List<ChannelStatus> statuses = channels().stream().map(Channel::status).toList();
    return TwinClockLimit.excess(
        sender.twinClock(), TwinClockLimit.of(config.twins().clockLimitNs(), statuses));
  }

  /** Deletes clips that are no longer used; to be called about once in a minute. */
  void sweep() throws IOException {
    Set<Digest> used = new HashSet<>();
    channels.values().forEach(running -> used.addAll(running.channel().used()));
    fetcher.retain(used);
    int deleted = unused.sweep(used, clock.utcNs());
    if (deleted > 0) {
      LOG.info("clips-deleted count={}", deleted);
    }
  }

  /** Whether the threads that send are alive. */
  boolean isSending() {
    return sender.isAlive() && filling.isAlive();
  }

  UnitStatus status(List<String> problems) {
    List<String> all = new ArrayList<>(problems);
    all.addAll(symptoms.problems());
    all.addAll(archive.problems());
    fallback.problem().ifPresent(all::add);
    List<ChannelStatus> statuses = channels().stream().map(this::status).toList();
    UnitStatus.Twin twin = TwinStatus.of(config.twins(), sender, statuses);
    all.addAll(twin.alarms());
    return new UnitStatus(
        config.unit(),
        started,
        isSending(),
        sender.restarts(),
        precedence.missing().or(sender::realTimeMissing),
        new UnitStatus.Clocks(Duration.ofNanos(clock.wallOffsetNs()), clock.wallSteps()),
        new UnitStatus.Fetching(
            link.timelineFailures(),
            link.clipFailures(),
            fetcher.missing(),
            fetcher.lost().total()),
        link.outage().map(o -> new UnitStatus.CachingUnitOutage(o.since(), o.reason())),
        twin,
        archive.status(),
        all,
        statuses);
  }

  private ChannelStatus status(Channel channel) {
    ChannelStatus status = channel.status();
    return airCheck.map(check -> check.complete(status, clock.utcNs())).orElse(status);
  }

  @Override
  public void close() {
    fallback.close();
    elder.ifPresent(BesideElder::close);
    airCheck.ifPresent(UnitAirCheck::close);
    filling.close();
    sender.close();
    archive.close();
    fetching.forEach(Thread::interrupt);
    channels.values().forEach(running -> running.follower().interrupt());
    timer.shutdownNow();
    cachingUnit.close();
  }

  private void add(ChannelConfig config) {
    Path data = this.config.data();
    Channel channel = new Channel(config, TimelineFile.of(data, config.id()), clips, transmission);
    channel.restore();
    Thread follower =
        Thread.ofVirtual()
            .name("follow-" + config.id())
            .start(new TimelineFollower(channel, cachingUnit, link, pause));
    channels.put(config.id(), new Running(channel, follower));
    LOG.info(
        "channel-added channel={} name=\"{}\" destination={}",
        config.id(),
        config.name(),
        config.destination());
  }

  private void remove(Running running) {
    channels.remove(running.channel().config().id());
    running.follower().interrupt();
    running.channel().close();
    LOG.info("channel-removed channel={}", running.channel().config().id());
  }

  private void fetch() {
    try {
      while (!Thread.currentThread().isInterrupted()) {
        fetchOnce();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void fetchOnce() throws InterruptedException {
    try {
      switch (fetcher.fetchOne(needs(), clips.damaged())) {
        case ClipFetcher.Outcome.Arrived arrived -> arrived(arrived.clip());
        case ClipFetcher.Outcome.Failed failed -> link.clipFailed();
        case ClipFetcher.Outcome.Nothing nothing -> pause.await(FETCH_IDLE);
      }
    } catch (IOException e) {
      LOG.warn("clip-store-unreadable reason=\"{}\"", e.getMessage());
      pause.await(FETCH_IDLE);
    }
  }

  private List<Need> needs() {
    return channels.values().stream()
        .flatMap(running -> running.channel().needs().stream())
        .sorted(Comparator.comparingLong(Need::dueNs))
        .toList();
  }

  private void arrived(Digest clip) {
    channels.values().forEach(running -> running.channel().arrived(clip));
  }
}
