package org.plugcast.caching.preview;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import org.plugcast.ts.multiplex.ChannelFormat;
import org.plugcast.ts.multiplex.Clip;
import org.plugcast.ts.multiplex.ClipIndex;
import org.plugcast.ts.multiplex.Digest;
import org.plugcast.ts.multiplex.Entry;
import org.plugcast.ts.multiplex.ItemStream;
import org.plugcast.ts.store.ClipStore;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Makes previews when they are first asked for, keeps them within a bound, and removes them with
 * their clips. Pictures and films have a thread each, so that neither waits for the other and both
 * leave the machine to the encoders. Any thread.
 */
public final class Previews implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Previews.class);
  private static final Duration TIDY_EVERY = Duration.ofMinutes(1);
  private static final Duration PATIENCE = Duration.ofSeconds(5);

  /** Previews that are being made or wait for it. */
  private static final int MOST_WAITING = 64;

  private static final int BITS = 8;
  private static final double MB = 1e6;

  private final PreviewFolder folder;
  private final ClipStore store;
  private final PreviewMaker maker;
  private final long mostBytes;
  private final LongSupplier room;
  private final Clock clock;
  private final Map<String, CompletableFuture<Path>> making = new ConcurrentHashMap<>();
  private final ScheduledThreadPoolExecutor pictures = thread("preview-pictures");
  private final ScheduledThreadPoolExecutor films = thread("preview-films");

  /**
   * @param folder where previews are kept; nobody else writes there
   * @param mostBytes of all previews together
   * @param room bytes that may still be written to the disk without harm to encoding
   */
  public Previews(
      Path folder,
      ClipStore store,
      PreviewMaker maker,
      long mostBytes,
      LongSupplier room,
      Clock clock)
      throws IOException {
    this.folder = new PreviewFolder(folder);
    this.store = store;
    this.maker = maker;
    this.mostBytes = mostBytes;
    this.room = room;
    this.clock = clock;
  }

  private static ScheduledThreadPoolExecutor thread(String name) {
    return new ScheduledThreadPoolExecutor(1, Thread.ofPlatform().name(name).daemon().factory());
  }

  /** Begins to remove previews whose clips are gone. */
  public void start() {
    var _ =
        pictures.scheduleWithFixedDelay(
            this::tidyOrTell, 0, TIDY_EVERY.toMillis(), TimeUnit.MILLISECONDS);
  }

  /**
   * The file of a preview, once it is there.
   *
   * <p>The future fails with a {@link PreviewRefusedException} if it cannot be made now, and with
   * an {@link IOException} that says why if it cannot be made at all. Reads the disk.
   */
  public CompletableFuture<Path> get(Previewed of, PreviewKind kind) throws IOException {
    Digest digest = new Digest(of.clip().digest());
    Optional<Path> kept = folder.find(digest, kind, clock.instant());
    if (kept.isPresent()) {
      return CompletableFuture.completedFuture(kept.get());
    }
    String name = digest.hex() + "." + kind.suffix();
    if (making.size() >= MOST_WAITING && !making.containsKey(name)) {
      throw new PreviewRefusedException(
          MOST_WAITING + " other previews are being made: try again in a while");
    }
    return making.computeIfAbsent(name, key -> begin(of, digest, kind, key));
  }

  private CompletableFuture<Path> begin(
      Previewed of, Digest digest, PreviewKind kind, String name) {
    CompletableFuture<Path> made = new CompletableFuture<>();
    ScheduledThreadPoolExecutor thread = kind == PreviewKind.FILM ? films : pictures;
    try {
      thread.execute(() -> make(of, digest, kind, name, made));
    } catch (RejectedExecutionException e) {
      made.completeExceptionally(new PreviewRefusedException("the unit is ending"));
    }
    return made;
  }

  private void make(
      Previewed of, Digest digest, PreviewKind kind, String name, CompletableFuture<Path> made) {
    try {
      Path file =
          folder.put(digest, kind, clock.instant(), target -> write(of, digest, kind, target));
      tidy();
      making.remove(name);
      made.complete(file);
    } catch (IOException | RuntimeException e) {
      fail(name, made, e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      fail(name, made, new PreviewRefusedException("the unit is ending"));
    }
  }

  private void fail(String name, CompletableFuture<Path> made, Exception failure) {
    LOG.warn("preview-failed name={} reason={}", name, failure.getMessage());
    making.remove(name);
    made.completeExceptionally(failure);
  }

  private void write(Previewed of, Digest digest, PreviewKind kind, Path target)
      throws IOException, InterruptedException {
    ClipIndex index = index(digest);
    Entry entry = Entry.of(digest, index.frames(), Map.of());
    try (ItemStream stream = new ItemStream(of.service(), index.format(), entry, store)) {
      switch (kind) {
        case POSTER -> {
          long offset = KeyPictures.offsets(index, List.of(of.posterFrame())).getFirst();
          Files.write(target, maker.poster(stream, offset));
        }
        case STRIP ->
            Files.write(target, maker.strip(stream, KeyPictures.offsets(index, of.stripFrames())));
        case FILM -> film(index, stream, target);
      }
    }
  }

  private void film(ClipIndex index, ItemStream stream, Path target)
      throws IOException, InterruptedException {
    ChannelFormat format = index.format();
    Duration length =
        Duration.ofNanos(index.frames() * format.video().frameRate().ticks() * 1_000 / 27);
    long estimate = length.toMillis() * format.rate().bitsPerSecond() / BITS / 1_000;
    if (room.getAsLong() < estimate) {
      throw new PreviewRefusedException(
          "the disk has no room for a film of about %.0f MB: make room in the data folder"
              .formatted(estimate / MB));
    }
    maker.film(stream, format.video(), length, target, Math.max(mostBytes, estimate));
  }

  private ClipIndex index(Digest digest) throws IOException {
    try (Clip clip =
        store
            .find(digest)
            .orElseThrow(
                () -> new IOException("clip " + digest.hex() + " is not there any more"))) {
      return clip.index();
    }
  }

  private void tidyOrTell() {
    try {
      tidy();
    } catch (IOException e) {
      LOG.warn("previews-not-tidied reason={}", e.getMessage());
    }
  }

  /** Removes previews of clips that are gone, and those longest unused until the rest fits. */
  void tidy() throws IOException {
    folder.tidy(store::contains, mostBytes);
  }

  @Override
  public void close() {
    pictures.shutdownNow();
    films.shutdownNow();
    try {
      boolean ended = pictures.awaitTermination(PATIENCE.toSeconds(), TimeUnit.SECONDS);
      if (!films.awaitTermination(PATIENCE.toSeconds(), TimeUnit.SECONDS) || !ended) {
        LOG.warn("previews-go-on after={}", PATIENCE);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
