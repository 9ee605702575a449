package org.plugcast.caching.station;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.plugcast.caching.catalogue.Catalogue;
import org.plugcast.caching.catalogue.ClipLoudness;
import org.plugcast.caching.catalogue.MadeClip;
import org.plugcast.caching.catalogue.Tried;
import org.plugcast.caching.jobs.Commission;
import org.plugcast.caching.jobs.Encoders;
import org.plugcast.caching.jobs.ItemMaker.Outcome;
import org.plugcast.caching.jobs.Progress;
import org.plugcast.caching.testing.ManualClock;
import org.plugcast.caching.testing.Rig;
import org.plugcast.ts.multiplex.Digest;
import org.plugcast.ts.store.ClipStore;

class ClipKeeperTest {
  private static final Duration KEEP = Duration.ofHours(1);

  @TempDir Path folder;
  private final ManualClock clock = new ManualClock(Rig.START);
  private final KeptElsewhere elsewhere = new KeptElsewhere();
  private Catalogue catalogue;
  private ClipStore store;

  @BeforeEach
  void open() throws IOException {
    catalogue = Catalogue.open(folder);
    store = new ClipStore(folder.resolve("clips"));
  }

  @AfterEach
  void close() {
    catalogue.close();
  }

  private Digest clip(String content) throws IOException {
    return store.<RuntimeException>store(
        out -> out.write(content.getBytes(StandardCharsets.UTF_8)));
  }

  private static MadeClip made(String key, Digest digest) {
    return new MadeClip(key, digest.hex(), 60, "format", List.of(), ClipLoudness.UNKNOWN);
  }

  @Test
  void unusedClipsAreRemovedAfterAWhileAndUsedOnesNever() throws IOException {
    ClipKeeper keeper = new ClipKeeper(catalogue, store, elsewhere, clock);
    Digest used = clip("used");
    Digest unused = clip("unused");
    Digest stray = clip("stray");
    keeper.put(made("used", used), List.of());
    keeper.put(made("unused", unused), List.of());

    assertThat(keeper.clean(Set.of(used), KEEP)).isZero();
    clock.advance(KEEP.minusSeconds(1));
    assertThat(keeper.clean(Set.of(used), KEEP)).isZero();
    clock.advance(Duration.ofSeconds(1));
    assertThat(keeper.clean(Set.of(used), KEEP)).isEqualTo(2);

    assertThat(store.list()).containsExactly(used);
    assertThat(store.contains(stray)).isFalse();
    assertThat(catalogue.clips()).containsExactly(made("used", used));
    assertThat(keeper.find("unused")).isEmpty();
  }

  @Test
  void aClipThatIsUsedAgainGetsItsWholeTimeAgain() throws IOException {
    ClipKeeper keeper = new ClipKeeper(catalogue, store, elsewhere, clock);
    Digest digest = clip("x");
    assertThat(keeper.clean(Set.of(), KEEP)).isZero();
    clock.advance(KEEP.dividedBy(2));
    assertThat(keeper.clean(Set.of(digest), KEEP)).isZero();
    clock.advance(KEEP.dividedBy(2));

    assertThat(keeper.clean(Set.of(), KEEP)).isZero();
    assertThat(store.contains(digest)).isTrue();
  }

  @Test
  void aClipWhoseFileIsGoneIsForgottenAtStart() throws IOException {
    Digest there = clip("there");
    Digest gone = clip("gone");
    catalogue.put(made("there", there), clock.instant());
    catalogue.put(made("gone", gone), clock.instant());
    store.delete(gone);

    ClipKeeper keeper = new ClipKeeper(catalogue, store, elsewhere, clock);

    assertThat(keeper.find("there")).isPresent();
    assertThat(keeper.find("gone")).isEmpty();
    assertThat(catalogue.clips()).hasSize(1);
  }

  @Test
  void aClipThatIsKeptElsewhereIsNotForgottenAtStart() {
    Digest digest = new Digest("ab".repeat(32));
    catalogue.put(made("elsewhere", digest), clock.instant());
    elsewhere.clips.add(digest);

    ClipKeeper keeper = new ClipKeeper(catalogue, store, elsewhere, clock);

    assertThat(keeper.find("elsewhere")).isEmpty();
    assertThat(catalogue.clip("elsewhere")).isPresent();
  }

  @Test
  void aClipThatIsKeptElsewhereAloneIsRemovedThereWhenUnused() throws IOException {
    ClipKeeper keeper = new ClipKeeper(catalogue, store, elsewhere, clock);
    Digest used = new Digest("ab".repeat(32));
    Digest unused = new Digest("cd".repeat(32));
    elsewhere.clips.addAll(List.of(used, unused));

    assertThat(keeper.clean(Set.of(used), KEEP)).isZero();
    clock.advance(KEEP);
    assertThat(keeper.clean(Set.of(used), KEEP)).isEqualTo(1);

    assertThat(elsewhere.clips).containsExactly(used);
  }

  private static final class KeptElsewhere implements Encoders {
    private final Set<Digest> clips = new HashSet<>();

    @Override
    public void make(Commission commission, Consumer<Outcome> done) {
      throw new AssertionError("nothing is to be made");
    }

    @Override
    public Optional<Progress> progress(long itemId) {
      return Optional.empty();
    }

    @Override
    public void stop(long itemId) {}

    @Override
    public void stopAll() {}

    @Override
    public Set<Digest> kept() {
      return Set.copyOf(clips);
    }

    @Override
    public void forget(Digest digest) {
      clips.remove(digest);
    }

    @Override
    public Tried afterRestart(Tried tried) {
      return tried;
    }

    @Override
    public void close() {}
  }
}
