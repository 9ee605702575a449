package org.plugcast.multicast.fetch;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.plugcast.multicast.fetch.ClipFetcher.Outcome;
import org.plugcast.multicast.plan.Need;
import org.plugcast.multicast.testing.SampleCachingUnit;
import org.plugcast.multicast.testing.SampleClips;
import org.plugcast.ts.multiplex.Digest;
import org.plugcast.ts.multiplex.Entry;
import org.plugcast.ts.store.ClipStore;

class ClipFetcherTest {
  @TempDir Path folder;
  private final List<Duration> waits = new ArrayList<>();
  private final ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor();
  private long nowNs;
  private SampleClips clips;
  private SampleCachingUnit server;
  private CachingUnit unit;
  private ClipStore store;
  private ClipFetcher fetcher;

  @BeforeEach
  void serve() throws IOException {
    clips = new SampleClips(folder.resolve("there"));
    server = new SampleCachingUnit();
    unit = new CachingUnit(server.uri());
    store = new ClipStore(folder.resolve("here"));
    fetcher = new ClipFetcher(unit, store, () -> nowNs, waits::add, timer);
  }

  @AfterEach
  void close() {
    unit.close();
    server.close();
    timer.shutdownNow();
  }

  private Entry served(String title, long seed) throws IOException {
    Entry entry = clips.clip(title, seed, 60);
    server.serve(entry.clip(), clips.bytes(entry));
    return entry;
  }

  private Outcome fetch(Entry... entries) throws IOException {
    List<Need> needs = new ArrayList<>();
    for (Entry entry : entries) {
      needs.add(new Need(entry.clip(), needs.size()));
    }
    return fetcher.fetchOne(needs, Set.of());
  }

  @Test
  void aClipThatSomeoneElseDeletesIsLostUntilItComesAnew() throws IOException {
    Entry a = served("a", 1);
    assertThat(fetch(a)).isEqualTo(new Outcome.Arrived(a.clip()));
    assertThat(fetch(a)).isEqualTo(new Outcome.Nothing());
    assertThat(fetcher.lost().total()).isZero();
    store.delete(a.clip());
    assertThat(fetch(a)).isEqualTo(new Outcome.Arrived(a.clip()));
    assertThat(fetcher.lost().now()).containsExactly(a.clip());
    fetch(a);
    assertThat(fetcher.lost().now()).isEmpty();
    assertThat(fetcher.lost().total()).isEqualTo(1);
    fetch();
    store.delete(a.clip());
    fetch(a);
    assertThat(fetcher.lost().total()).as("unused clips are no loss").isEqualTo(1);
  }

  @Test
  void bringsWhatIsMissingInTheOrderOfNeed() throws IOException {
    Entry a = served("a", 1);
    Entry b = served("b", 2);
    Entry c = served("c", 3);
    store.receive(b.clip(), Files.newInputStream(clips.path(b.clip())));
    assertThat(fetch(c, b, a)).isEqualTo(new Outcome.Arrived(c.clip()));
    assertThat(fetcher.missing()).isEqualTo(2);
    assertThat(fetch(c, b, a)).isEqualTo(new Outcome.Arrived(a.clip()));
    assertThat(fetch(c, b, a)).isEqualTo(new Outcome.Nothing());
    assertThat(fetcher.missing()).isZero();
    assertThat(store.path(a.clip())).hasSameBinaryContentAs(clips.path(a.clip()));
  }

  @Test
  void goesOnWhereTheConnectionBroke() throws IOException {
    Entry a = served("a", 1);
    server.breakOnce(a.clip(), 100_000);
    assertThat(fetch(a)).isEqualTo(new Outcome.Arrived(a.clip()));
    assertThat(store.path(a.clip())).hasSameBinaryContentAs(clips.path(a.clip()));
    assertThat(server.requests()).hasSize(2);
    assertThat(server.requests().getLast()).startsWith("206 ").contains(" from ");
    assertThat(waits).containsExactly(Duration.ofMillis(200));
  }

  @Test
  void goesOnWhereTheConnectionStalled() throws IOException {
    Entry a = served("a", 1);
    server.stallOnce(a.clip(), 100_000);
    Duration stall = Duration.ofMillis(100);
    try (ClipBody body = new ClipBody(unit, a.clip(), waits::add, timer, stall)) {
      store.receive(a.clip(), body);
    }
    assertThat(store.contains(a.clip())).isTrue();
    assertThat(waits).hasSize(1);
  }

  @Test
  void refusesADamagedClipAndTriesAgainLater() throws IOException {
    Entry a = served("a", 1);
    byte[] damaged = clips.bytes(a);
    damaged[5_000] ^= 1;
    server.serve(a.clip(), damaged);
    assertThat(fetch(a))
        .isInstanceOfSatisfying(
            Outcome.Failed.class, failed -> assertThat(failed.reason()).contains("damaged"));
    assertThat(store.list()).isEmpty();
    server.serve(a.clip(), clips.bytes(a));
    assertThat(fetch(a)).isEqualTo(new Outcome.Nothing());
    nowNs += Duration.ofSeconds(1).toNanos();
    assertThat(fetch(a)).isEqualTo(new Outcome.Arrived(a.clip()));
    assertThat(fetcher.failures()).isEmpty();
  }

  @Test
  void waitsTwiceAsLongAfterEachFailureAndBringsOthersMeanwhile() throws IOException {
    Entry gone = clips.clip("gone", 9, 60);
    Entry a = served("a", 1);
    assertThat(fetch(gone, a)).isInstanceOf(Outcome.Failed.class);
    assertThat(fetch(gone, a)).isEqualTo(new Outcome.Arrived(a.clip()));
    assertThat(fetcher.failures().get(gone.clip())).contains("status 404");
    nowNs += Duration.ofSeconds(1).toNanos();
    assertThat(fetch(gone, a)).isInstanceOf(Outcome.Failed.class);
    nowNs += Duration.ofSeconds(1).toNanos();
    assertThat(fetch(gone, a)).isEqualTo(new Outcome.Nothing());
    nowNs += Duration.ofSeconds(1).toNanos();
    assertThat(fetch(gone, a)).isInstanceOf(Outcome.Failed.class);
    fetcher.retain(Set.of(a.clip()));
    assertThat(fetcher.failures()).isEmpty();
  }

  @Test
  void bringsAClipAgainThatIsHereButDamaged() throws IOException {
    Entry a = served("a", 1);
    assertThat(fetch(a)).isInstanceOf(Outcome.Arrived.class);
    Files.write(store.path(a.clip()), new byte[10]);
    List<Need> needs = List.of(new Need(a.clip(), 0));
    assertThat(fetcher.fetchOne(needs, Set.of(a.clip()))).isEqualTo(new Outcome.Arrived(a.clip()));
    assertThat(store.path(a.clip())).hasSameBinaryContentAs(clips.path(a.clip()));
  }

  @Test
  void saysWhyWhenTheCachingUnitIsGone() throws IOException {
    server.close();
    Entry a = clips.clip("a", 1, 60);
    assertThat(fetch(a))
        .isInstanceOfSatisfying(
            Outcome.Failed.class, failed -> assertThat(failed.reason()).contains(a.clip().hex()));
  }

  @Test
  void deletesWhatNoTimelineNamesAfterAWhile() throws IOException {
    Digest a = clips.clip("a", 1, 60).clip();
    Digest b = clips.clip("b", 2, 60).clip();
    UnusedClips unused = new UnusedClips(clips.store(), Duration.ofMinutes(10));
    long minute = Duration.ofMinutes(1).toNanos();
    assertThat(unused.sweep(Set.of(a), 0)).isZero();
    assertThat(unused.sweep(Set.of(a, b), 9 * minute)).isZero();
    assertThat(unused.sweep(Set.of(a), 10 * minute)).isZero();
    assertThat(unused.sweep(Set.of(a), 19 * minute)).isZero();
    assertThat(unused.sweep(Set.of(a), 20 * minute)).isOne();
    assertThat(clips.store().list()).containsExactly(a);
  }
}
