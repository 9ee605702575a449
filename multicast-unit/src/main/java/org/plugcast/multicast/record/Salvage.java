package org.plugcast.multicast.record;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.plugcast.ts.mpeg.TsPacket;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Puts in order what an earlier process left behind: whole segments go on the shelf; of a segment
 * that was being made, the whole packets at its front are saved; all else is deleted. To be run
 * before anything is recorded.
 */
final class Salvage {
  private static final Logger LOG = LoggerFactory.getLogger(Salvage.class);

  private final RecordingFolder folder;
  private final Disk disk;
  private final RecordingShelf shelf;
  private final Finishing finishing;
  private final RecordingCounters counters;

  Salvage(
      RecordingFolder folder,
      Disk disk,
      RecordingShelf shelf,
      Finishing finishing,
      RecordingCounters counters) {
    this.folder = folder;
    this.disk = disk;
    this.shelf = shelf;
    this.finishing = finishing;
    this.counters = counters;
  }

  /** Does all of it; a file that resists is told and left alone. */
  void run() throws IOException {
    disk.createFolder(folder.temporary());
    disk.createFolder(folder.playback());
    returnUnfinished();
    for (Path channel : disk.list(folder.playback())) {
      shelve(channel);
    }
    for (Path file : disk.list(folder.temporary())) {
      if (file.toString().endsWith(RecordingFolder.BEGUN)) {
        attempt(file, () -> save(file));
      }
    }
    for (Path file : disk.list(folder.temporary())) {
      attempt(file, () -> disk.delete(file));
    }
  }

  /** A segment whose manifest did not follow its media goes back, to be saved. */
  private void returnUnfinished() throws IOException {
    for (Path begun : disk.list(folder.temporary())) {
      if (begun.toString().endsWith(RecordingFolder.BEGUN)) {
        attempt(begun, () -> returnUnfinished(begun));
      }
    }
  }

  private void returnUnfinished(Path begun) throws IOException {
    SegmentStart start = ManifestText.parseStart(disk.readText(begun));
    Path target = folder.playback(start.stream().channel());
    disk.createFolder(target);
    List<Path> there = disk.list(target);
    if (there.contains(folder.media(start)) && !there.contains(folder.manifest(start))) {
      disk.move(folder.media(start), folder.temporaryMedia(start));
    }
  }

  private void shelve(Path channel) throws IOException {
    Set<Path> whole = new HashSet<>();
    for (Path file : disk.list(channel)) {
      if (file.toString().endsWith(RecordingFolder.MANIFEST)) {
        attempt(file, () -> shelve(file, whole));
      }
    }
    for (Path file : disk.list(channel)) {
      if (!whole.contains(file)) {
        attempt(file, () -> disk.delete(file));
      }
    }
  }

  private void shelve(Path file, Set<Path> whole) throws IOException {
    Manifest manifest = ManifestText.parse(disk.readText(file));
    Path media = RecordingFolder.sibling(file, RecordingFolder.MEDIA);
    if (!file.equals(folder.manifest(manifest.start())) || disk.size(media) != manifest.bytes()) {
      throw new IOException("the media file is not of the size that its manifest says");
    }
    shelf.add(Recorded.of(manifest));
    whole.add(file);
    whole.add(media);
  }

  private void save(Path begun) throws IOException {
    SegmentStart start = ManifestText.parseStart(disk.readText(begun));
    Path media = folder.temporaryMedia(start);
    if (!disk.list(folder.temporary()).contains(media)) {
      return;
    }
    long bytes = wholeBytes(media);
    if (bytes == 0) {
      return;
    }
    disk.truncate(media, bytes);
    finishing.publish(
        new Manifest(
            start,
            Manifest.Made.SALVAGED,
            start.firstNs(),
            bytes,
            Checksum.of(disk, media),
            Tally.NONE,
            List.of()));
    counters.countSalvaged();
    LOG.info("recording-salvaged channel={} bytes={}", start.stream().channel(), bytes);
  }

  /** Bytes at the front of a file that are whole packets: a power cut leaves zeros at its end. */
  private long wholeBytes(Path media) throws IOException {
    byte[] packet = new byte[TsPacket.LENGTH];
    long bytes = 0;
    try (InputStream in = new BufferedInputStream(disk.read(media), 1 << 16)) {
      while (in.readNBytes(packet, 0, packet.length) == packet.length
          && TsPacket.synced(packet, 0)) {
        bytes += packet.length;
      }
    }
    return bytes;
  }

  @FunctionalInterface
  private interface Step {
    void run() throws IOException;
  }

  private static void attempt(Path file, Step step) {
    try {
      step.run();
    } catch (IOException | IllegalArgumentException e) {
      LOG.warn("recording-left-over file={} reason=\"{}\"", file, e.getMessage());
    }
  }
}
