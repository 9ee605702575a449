package org.plugcast.provisioning.encode;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.plugcast.provisioning.encode.EncodeRequest.Chapters;
import org.plugcast.renderer.Extent;
import org.plugcast.renderer.media.Chapter;
import org.plugcast.renderer.media.ChapterTable;
import org.plugcast.renderer.media.FfmpegPrograms;
import org.plugcast.renderer.media.MediaProbe;

/** Finds the items that are to be made of files. One use, one thread. */
final class Pieces {
  private static final String SUFFIX = ".ts";

  private final EncodeRequest request;
  private final MediaProbe probe;
  private final Set<Path> taken = new HashSet<>();

  Pieces(EncodeRequest request, FfmpegPrograms programs) {
    this.request = request;
    this.probe = new MediaProbe(programs);
    taken.addAll(request.targets().values());
  }

  /** In the order of the request. */
  List<Piece> all() throws InterruptedException {
    List<Piece> pieces = new ArrayList<>();
    for (var pair : request.targets().entrySet()) {
      pieces.addAll(of(pair.getKey(), pair.getValue()));
    }
    return pieces;
  }

  private List<Piece> of(Path source, Path target) throws InterruptedException {
    Extent whole = Extent.WHOLE.shownFor(request.slide());
    if (request.chapters() == Chapters.ONE_ITEM) {
      return List.of(new Piece(source, target, whole, List.of()));
    }
    ChapterTable table = table(source);
    if (table.chapters().isEmpty()) {
      return List.of(new Piece(source, target, whole, table.notes()));
    }
    List<Piece> pieces = new ArrayList<>();
    for (Chapter chapter : table.chapters()) {
      pieces.add(
          new Piece(
              source,
              free(target, chapter.number(), table.chapters().size()),
              whole.ofChapter(chapter.number()),
              chapter.number() == 1 ? table.notes() : List.of()));
    }
    return pieces;
  }

  /** None of a file that cannot be read: making it tells why. */
  private ChapterTable table(Path source) throws InterruptedException {
    try {
      return probe.probe(source).chapters();
    } catch (IOException e) {
      return ChapterTable.NONE;
    }
  }

  /** {@code NAME-01.ts} of {@code NAME.ts}, or a longer name where that is another's. */
  private Path free(Path target, int number, int count) {
    String name = String.valueOf(target.getFileName());
    String stem = name.substring(0, name.length() - SUFFIX.length());
    int digits = Math.max(2, Integer.toString(count).length());
    String numbered = String.format(Locale.ROOT, "%s-%0" + digits + "d", stem, number);
    Path path = target.resolveSibling(numbered + SUFFIX);
    for (int other = 2; !taken.add(path); other++) {
      path = target.resolveSibling(numbered + "-" + other + SUFFIX);
    }
    return path;
  }
}
