package org.plugcast.caching.pages;

import java.io.IOException;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.plugcast.caching.catalogue.PageInput;
import org.plugcast.caching.jobs.ItemMaker;
import org.plugcast.caching.jobs.PageVisit;
import org.plugcast.caching.media.PageOrder;
import org.plugcast.caching.station.Station;
import org.plugcast.caching.station.WatchedClip;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Looks from time to time, and when told to, whether what pages have loaded is still the same, and
 * has those clips made again for which it is not. Has a thread of its own.
 */
public final class PageWatch implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(PageWatch.class);
  private static final Duration PATIENCE = Duration.ofSeconds(5);

  private final ScheduledThreadPoolExecutor thread =
      new ScheduledThreadPoolExecutor(1, Thread.ofPlatform().name("page-watch").daemon().factory());
  private final Station station;
  private final ItemMaker maker;
  private final Restless restless = new Restless();

  public PageWatch(Station station, ItemMaker maker) {
    this.station = station;
    this.maker = maker;
  }

  /**
   * Begins.
   *
   * @param interval between two looks; zero: only when told to
   */
  public void start(Duration interval) {
    if (!interval.isZero()) {
      var _ =
          thread.scheduleWithFixedDelay(
              this::look, interval.toMillis(), interval.toMillis(), TimeUnit.MILLISECONDS);
    }
  }

  /** Looks soon. Any thread. */
  public void lookNow() {
    thread.execute(this::look);
  }

  private void look() {
    try {
      Map<Optional<PageOrder>, List<WatchedClip>> byPage =
          station.watchedClips().join().stream().collect(Collectors.groupingBy(WatchedClip::page));
      for (Map.Entry<Optional<PageOrder>, List<WatchedClip>> page : byPage.entrySet()) {
        look(page.getKey(), page.getValue());
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (CompletionException | CancellationException e) {
      LOG.warn("page-watch-broke reason={}", e.getMessage());
    }
  }

  private void look(Optional<PageOrder> page, List<WatchedClip> clips) throws InterruptedException {
    Map<String, Optional<String>> now = new HashMap<>();
    try (PageVisit visit = maker.visit(page)) {
      for (WatchedClip clip : clips) {
        for (PageInput input : clip.inputs()) {
          if (!now.containsKey(input.url())) {
            now.put(input.url(), now(visit, input.url()));
          }
        }
      }
    } catch (IOException e) {
      LOG.warn("page-not-there page={} reason={}", page, e.getMessage());
      return;
    }
    tell(Comparison.of(clips, url -> now.getOrDefault(url, Optional.empty())));
  }

  private void tell(Comparison comparison) {
    if (!comparison.learnt().isEmpty()) {
      station.inputsKnown(comparison.learnt());
    }
    if (!comparison.changed().isEmpty()) {
      station.pagesChanged(comparison.changed());
    }
  }

  /** What an address holds; empty where it should not matter. */
  private Optional<String> now(PageVisit visit, String url) throws InterruptedException {
    Optional<String> sha256;
    try {
      sha256 = visit.sha256(url);
    } catch (IOException e) {
      LOG.debug("page-input-unreachable url={} reason={}", url, e.getMessage());
      return Optional.empty();
    }
    Optional<String> steady = sha256.flatMap(digest -> restless.seen(url, digest));
    if (restless.isNew(url)) {
      LOG.warn("page-input-restless url={} effect=\"not watched while it goes on\"", url);
    }
    return steady;
  }

  @Override
  public void close() {
    thread.shutdownNow();
    try {
      if (!thread.awaitTermination(PATIENCE.toSeconds(), TimeUnit.SECONDS)) {
        LOG.warn("page-watch-goes-on after={}", PATIENCE);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
