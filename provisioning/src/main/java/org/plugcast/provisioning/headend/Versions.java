package org.plugcast.provisioning.headend;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.plugcast.provisioning.update.Version;
import org.plugcast.provisioning.update.VersionBook;
import org.plugcast.provisioning.update.VersionFile;

/** Which version each multicast unit runs, kept on disk. Thread-safe. */
final class Versions {
  private static final Duration TOUCH = Duration.ofHours(1);

  private final VersionFile file;
  private final Version own;
  private final Consumer<String> onFailure;
  private VersionBook book = VersionBook.EMPTY;
  private Instant touched = Instant.MIN;

  /**
   * @param own version of this program
   * @param onFailure hears what cannot be read or kept; that holds nothing up
   */
  Versions(Path file, Version own, Consumer<String> onFailure) {
    this.file = new VersionFile(file);
    this.own = own;
    this.onFailure = onFailure;
  }

  /** Decides what each unit starts with. */
  synchronized void start(List<String> units) {
    try {
      book = file.read();
    } catch (IOException e) {
      onFailure.accept("the units start with this version: " + e.getMessage());
    }
    for (String unit : units) {
      book = book.started(unit, own, version -> missing(version).isEmpty());
    }
    save();
  }

  synchronized Version current(String unit) {
    return book.of(unit).map(VersionBook.Entry::current).orElse(own);
  }

  synchronized Optional<Version> previous(String unit) {
    return book.of(unit).flatMap(VersionBook.Entry::previous);
  }

  synchronized void updated(String unit, Version version) {
    book = book.updated(unit, version);
    save();
  }

  /** Why a version cannot be started; empty if nothing is missing. */
  static Optional<String> missing(Version version) {
    if (!Files.isExecutable(version.java())) {
      return Optional.of(version.java() + " is not there");
    }
    return version.entries().stream()
        .filter(entry -> !Files.isReadable(entry))
        .findFirst()
        .map(entry -> entry + " is not there");
  }

  /**
   * Makes the folders of builds that are in use look new, once an hour: the launcher removes those
   * that nobody has touched for a day.
   */
  synchronized void touchBuilds(Instant now) {
    if (touched.isAfter(now.minus(TOUCH))) {
      return;
    }
    touched = now;
    Stream<Version> known =
        book.units().values().stream()
            .flatMap(entry -> Stream.concat(Stream.of(entry.current()), entry.previous().stream()));
    Stream.concat(Stream.of(own), known)
        .flatMap(version -> version.folder().stream())
        .distinct()
        .filter(Files::isDirectory)
        .forEach(folder -> touch(folder, now));
  }

  private void touch(Path folder, Instant now) {
    try {
      Files.setLastModifiedTime(folder, FileTime.from(now));
    } catch (IOException e) {
      onFailure.accept("a build that is in use may be removed: " + e.getMessage());
    }
  }

  private void save() {
    try {
      file.write(book);
    } catch (IOException e) {
      onFailure.accept("versions are forgotten at the end: " + e.getMessage());
    }
  }
}
