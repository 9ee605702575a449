package org.plugcast.caching.jobs;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.plugcast.caching.catalogue.Examined;
import org.plugcast.caching.catalogue.Examined.Facts;
import org.plugcast.caching.catalogue.Examined.Refused;
import org.plugcast.caching.catalogue.Parts;
import org.plugcast.caching.media.FoundFile;
import org.plugcast.caching.media.ItemWish;
import org.plugcast.caching.media.Metadata;
import org.plugcast.caching.media.Sidecar;

/** Finds what a media file holds, with its sidecar and its cover. Any number of threads. */
public final class Examiner {
  private static final String TITLE = "title";

  private final ItemMaker maker;

  public Examiner(ItemMaker maker) {
    this.maker = maker;
  }

  /**
   * Reads the file.
   *
   * @throws IOException where reading failed through no fault of the file
   */
  public Examined examine(FoundFile found) throws IOException, InterruptedException {
    if (found.refusal().isPresent()) {
      return new Refused(found.stamp(), found.refusal().get());
    }
    if (found.fileStamp().bytes() == 0) {
      return new Refused(found.stamp(), "is empty (0 bytes)");
    }
    return switch (maker.inspect(found.path())) {
      case Inspection.Unplayable unplayable -> new Refused(found.stamp(), unplayable.reason());
      case Inspection.Playable playable -> facts(found, playable);
    };
  }

  private static Facts facts(FoundFile found, Inspection.Playable playable)
      throws IOException, InterruptedException {
    List<String> notes = new ArrayList<>();
    if (found.file().codePoints().anyMatch(Character::isISOControl)) {
      notes.add("its name holds control characters, which are shown as blanks");
    }
    SortedMap<String, String> metadata = new TreeMap<>();
    Metadata.merge(metadata, Map.of(TITLE, title(found.file())));
    Metadata.merge(metadata, playable.tags());
    Metadata.merge(metadata, sidecar(found, notes));
    Parts parts = parts(found, playable, notes);
    return new Facts(
        found.stamp(),
        found.fileStamp().toString(),
        Sha256.of(found.path()),
        digest("cover", found.cover(), notes),
        digest("lyrics", found.lyrics(), notes),
        digest("captions", found.captions(), notes),
        playable.duration().map(Duration::toMillis).orElse(0L),
        playable.kind(),
        metadata,
        notes,
        parts);
  }

  private static Parts parts(FoundFile found, Inspection.Playable playable, List<String> notes) {
    ItemWish wish = wish(found, notes);
    if (wish.wantsChapters() && playable.chapters().isEmpty()) {
      notes.add("it has no chapters that could be items");
    }
    return Parts.of(wish, playable.stills(), playable.chapters(), playable.chapterNotes());
  }

  private static ItemWish wish(FoundFile found, List<String> notes) {
    if (found.sidecar().isEmpty()) {
      return ItemWish.UNSAID;
    }
    try {
      return Sidecar.wish(found.sidecar().get());
    } catch (IOException e) {
      addOnce(notes, "passed over: " + e.getMessage());
      return ItemWish.UNSAID;
    }
  }

  /** A sidecar that cannot be read is found out twice. */
  private static void addOnce(List<String> notes, String note) {
    if (!notes.contains(note)) {
      notes.add(note);
    }
  }

  /** The file name without folders and extension, for files without a title. */
  private static String title(String file) {
    String name = file.substring(file.lastIndexOf('/') + 1);
    int dot = name.lastIndexOf('.');
    return dot <= 0 ? name : name.substring(0, dot);
  }

  private static Map<String, String> sidecar(FoundFile found, List<String> notes) {
    if (found.sidecar().isEmpty()) {
      return Map.of();
    }
    try {
      return Sidecar.read(found.sidecar().get());
    } catch (IOException e) {
      notes.add("passed over: " + e.getMessage());
      return Map.of();
    }
  }

  private static String digest(String what, Optional<Path> file, List<String> notes)
      throws InterruptedException {
    if (file.isEmpty()) {
      return "";
    }
    try {
      return Sha256.of(file.get());
    } catch (IOException e) {
      notes.add(what + " passed over: " + e.getMessage());
      return "";
    }
  }
}
