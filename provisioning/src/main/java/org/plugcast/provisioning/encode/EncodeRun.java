package org.plugcast.provisioning.encode;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.plugcast.caching.media.SingleItem;
import org.plugcast.renderer.ItemRenderer;
import org.plugcast.renderer.Profile;
import org.plugcast.renderer.RenderFailedException;
import org.plugcast.renderer.RenderRequest;
import org.plugcast.renderer.RenderedItem;
import org.plugcast.renderer.media.FfmpegPrograms;
import org.plugcast.ts.multiplex.Entry;
import org.plugcast.ts.multiplex.ItemStream;
import org.plugcast.ts.multiplex.Service;
import org.plugcast.ts.store.ClipStore;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Makes files ready for air, several at a time. A target is there when it is whole; one that fails
 * leaves none. {@link #close} ends what is under way and removes all temporary files.
 */
public final class EncodeRun implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(EncodeRun.class);
  private static final int PATIENCE_SECONDS = 10;

  private final EncodeRequest request;
  private final FfmpegPrograms programs;
  private final EncodeProgress progress;
  private final Path work;
  private final ClipStore store;
  private final ItemRenderer renderer;
  private final ExecutorService threads;

  /** Makes the folder of the targets, and in it one for temporary files. */
  public EncodeRun(EncodeRequest request, FfmpegPrograms programs, EncodeProgress progress)
      throws IOException {
    this.request = request;
    this.programs = programs;
    this.progress = progress;
    Files.createDirectories(request.folder());
    this.work = Files.createTempDirectory(request.folder().toAbsolutePath(), ".plugcast-encode");
    this.store = ClipStore.passing(work.resolve("clips"));
    this.renderer = new ItemRenderer(programs, store);
    this.threads =
        Executors.newFixedThreadPool(
            request.jobs(), Thread.ofPlatform().daemon().name("encode-", 1).factory());
  }

  /** Works on all files; results in the order of the request. */
  public List<EncodeResult> results() throws InterruptedException {
    List<Piece> pieces = new Pieces(request, programs).all();
    progress.begun(pieces.size());
    List<Future<EncodeResult>> futures = new ArrayList<>();
    for (Piece piece : pieces) {
      futures.add(threads.submit(() -> result(piece)));
    }
    List<EncodeResult> results = new ArrayList<>();
    for (Future<EncodeResult> future : futures) {
      try {
        results.add(future.get());
      } catch (ExecutionException e) {
        throw new IllegalStateException("encoding broke", e.getCause());
      }
    }
    return results;
  }

  private EncodeResult result(Piece piece) throws InterruptedException {
    Path source = piece.source();
    EncodeResult result;
    try {
      result = made(piece);
    } catch (RenderFailedException | IOException e) {
      result = new EncodeResult.Failed(source, String.valueOf(e.getMessage()));
    } catch (RuntimeException e) {
      LOG.error("encoding-broke file={}", source, e);
      result = new EncodeResult.Failed(source, "internal error: " + e);
    }
    progress.ended(result);
    return result;
  }

  private EncodeResult made(Piece piece)
      throws InterruptedException, RenderFailedException, IOException {
    Path source = piece.source();
    Path target = piece.target();
    long began = System.nanoTime();
    RenderedItem item =
        renderer.render(
            captioned(
                RenderRequest.of(source, request.profile())
                    .withPage(request.page())
                    .withExtent(piece.extent())),
            work,
            fraction -> progress.at(source, fraction));
    Path part = work.resolve(target.getFileName());
    List<String> findings = write(item, part);
    store.delete(item.digest());
    double elapsed = (System.nanoTime() - began) / 1e9;
    Files.move(part, target, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    List<String> adjustments = new ArrayList<>(piece.notes());
    adjustments.addAll(item.adjustments());
    item.pageFailure().ifPresent(why -> adjustments.add("shown with the default page: " + why));
    return new EncodeResult.Made(
        source,
        target,
        Files.size(target),
        item.index().frames() * request.profile().format().video().frameRate().ticks() / 27e6,
        elapsed,
        item.levelled(),
        adjustments,
        findings);
  }

  /** With the subtitles that lie beside it in the same folder, as in a media folder. */
  private static RenderRequest captioned(RenderRequest plain) {
    Optional<Path> captions;
    try {
      captions = SingleItem.of(plain.source()).file().captions();
    } catch (IOException e) {
      // By its name no media file, which has nothing beside it; rendering says what else is wrong.
      captions = Optional.empty();
    }
    return captions.map(plain::withCaptions).orElse(plain);
  }

  /** Writes an item and returns what the inspector finds, in words. */
  private List<String> write(RenderedItem item, Path file)
      throws IOException, InterruptedException {
    Profile profile = request.profile();
    String title = item.metadata().getOrDefault(Entry.TITLE, "Plugcast");
    Service service =
        new Service(
            1,
            1,
            profile.service().of(title),
            profile.service().provider(),
            profile.pids(),
            profile.service().captions());
    Entry entry = Entry.of(item.digest(), item.index().frames(), item.metadata());
    try (ItemStream stream = new ItemStream(service, profile.format(), entry, store)) {
      return ItemFile.write(stream, file).findings().stream()
          .map(
              finding ->
                  finding.kind().label()
                      + " at packet "
                      + finding.packet()
                      + ": "
                      + finding.message())
          .toList();
    }
  }

  @Override
  public void close() throws IOException {
    threads.shutdownNow();
    try {
      var _ = threads.awaitTermination(PATIENCE_SECONDS, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    if (Files.exists(work)) {
      try (Stream<Path> files = Files.walk(work)) {
        for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
          Files.deleteIfExists(file);
        }
      }
    }
  }
}
