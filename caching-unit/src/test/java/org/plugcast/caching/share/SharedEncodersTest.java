package org.plugcast.caching.share;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.plugcast.caching.catalogue.Catalogue;
import org.plugcast.caching.catalogue.Encodings;
import org.plugcast.caching.catalogue.Examined.Facts;
import org.plugcast.caching.catalogue.MediaKind;
import org.plugcast.caching.jobs.Candidate.Need;
import org.plugcast.caching.jobs.Commission;
import org.plugcast.caching.jobs.DiskGuard;
import org.plugcast.caching.jobs.ItemContext;
import org.plugcast.caching.jobs.ItemMaker.Outcome;
import org.plugcast.caching.jobs.MakeRequest;
import org.plugcast.caching.jobs.Output;
import org.plugcast.caching.jobs.RenderKey;
import org.plugcast.caching.media.ChannelOrder;
import org.plugcast.caching.media.FileStamp;
import org.plugcast.caching.media.FoundFile;
import org.plugcast.caching.objects.FolderObjects;
import org.plugcast.caching.queue.EncodeWorkers;
import org.plugcast.caching.testing.Await;
import org.plugcast.caching.testing.FakeMaker;
import org.plugcast.caching.testing.Formats;
import org.plugcast.ts.store.ClipStore;

/** A unit and an encoder that share a database and a store, with a fake renderer. */
class SharedEncodersTest {
  private static final Duration HEARTBEAT = Duration.ofSeconds(1);
  private static final long PLENTY = 1L << 50;

  @TempDir Path folder;
  private final Clock clock = Clock.systemUTC();
  private final Semaphore gate = new Semaphore(0);
  private final AtomicReference<Optional<String>> alarm = new AtomicReference<>(Optional.empty());
  private Catalogue catalogue;
  private Encodings encodings;
  private FolderObjects objects;
  private ClipStore local;
  private ClipStore made;
  private FakeMaker maker;
  private SharedEncoders encoders;

  @BeforeEach
  void open() throws IOException {
    catalogue = Catalogue.open(folder);
    encodings = catalogue.encodings();
    objects = new FolderObjects(folder.resolve("store"));
    local = new ClipStore(folder.resolve("unit"));
    made = new ClipStore(folder.resolve("encoder"));
    maker = new FakeMaker(made, Formats.HD, gate);
    encoders = new SharedEncoders(catalogue, objects, local, alarm::set, clock);
    encoders.start();
  }

  @AfterEach
  void close() {
    encoders.close();
    catalogue.close();
  }

  /** An encoder at work. */
  private final class Encoder implements AutoCloseable {
    private final EncodeJob job =
        new EncodeJob(
            "w1",
            encodings,
            maker,
            new Publisher(
                "w1", made, objects, catalogue.storedClips(), Duration.ofMinutes(1), clock),
            new DiskGuard(1_000_000),
            () -> PLENTY,
            clock);
    private final EncodeWorkers workers =
        new EncodeWorkers(
            catalogue.source(),
            new EncodeWorkers.Settings(Encodings.TASK, "w1", 1, HEARTBEAT, Duration.ofHours(1)),
            job::run,
            () -> {});

    Encoder() {
      workers.start();
    }

    @Override
    public void close() {
      workers.leave();
      job.close();
      workers.close();
    }
  }

  private Commission commission(long item, String text) throws IOException {
    Path file = Files.writeString(folder.resolve(item + ".ogg"), text);
    Facts facts =
        new Facts(
            "stamp",
            "",
            "source " + text,
            "",
            "",
            "",
            2_000,
            MediaKind.VIDEO,
            new TreeMap<>(),
            List.of());
    ItemContext context =
        new ItemContext(
            ChannelOrder.USUAL,
            new TreeMap<>(),
            new TreeMap<>(),
            new TreeMap<>(),
            Optional.empty());
    Output output = maker.output(Optional.empty());
    FoundFile found =
        new FoundFile(
            item + ".ogg",
            file,
            FileStamp.of(file),
            "stamp",
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty());
    return new Commission(
        item,
        RenderKey.of(maker, output, facts, context),
        found,
        new MakeRequest(
            file, Optional.empty(), Optional.empty(), Optional.empty(), facts, context, output),
        Need.AIR,
        Duration.ZERO);
  }

  private CompletableFuture<Outcome> make(Commission commission) {
    CompletableFuture<Outcome> outcome = new CompletableFuture<>();
    encoders.make(commission, outcome::complete);
    return outcome;
  }

  private static Outcome get(CompletableFuture<Outcome> outcome) throws Exception {
    return outcome.get(30, TimeUnit.SECONDS);
  }

  @Test
  void aClipIsMadeElsewhereAndIsHereThen() throws Exception {
    gate.release();
    Commission commission = commission(1, "media video");
    try (Encoder _ = new Encoder()) {
      Outcome outcome = get(make(commission));

      assertThat(outcome).isInstanceOf(Outcome.Made.class);
      Outcome.Made clip = (Outcome.Made) outcome;
      assertThat(clip.loudness()).isEqualTo(FakeMaker.LOUDNESS);
      assertThat(local.contains(clip.clip())).isTrue();
      assertThat(encoders.kept()).containsExactly(clip.clip());
      assertThat(objects.list()).hasSize(1);
      assertThat(catalogue.clip(commission.renderKey())).isPresent();
      assertThat(encodings.all()).isEmpty();
      Await.until("the encoder has tidied up", () -> list(made).isEmpty());
    }
  }

  private static List<?> list(ClipStore store) {
    try {
      return store.list();
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  @Test
  void whyAnItemCannotBeMadeIsTold() throws Exception {
    gate.release();
    try (Encoder _ = new Encoder()) {
      assertThat(get(make(commission(1, "media video poison"))))
          .isEqualTo(new Outcome.Refused("is poison"));
      assertThat(encodings.all()).isEmpty();
    }
  }

  @Test
  void twoItemsOfOneClipAreMadeOnce() throws Exception {
    gate.release();
    try (Encoder _ = new Encoder()) {
      Commission first = commission(1, "media video");
      Commission second =
          new Commission(
              2, first.renderKey(), first.file(), first.request(), first.need(), first.untilAir());
      CompletableFuture<Outcome> one = make(first);
      CompletableFuture<Outcome> two = make(second);

      assertThat(get(one)).isEqualTo(get(two)).isInstanceOf(Outcome.Made.class);
      assertThat(maker.made()).hasSize(1);
    }
  }

  @Test
  void whatIsStoppedStopsElsewhereAndTheNextIsMade() throws Exception {
    try (Encoder _ = new Encoder()) {
      CompletableFuture<Outcome> outcome = make(commission(1, "media video"));
      Await.until(
          "it is half done",
          () -> encoders.progress(1).filter(progress -> progress.percent() == 50).isPresent());

      encoders.stop(1);

      assertThat(get(outcome)).isInstanceOf(Outcome.Withdrawn.class);
      CompletableFuture<Outcome> next = make(commission(2, "media video next"));
      Await.until("the next is begun", () -> encoders.progress(2).isPresent());
      gate.release();
      assertThat(get(next)).isInstanceOf(Outcome.Made.class);
      assertThat(catalogue.clips()).hasSize(1);
    }
  }

  @Test
  void anEncoderThatWouldMakeAnotherClipSaysSo() throws Exception {
    gate.release();
    Commission commission = commission(1, "media video");
    Commission other =
        new Commission(
            1,
            "of another profile",
            commission.file(),
            commission.request(),
            commission.need(),
            commission.untilAir());
    try (Encoder _ = new Encoder()) {
      assertThat(get(make(other)))
          .isInstanceOfSatisfying(
              Outcome.Faulted.class,
              faulted ->
                  assertThat(faulted.reason())
                      .startsWith("w1 would make another clip than is asked for"));
    }
    assertThat(maker.made()).isEmpty();
  }

  @Test
  void anEncoderWithoutTheMediaFolderSaysSo() throws Exception {
    gate.release();
    Commission commission = commission(1, "media video");
    Files.delete(commission.file().path());
    try (Encoder _ = new Encoder()) {
      assertThat(get(make(commission)))
          .isInstanceOfSatisfying(
              Outcome.Faulted.class,
              faulted -> assertThat(faulted.reason()).contains("the media folder has to be at"));
    }
  }

  @Test
  void anItemThatEndsEncoderAfterEncoderIsSetAside() throws Exception {
    gate.release();
    Commission commission = commission(1, "media video");
    CompletableFuture<Outcome> outcome = make(commission);
    Await.until("it is asked for", () -> !encodings.all().isEmpty());
    for (int i = 0; i < EncodeJob.MOST_LOST; i++) {
      assertThat(encodings.begin(commission.renderKey(), "dead", Instant.now())).isPresent();
    }
    try (Encoder _ = new Encoder()) {
      assertThat(get(outcome))
          .isEqualTo(new Outcome.Refused("gave up: 8 encoders ended while they made the item"));
    }
    assertThat(maker.made()).isEmpty();
  }

  @Test
  void anEncoderThatEndsPutsItsItemBack() throws Exception {
    Commission commission = commission(1, "media video");
    CompletableFuture<Outcome> outcome;
    try (Encoder _ = new Encoder()) {
      outcome = make(commission);
      Await.until("it is begun", () -> encoders.progress(1).isPresent());
    }
    assertThat(outcome).isNotDone();
    assertThat(encodings.all().getFirst().attempts()).isZero();

    gate.release();
    try (Encoder _ = new Encoder()) {
      assertThat(get(outcome)).isInstanceOf(Outcome.Made.class);
    }
  }

  @Test
  void whatIsPublishedIsFetchedWithoutAnEncoder() throws Exception {
    gate.release();
    Commission commission = commission(1, "media video");
    Outcome before;
    try (Encoder _ = new Encoder()) {
      before = get(make(commission));
    }
    local.delete(((Outcome.Made) before).clip());

    assertThat(get(make(commission))).isEqualTo(before);
    assertThat(local.contains(((Outcome.Made) before).clip())).isTrue();
  }

  @Test
  void whatTheStoreHasLostIsForgottenAndMadeAgain() throws Exception {
    gate.release(2);
    Commission commission = commission(1, "media video");
    try (Encoder _ = new Encoder()) {
      Outcome before = get(make(commission));
      local.delete(((Outcome.Made) before).clip());
      objects.delete(objects.list().getFirst());

      assertThat(get(make(commission)))
          .isEqualTo(new Outcome.Faulted("its clip is not in the store any more"));
      assertThat(get(make(commission))).isEqualTo(before);
    }
  }
}
