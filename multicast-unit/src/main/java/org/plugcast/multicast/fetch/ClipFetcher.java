package org.plugcast.multicast.fetch;

import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ScheduledExecutorService;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;
import org.plugcast.multicast.plan.Need;
import org.plugcast.ts.multiplex.Digest;
import org.plugcast.ts.store.ClipStore;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Brings missing clips into the store, the most urgent first. Any number of threads may call {@link
 * #fetchOne}; no clip is fetched twice at a time.
 */
public final class ClipFetcher {
  private static final Backoff RETRY = new Backoff(Duration.ofSeconds(1), Duration.ofSeconds(30));
  private static final Duration STALL = Duration.ofSeconds(10);

  private static final Logger LOG = LoggerFactory.getLogger(ClipFetcher.class);

  private final CachingUnit unit;
  private final ClipStore store;
  private final LongSupplier nowNs;
  private final Pause pause;
  private final ScheduledExecutorService timer;
  private final Set<Digest> inFlight = new HashSet<>();
  private final Map<Digest, Failure> failures = new HashMap<>();
  private final LostClips lost = new LostClips();

  private int missing;

  /** Why a clip did not come, and when to try again. */
  private record Failure(int count, long retryNs, String reason) {}

  /** How an attempt to fetch ended. */
  public sealed interface Outcome {
    record Nothing() implements Outcome {}

    record Arrived(Digest clip) implements Outcome {}

    record Failed(Digest clip, String reason) implements Outcome {}
  }

  /**
   * @param nowNs UTC, in nanoseconds
   * @param timer closes connections that stall
   */
  public ClipFetcher(
      CachingUnit unit,
      ClipStore store,
      LongSupplier nowNs,
      Pause pause,
      ScheduledExecutorService timer) {
    this.unit = unit;
    this.store = store;
    this.nowNs = nowNs;
    this.pause = pause;
    this.timer = timer;
  }

  /**
   * Fetches the most urgent clip that is missing and may be tried now.
   *
   * @param needs in the order of need
   * @param damaged clips that are in the store but must come again
   */
  public Outcome fetchOne(List<Need> needs, Set<Digest> damaged) throws IOException {
    Digest clip = claim(needs, damaged);
    if (clip == null) {
      return new Outcome.Nothing();
    }
    String failure = "interrupted";
    try (InputStream body = new ClipBody(unit, clip, pause, timer, STALL)) {
      store.receive(clip, body);
      failure = null;
      LOG.info("clip-arrived clip={}", clip);
      return new Outcome.Arrived(clip);
    } catch (IOException e) {
      failure = String.valueOf(e.getMessage());
      if (!failures().containsKey(clip)) {
        LOG.warn("clip-failed clip={} reason=\"{}\"", clip, failure);
      }
      return new Outcome.Failed(clip, failure);
    } finally {
      release(clip, failure);
    }
  }

  /** Clips that were needed and not here when a fetch was last begun. */
  public synchronized int missing() {
    return missing;
  }

  /** Clips that were here and are not any more. */
  public LostClips lost() {
    return lost;
  }

  /** Why the last attempt to fetch each clip failed that has not come since. */
  public synchronized Map<Digest, String> failures() {
    Map<Digest, String> reasons = new HashMap<>();
    failures.forEach((clip, failure) -> reasons.put(clip, failure.reason()));
    return reasons;
  }

  /** Forgets failures of clips that no one needs any more. */
  public synchronized void retain(Set<Digest> needed) {
    failures.keySet().retainAll(needed);
  }

  private synchronized @Nullable Digest claim(List<Need> needs, Set<Digest> damaged)
      throws IOException {
    Set<Digest> here = new HashSet<>(store.list());
    here.removeAll(damaged);
    Set<Digest> needed = new LinkedHashSet<>();
    needs.forEach(need -> needed.add(need.clip()));
    lost.observe(needed, here);
    List<Digest> lacking = needed.stream().filter(clip -> !here.contains(clip)).toList();
    missing = lacking.size();
    long now = nowNs.getAsLong();
    for (Digest clip : lacking) {
      if (!inFlight.contains(clip) && mayTry(clip, now)) {
        inFlight.add(clip);
        return clip;
      }
    }
    return null;
  }

  private boolean mayTry(Digest clip, long now) {
    return Optional.ofNullable(failures.get(clip)).map(f -> f.retryNs() <= now).orElse(true);
  }

  private synchronized void release(Digest clip, @Nullable String failure) {
    inFlight.remove(clip);
    if (failure == null) {
      failures.remove(clip);
      return;
    }
    Failure last = failures.get(clip);
    int count = last == null ? 1 : last.count() + 1;
    failures.put(
        clip, new Failure(count, nowNs.getAsLong() + RETRY.after(count).toNanos(), failure));
  }
}
