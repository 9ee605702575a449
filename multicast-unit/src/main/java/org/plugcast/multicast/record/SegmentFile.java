package org.plugcast.multicast.record;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.MessageDigest;
import org.plugcast.ts.multiplex.Digest;

/** The temporary file of a segment that is being made. One thread at a time. */
final class SegmentFile {
  private final RecordingFolder folder;
  private final Disk disk;
  private final SegmentStart start;
  private final Disk.Output output;
  private final MessageDigest sha256 = Checksum.sha256();
  private long bytes;

  private SegmentFile(RecordingFolder folder, Disk disk, SegmentStart start, Disk.Output output) {
    this.folder = folder;
    this.disk = disk;
    this.start = start;
    this.output = output;
  }

  /** Begins a segment; waits for nothing to be safe. */
  static SegmentFile begin(RecordingFolder folder, Disk disk, SegmentStart start)
      throws IOException {
    return new SegmentFile(folder, disk, start, disk.create(folder.temporaryMedia(start)));
  }

  SegmentStart start() {
    return start;
  }

  /** Bytes written and counted. */
  long bytes() {
    return bytes;
  }

  /** Adds bytes; if that fails, none are added. */
  void write(ByteBuffer more) throws IOException {
    ByteBuffer again = more.duplicate();
    int length = more.remaining();
    try {
      output.write(more);
    } catch (IOException e) {
      output.truncate(bytes);
      throw e;
    }
    sha256.update(again);
    bytes += length;
  }

  /** Makes the file safe and gives its checksum. */
  Digest complete() throws IOException {
    try (output) {
      output.force();
    }
    return Digest.of(sha256.digest());
  }

  /** Deletes what there is. */
  void discard() {
    try {
      output.close();
      disk.delete(folder.temporaryMedia(start));
      disk.delete(folder.temporaryManifest(start));
      disk.delete(folder.media(start));
      disk.delete(folder.manifest(start));
      disk.delete(folder.begun(start));
    } catch (IOException e) {
      // What stays is cleared away at the next start.
    }
  }

  /** Writes a small file to outlive a power cut. */
  static void text(Disk disk, Path file, String text) throws IOException {
    try (Disk.Output output = disk.create(file)) {
      output.write(ByteBuffer.wrap(text.getBytes(StandardCharsets.UTF_8)));
      output.force();
    }
  }
}
