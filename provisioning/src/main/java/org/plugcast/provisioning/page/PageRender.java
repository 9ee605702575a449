package org.plugcast.provisioning.page;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.plugcast.provisioning.encode.ItemFile;
import org.plugcast.renderer.ItemRenderer;
import org.plugcast.renderer.Profile;
import org.plugcast.renderer.RenderFailedException;
import org.plugcast.renderer.RenderRequest;
import org.plugcast.renderer.RenderedItem;
import org.plugcast.renderer.ServiceLabel;
import org.plugcast.renderer.encode.Progress;
import org.plugcast.renderer.media.FfmpegPrograms;
import org.plugcast.ts.inspect.Report;
import org.plugcast.ts.multiplex.Entry;
import org.plugcast.ts.multiplex.ItemStream;
import org.plugcast.ts.multiplex.Service;
import org.plugcast.ts.store.ClipStore;

/** {@code plugcast page render}: an item made as the caching unit makes it, into a file. */
public final class PageRender {
  private final FfmpegPrograms programs;

  public PageRender(FfmpegPrograms programs) {
    this.programs = programs;
  }

  /**
   * Renders.
   *
   * @param out file that is there only if all went well
   * @throws IllegalArgumentException saying what is wrong with the wish
   * @throws RenderFailedException with a reason for an operator, if it is the item that is at fault
   * @throws IOException if it is this machine; its message says what
   */
  public RenderOutcome run(PageWish wish, Path out, Progress progress)
      throws IOException, RenderFailedException, InterruptedException {
    Path work = Files.createTempDirectory("plugcast-render-");
    try {
      Path silence = work.resolve("silence.wav");
      WishedItem item = WishedItem.of(wish, silence);
      if (wish.audio().isEmpty()) {
        Silence.write(silence, wish.length());
      }
      return run(item, work, out, progress);
    } finally {
      remove(work);
    }
  }

  private RenderOutcome run(WishedItem wished, Path work, Path out, Progress progress)
      throws IOException, RenderFailedException, InterruptedException {
    RenderRequest request = wished.request();
    ClipStore store = ClipStore.passing(work.resolve("clips"));
    ItemRenderer renderer = new ItemRenderer(programs, store);
    long began = System.nanoTime();
    RenderedItem item = renderer.render(request, work.resolve("work"), progress);
    double seconds = (System.nanoTime() - began) / 1e9;
    List<String> notes = new ArrayList<>(wished.notes());
    notes.addAll(item.adjustments());
    return new RenderOutcome(
        request.profile().format().video().frameRate(),
        item.index().frames(),
        item.pagePictures(),
        seconds,
        notes,
        item.pageFailure(),
        write(stream(request, item, store), out));
  }

  private static ItemStream stream(RenderRequest request, RenderedItem item, ClipStore store) {
    Map<String, String> metadata = item.metadata();
    Map<String, String> about =
        Map.of(
            Entry.FILE, metadata.getOrDefault(Entry.FILE, ""),
            Entry.TITLE, metadata.getOrDefault(Entry.TITLE, ""),
            Entry.ARTIST, metadata.getOrDefault(Entry.ARTIST, ""),
            Entry.ALBUM, metadata.getOrDefault(Entry.ALBUM, ""));
    Profile profile = request.profile();
    ServiceLabel label = profile.service();
    String name = label.of(request.channel().getOrDefault("name", label.provider()));
    return new ItemStream(
        new Service(1, 1, name, label.provider(), profile.pids(), label.captions()),
        profile.format(),
        Entry.of(item.digest(), item.index().frames(), about),
        store);
  }

  private static Report write(ItemStream stream, Path out)
      throws IOException, InterruptedException {
    Path part = out.resolveSibling(out.getFileName() + ".part");
    try (stream) {
      Report report = ItemFile.write(stream, part);
      Files.move(part, out, StandardCopyOption.REPLACE_EXISTING);
      return report;
    } finally {
      Files.deleteIfExists(part);
    }
  }

  private static void remove(Path folder) throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.deleteIfExists(file);
      }
    }
  }
}
