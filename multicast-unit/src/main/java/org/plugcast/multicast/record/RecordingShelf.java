package org.plugcast.multicast.record;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.random.RandomGenerator;
import org.plugcast.multicast.record.Recorded.Quality;
import org.plugcast.ts.multiplex.Digest;

/** What is recorded: the segments in the playback folder. Any thread. */
public final class RecordingShelf {
  private static final Comparator<Recorded> BY_TIME =
      Comparator.comparing(Recorded::start)
          .thenComparing(recorded -> recorded.stream().channel())
          .thenComparing(Recorded::name);

  private final RecordingFolder folder;
  private final Disk disk;
  private final TreeSet<Recorded> all = new TreeSet<>(BY_TIME);
  private long bytes;

  RecordingShelf(RecordingFolder folder, Disk disk) {
    this.folder = folder;
    this.disk = disk;
  }

  /** Everything recorded of a channel, newest first. */
  public synchronized List<Recorded> of(int channel) {
    return all.descendingSet().stream()
        .filter(recorded -> recorded.stream().channel() == channel)
        .toList();
  }

  /** What is good of a channel, newest first. */
  public List<Recorded> good(int channel) {
    return of(channel).stream().filter(recorded -> recorded.quality() == Quality.GOOD).toList();
  }

  /** The channels of which anything is recorded, in order. */
  public synchronized List<Integer> channels() {
    return all.stream().map(recorded -> recorded.stream().channel()).distinct().sorted().toList();
  }

  /** Bytes of all recordings. */
  public synchronized long bytes() {
    return bytes;
  }

  /** Number of all segments. */
  public synchronized int size() {
    return all.size();
  }

  /** File of a segment. */
  public Path media(Recorded recorded) {
    return file(recorded, RecordingFolder.MEDIA);
  }

  /**
   * Reads what is known of a segment.
   *
   * @throws IOException if it is gone or damaged
   */
  public Manifest manifest(Recorded recorded) throws IOException {
    Path file = file(recorded, RecordingFolder.MANIFEST);
    try {
      return ManifestText.parse(disk.readText(file));
    } catch (IllegalArgumentException e) {
      throw new IOException(file + ": " + e.getMessage(), e);
    }
  }

  /** Reads a segment through: whether its file is what its manifest says. */
  public boolean isIntact(Recorded recorded) throws IOException {
    Manifest manifest = manifest(recorded);
    Digest found = Checksum.of(disk, media(recorded));
    return found.equals(manifest.sha256()) && disk.size(media(recorded)) == manifest.bytes();
  }

  synchronized boolean contains(Recorded recorded) {
    return all.contains(recorded);
  }

  synchronized void add(Recorded recorded) {
    if (all.add(recorded)) {
      bytes += recorded.bytes();
    }
  }

  synchronized Optional<Recorded> oldest(Predicate<Recorded> which) {
    return all.stream().filter(which).findFirst();
  }

  /** One of all segments, each as often as any other. */
  synchronized Optional<Recorded> any(RandomGenerator random) {
    return all.isEmpty()
        ? Optional.empty()
        : all.stream().skip(random.nextInt(all.size())).findFirst();
  }

  /** Takes a segment off the shelf and deletes its files, the manifest first. */
  synchronized void drop(Recorded recorded) throws IOException {
    if (all.remove(recorded)) {
      bytes -= recorded.bytes();
    }
    disk.delete(file(recorded, RecordingFolder.MANIFEST));
    disk.delete(media(recorded));
  }

  private Path file(Recorded recorded, String suffix) {
    return folder.playback(recorded.stream().channel()).resolve(recorded.name() + suffix);
  }
}
