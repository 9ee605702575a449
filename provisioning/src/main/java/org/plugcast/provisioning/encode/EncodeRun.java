package org.plugcast.provisioning.encode;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.plugcast.renderer.ItemRenderer;
import org.plugcast.renderer.Profile;
import org.plugcast.renderer.RenderFailedException;
import org.plugcast.renderer.RenderRequest;
import org.plugcast.renderer.RenderedItem;
import org.plugcast.renderer.media.FfmpegPrograms;
import org.plugcast.ts.inspect.Report;
import org.plugcast.ts.inspect.StreamInspector;
import org.plugcast.ts.multiplex.Entry;
import org.plugcast.ts.multiplex.ItemStream;
import org.plugcast.ts.multiplex.Service;
import org.plugcast.ts.store.ClipStore;

/**
 * Makes files ready for air, several at a time. A target is there when it is whole; one that fails
 * leaves none. {@link #close} ends what is under way and removes all temporary files.
 */
public final class EncodeRun implements AutoCloseable {
  private static final int PIECE = 2_000 * 188;
  private static final int PATIENCE_SECONDS = 10;

  private final EncodeRequest request;
  private final EncodeProgress progress;
  private final Path work;
  private final ClipStore store;
  private final ItemRenderer renderer;
  private final ExecutorService threads;

  /** Makes the folder of the targets, and in it one for temporary files. */
  public EncodeRun(EncodeRequest request, FfmpegPrograms programs, EncodeProgress progress)
      throws IOException {
    this.request = request;
    this.progress = progress;
    Files.createDirectories(request.folder());
    this.work = Files.createTempDirectory(request.folder().toAbsolutePath(), ".plugcast-encode");
    this.store = new ClipStore(work.resolve("clips"));
    this.renderer = new ItemRenderer(programs, store);
    this.threads =
        Executors.newFixedThreadPool(
            request.jobs(), Thread.ofPlatform().daemon().name("encode-", 1).factory());
  }

  /** Works on all files; results in the order of the request. */
  public List<EncodeResult> results() throws InterruptedException {
    List<Future<EncodeResult>> futures = new ArrayList<>();
    for (Map.Entry<Path, Path> pair : request.targets().entrySet()) {
      futures.add(threads.submit(() -> result(pair.getKey(), pair.getValue())));
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

  private EncodeResult result(Path source, Path target) throws InterruptedException {
    EncodeResult result;
    try {
      result = made(source, target);
    } catch (RenderFailedException | IOException e) {
      result = new EncodeResult.Failed(source, String.valueOf(e.getMessage()));
    }
    progress.ended(result);
    return result;
  }

  private EncodeResult made(Path source, Path target)
      throws InterruptedException, RenderFailedException, IOException {
    long began = System.nanoTime();
    RenderedItem item =
        renderer.render(
            RenderRequest.of(source, request.profile()).withPage(request.page()),
            work,
            fraction -> progress.at(source, fraction));
    Path part = Files.createTempFile(work, "item", ".ts");
    long pictures = write(item, part);
    store.delete(item.digest());
    double elapsed = (System.nanoTime() - began) / 1e9;
    List<String> findings = findings(part, pictures);
    Files.move(part, target, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    List<String> adjustments = new ArrayList<>(item.adjustments());
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

  /** Writes an item and returns the bytes that have pictures. */
  private long write(RenderedItem item, Path file) throws IOException {
    Profile profile = request.profile();
    String title = item.metadata().getOrDefault(Entry.TITLE, "Plugcast");
    Service service =
        new Service(
            1, 1, profile.service().of(title), profile.service().provider(), profile.pids());
    Entry entry = Entry.of(item.digest(), item.index().frames(), item.metadata());
    try (ItemStream stream = new ItemStream(service, profile.format(), entry, store);
        OutputStream out = Files.newOutputStream(file)) {
      for (long at = 0; at < stream.size(); at += PIECE) {
        out.write(stream.read(at, (int) Math.min(PIECE, stream.size() - at)));
      }
      return stream.sizeOfPictures();
    }
  }

  /** After the last picture only sound is left: that no video comes is no fault there. */
  private static List<String> findings(Path file, long pictures) throws IOException {
    StreamInspector inspector = new StreamInspector();
    try (InputStream in = Files.newInputStream(file)) {
      byte[] piece = new byte[PIECE];
      long left = pictures;
      for (int n; left > 0 && (n = in.read(piece, 0, (int) Math.min(PIECE, left))) > 0; left -= n) {
        inspector.push(piece, 0, n);
      }
      Report report = inspector.finish();
      return report.findings().stream()
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
