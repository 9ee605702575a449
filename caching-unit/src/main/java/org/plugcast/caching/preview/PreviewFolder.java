package org.plugcast.caching.preview;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.plugcast.ts.multiplex.Digest;

/** Previews in a folder, each under its clip's digest. Any number of threads. */
final class PreviewFolder {
  private static final Pattern NAME =
      Pattern.compile("([0-9a-f]{64})\\.(poster\\.jpg|strip\\.jpg|film\\.mp4)");
  private static final String TEMPORARY = ".part";

  private final Path folder;

  PreviewFolder(Path folder) throws IOException {
    this.folder = Files.createDirectories(folder);
    deleteTemporary();
  }

  /** A preview that is kept. */
  private record Kept(Path file, Digest clip, long bytes, Instant used) {}

  /** Writes a preview to a file. */
  @FunctionalInterface
  interface Content {
    void writeTo(Path file) throws IOException, InterruptedException;
  }

  private void deleteTemporary() throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      for (Path file : files.filter(f -> f.toString().endsWith(TEMPORARY)).toList()) {
        Files.deleteIfExists(file);
      }
    }
  }

  /** The file of a preview, if it is there; it counts as used at {@code now}. */
  Optional<Path> find(Digest clip, PreviewKind kind, Instant now) throws IOException {
    Path file = path(clip, kind);
    try {
      Files.setLastModifiedTime(file, FileTime.from(now));
      return Optional.of(file);
    } catch (NoSuchFileException e) {
      return Optional.empty();
    }
  }

  /** Keeps what {@code content} writes, as used at {@code now}; on failure nothing stays behind. */
  Path put(Digest clip, PreviewKind kind, Instant now, Content content)
      throws IOException, InterruptedException {
    Path temporary = Files.createTempFile(folder, kind.suffix(), TEMPORARY);
    try {
      content.writeTo(temporary);
      Files.setLastModifiedTime(temporary, FileTime.from(now));
      return Files.move(temporary, path(clip, kind), StandardCopyOption.ATOMIC_MOVE);
    } finally {
      Files.deleteIfExists(temporary);
    }
  }

  private Path path(Digest clip, PreviewKind kind) {
    return folder.resolve(clip.hex() + "." + kind.suffix());
  }

  /** Removes previews of clips that are gone, and those longest unused until the rest fits. */
  void tidy(Predicate<Digest> clips, long mostBytes) throws IOException {
    List<Kept> kept = list();
    long total = 0;
    kept.sort(Comparator.comparing(Kept::used).reversed());
    for (Kept preview : kept) {
      boolean fits = total == 0 || total + preview.bytes() <= mostBytes;
      if (fits && clips.test(preview.clip())) {
        total += preview.bytes();
      } else {
        Files.deleteIfExists(preview.file());
      }
    }
  }

  private List<Kept> list() throws IOException {
    List<Kept> kept = new ArrayList<>();
    try (Stream<Path> files = Files.list(folder)) {
      for (Path file : files.toList()) {
        Matcher name = NAME.matcher(file.getFileName().toString());
        if (name.matches()) {
          kept.add(kept(file, new Digest(name.group(1))));
        }
      }
    }
    return kept;
  }

  private static Kept kept(Path file, Digest clip) throws IOException {
    return new Kept(file, clip, Files.size(file), Files.getLastModifiedTime(file).toInstant());
  }
}
