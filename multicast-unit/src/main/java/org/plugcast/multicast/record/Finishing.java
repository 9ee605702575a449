package org.plugcast.multicast.record;

import java.io.IOException;
import java.nio.file.Path;
import org.plugcast.ts.multiplex.Digest;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Does what waits for the disk longer than the writer may: notes beside a segment that begins what
 * is known of it, and brings whole segments from the temporary folder to the playback folder: first
 * the media, then the manifest, whose appearance says that the segment is whole. Any thread.
 */
final class Finishing {
  private static final Logger LOG = LoggerFactory.getLogger(Finishing.class);

  private final RecordingFolder folder;
  private final Disk disk;
  private final RecordingShelf shelf;
  private final Room room;
  private final RecordingCounters counters;
  private final RecordingAlarms alarms;

  Finishing(
      RecordingFolder folder,
      Disk disk,
      RecordingShelf shelf,
      Room room,
      RecordingCounters counters,
      RecordingAlarms alarms) {
    this.folder = folder;
    this.disk = disk;
    this.shelf = shelf;
    this.room = room;
    this.counters = counters;
    this.alarms = alarms;
  }

  /** Notes what is known of a segment, should there be a crash before it is whole. */
  void announce(Segment segment) {
    SegmentStart start = segment.start();
    if (segment.hasFailed()) {
      return;
    }
    try {
      write(folder.begun(start), ManifestText.write(start), start.purpose());
    } catch (IOException e) {
      LOG.warn(
          "recording-not-announced channel={} reason=\"{}\" effect=\"lost if the unit crashes\"",
          start.stream().channel(),
          e.getMessage());
    }
  }

  /** Never fails: what cannot be finished is deleted, and told. */
  void finish(SegmentFile file, Job.End end) {
    try {
      Digest sha256 = file.complete();
      publish(
          new Manifest(
              file.start(),
              Manifest.Made.RECORDED,
              end.lastNs(),
              file.bytes(),
              sha256,
              end.tally(),
              end.senders()));
    } catch (IOException e) {
      counters.countFailed();
      alarms.failed(String.valueOf(e.getMessage()));
      LOG.warn(
          "recording-failed channel={} reason=\"{}\"",
          file.start().stream().channel(),
          e.getMessage());
      file.discard();
    }
    room.countOpen(-file.bytes());
    room.keep();
  }

  /** Puts a segment whose media is whole in the temporary folder on the shelf. */
  void publish(Manifest manifest) throws IOException {
    SegmentStart start = manifest.start();
    disk.createFolder(folder.playback(start.stream().channel()));
    write(folder.temporaryManifest(start), ManifestText.write(manifest), start.purpose());
    disk.move(folder.temporaryMedia(start), folder.media(start));
    disk.move(folder.temporaryManifest(start), folder.manifest(start));
    disk.forceFolder(folder.playback(start.stream().channel()));
    shelf.add(Recorded.of(manifest));
    disk.delete(folder.begun(start));
    counters.countSegment();
  }

  /** Makes room for a small file where that is what is lacking. */
  private void write(Path file, String text, Purpose purpose) throws IOException {
    while (true) {
      try {
        SegmentFile.text(disk, file, text);
        return;
      } catch (IOException e) {
        if (!room.isFull() || !room.makeWayFor(purpose)) {
          throw e;
        }
        alarms.full();
      }
    }
  }
}
