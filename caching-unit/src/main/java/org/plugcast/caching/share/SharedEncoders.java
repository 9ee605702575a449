package org.plugcast.caching.share;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.plugcast.caching.catalogue.Catalogue;
import org.plugcast.caching.catalogue.Encoding;
import org.plugcast.caching.catalogue.Encodings;
import org.plugcast.caching.catalogue.StoredClips;
import org.plugcast.caching.catalogue.Tried;
import org.plugcast.caching.jobs.Commission;
import org.plugcast.caching.jobs.Encoders;
import org.plugcast.caching.jobs.ItemMaker.Outcome;
import org.plugcast.caching.jobs.Progress;
import org.plugcast.caching.objects.ObjectStore;
import org.plugcast.caching.queue.EncodeQueue;
import org.plugcast.ts.multiplex.Digest;
import org.plugcast.ts.store.ClipStore;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Has clips made by encoders of other processes. One thread looks at the table of encodings again
 * and again; others fetch clips. What it asked for and does not know of any more, as after a
 * restart, is taken up if it is asked for again, and withdrawn after a while if not.
 */
public final class SharedEncoders implements Encoders {
  private static final Logger LOG = LoggerFactory.getLogger(SharedEncoders.class);
  private static final Duration LOOK = Duration.ofMillis(500);
  private static final int FETCHERS = 2;
  private static final Duration PATIENCE = Duration.ofSeconds(10);

  private final Map<String, Awaited> awaited = new HashMap<>();
  private final Set<String> dropped = new HashSet<>();
  private final Encodings encodings;
  private final StoredClips stored;
  private final EncodeQueue queue;
  private final ClipFetch clips;
  private final Strays strays;
  private final Watchfulness watchfulness;
  private final InstantSource clock;
  private final ScheduledThreadPoolExecutor looker =
      new ScheduledThreadPoolExecutor(1, Thread.ofPlatform().daemon().name("encoders").factory());
  private final ExecutorService fetchers =
      Executors.newFixedThreadPool(
          FETCHERS, Thread.ofPlatform().daemon().name("fetch-", 1).factory());

  /**
   * @param local where clips are read from
   * @param alarm told again and again what an operator should know of the encoders, if anything
   */
  public SharedEncoders(
      Catalogue catalogue,
      ObjectStore objects,
      ClipStore local,
      Consumer<Optional<String>> alarm,
      InstantSource clock) {
    this.encodings = catalogue.encodings();
    this.stored = catalogue.storedClips();
    this.queue = new EncodeQueue(catalogue.source(), Encodings.TASK);
    this.clips = new ClipFetch(catalogue, objects, local);
    this.strays = new Strays();
    this.watchfulness = new Watchfulness(alarm);
    this.clock = clock;
  }

  /** Begins to look at what has become of what was asked for. */
  public void start() {
    var _ = looker.scheduleWithFixedDelay(this::look, 0, LOOK.toMillis(), TimeUnit.MILLISECONDS);
  }

  @Override
  public synchronized void make(Commission commission, Consumer<Outcome> done) {
    awaited
        .computeIfAbsent(commission.renderKey(), key -> new Awaited(commission))
        .items()
        .put(commission.itemId(), done);
    dropped.remove(commission.renderKey());
  }

  @Override
  public synchronized Optional<Progress> progress(long itemId) {
    return awaited.values().stream()
        .filter(clip -> clip.items().containsKey(itemId))
        .findFirst()
        .flatMap(Awaited::progress);
  }

  @Override
  public synchronized void stop(long itemId) {
    for (Map.Entry<String, Awaited> entry : List.copyOf(awaited.entrySet())) {
      Consumer<Outcome> done = entry.getValue().items().remove(itemId);
      if (done != null) {
        done.accept(new Outcome.Withdrawn("stopped"));
      }
      if (entry.getValue().items().isEmpty()) {
        awaited.remove(entry.getKey());
        dropped.add(entry.getKey());
      }
    }
  }

  @Override
  public synchronized void stopAll() {
    Set<Long> items =
        awaited.values().stream()
            .flatMap(clip -> clip.items().keySet().stream())
            .collect(Collectors.toSet());
    items.forEach(this::stop);
  }

  @Override
  public Set<Digest> kept() {
    return stored.digests().stream().map(Digest::new).collect(Collectors.toSet());
  }

  /** The sweeper removes the object. */
  @Override
  public void forget(Digest digest) {
    stored.forget(digest.hex());
  }

  /** Encoders go on while the unit does not: its end says nothing of the item. */
  @Override
  public Tried afterRestart(Tried tried) {
    boolean underWay = tried.attempts() > 0 && tried.reason().isEmpty();
    return underWay ? tried.withdrawn() : tried;
  }

  /** Encoders go on with what was asked for. */
  @Override
  public void close() {
    looker.shutdownNow();
    fetchers.shutdownNow();
    try {
      if (!looker.awaitTermination(PATIENCE.toSeconds(), TimeUnit.SECONDS)
          || !fetchers.awaitTermination(PATIENCE.toSeconds(), TimeUnit.SECONDS)) {
        LOG.warn("encoders-go-on after={}", PATIENCE);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void look() {
    try {
      Map<String, Encoding> rows = new HashMap<>();
      encodings.all().forEach(row -> rows.put(row.renderKey(), row));
      withdraw(rows);
      Map<String, Awaited> waiting = waiting();
      waiting.forEach((key, clip) -> follow(key, clip, Optional.ofNullable(rows.get(key))));
      for (Encoding row : encodings.withoutTask()) {
        queue.add(row.renderKey(), row.priority(), clock.instant());
      }
      watchfulness.seen(rows.values(), clock.instant());
    } catch (RuntimeException e) {
      LOG.debug("encodings-not-seen", e);
      watchfulness.blind(String.valueOf(e.getMessage()));
    }
  }

  /** Takes back what nobody here waits for. */
  private void withdraw(Map<String, Encoding> rows) {
    Set<String> unknown = new HashSet<>(rows.keySet());
    Set<String> gone;
    synchronized (this) {
      unknown.removeAll(awaited.keySet());
      gone = new HashSet<>(dropped);
      dropped.clear();
    }
    gone.addAll(strays.old(unknown, clock.instant()));
    gone.forEach(encodings::remove);
    rows.keySet().removeAll(gone);
  }

  private synchronized Map<String, Awaited> waiting() {
    return awaited.entrySet().stream()
        .filter(entry -> !entry.getValue().isFetching())
        .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
  }

  private void follow(String key, Awaited clip, Optional<Encoding> row) {
    if (row.isEmpty()) {
      ask(key, clip);
      return;
    }
    Encoding encoding = row.get();
    if (encoding.ending().isEmpty()) {
      tell(clip, encoding);
      return;
    }
    switch (encoding.ending().get()) {
      case MADE -> fetch(key, clip);
      case REFUSED -> finish(key, new Outcome.Refused(encoding.reason()));
      case FAULTED -> finish(key, new Outcome.Faulted(encoding.reason()));
      case WITHDRAWN -> finish(key, new Outcome.Withdrawn(encoding.reason()));
    }
  }

  private void ask(String key, Awaited clip) {
    if (clips.isPublished(key)) {
      fetch(key, clip);
    } else {
      encodings.ask(key, clip.request(), clip.priority(), clock.instant());
    }
  }

  private synchronized void tell(Awaited clip, Encoding encoding) {
    clip.progress(encoding.began().map(since -> new Progress(since, encoding.percent())));
  }

  private synchronized void fetch(String key, Awaited clip) {
    clip.fetching(true);
    try {
      fetchers.execute(() -> fetch(key));
    } catch (RejectedExecutionException e) {
      LOG.debug("encoders-closed", e);
    }
  }

  private void fetch(String key) {
    try {
      finish(key, clips.fetch(key));
    } catch (RuntimeException e) {
      LOG.warn("clip-not-fetched key={} reason={}", key, e.getMessage());
      synchronized (this) {
        Optional.ofNullable(awaited.get(key)).ifPresent(clip -> clip.fetching(false));
      }
    }
  }

  private void finish(String key, Outcome outcome) {
    encodings.remove(key);
    Optional<Awaited> clip;
    synchronized (this) {
      clip = Optional.ofNullable(awaited.remove(key));
    }
    clip.ifPresent(done -> done.items().values().forEach(item -> item.accept(outcome)));
  }

  /** Rows that nobody here waits for. For one thread. */
  private static final class Strays {
    /** After a restart the unit asks again for what it still wants. */
    private static final Duration PATIENCE = Duration.ofMinutes(2);

    private final Map<String, Instant> since = new HashMap<>();

    Set<String> old(Set<String> unknown, Instant now) {
      since.keySet().retainAll(unknown);
      unknown.forEach(key -> since.putIfAbsent(key, now));
      return since.entrySet().stream()
          .filter(entry -> entry.getValue().plus(PATIENCE).isBefore(now))
          .map(Map.Entry::getKey)
          .collect(Collectors.toSet());
    }
  }
}
