package org.plugcast.multicast.record;

import java.nio.file.Path;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/**
 * Where recordings are: what is being made in {@code temporary}, what may be played in {@code
 * playback/CHANNEL}, on one file system.
 */
record RecordingFolder(Path root) {
  static final String MEDIA = ".ts";
  static final String MANIFEST = ".manifest";
  static final String BEGUN = ".begun";

  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("uuuuMMdd'T'HHmmss.SSSSSSSSS'Z'", Locale.ROOT)
          .withZone(ZoneOffset.UTC);

  Path temporary() {
    return root.resolve("temporary");
  }

  Path playback() {
    return root.resolve("playback");
  }

  Path playback(int channel) {
    return playback().resolve(Integer.toString(channel));
  }

  /** Name of a segment, without suffix: sorts by time, and is the same at both twins. */
  static String name(SegmentStart start) {
    return TIME.format(Manifest.utc(start.startNs())) + "-" + start.stream().origin().label();
  }

  Path temporaryMedia(SegmentStart start) {
    return temporary().resolve(temporaryName(start) + MEDIA);
  }

  Path begun(SegmentStart start) {
    return temporary().resolve(temporaryName(start) + BEGUN);
  }

  Path temporaryManifest(SegmentStart start) {
    return temporary().resolve(temporaryName(start) + MANIFEST);
  }

  Path media(SegmentStart start) {
    return playback(start.stream().channel()).resolve(name(start) + MEDIA);
  }

  Path manifest(SegmentStart start) {
    return playback(start.stream().channel()).resolve(name(start) + MANIFEST);
  }

  private static String temporaryName(SegmentStart start) {
    return start.stream().channel() + "-" + name(start);
  }

  /** The file of the same segment with another suffix. */
  static Path sibling(Path file, String suffix) {
    String name = file.getFileName().toString();
    int dot = name.lastIndexOf('.');
    return file.resolveSibling(name.substring(0, dot) + suffix);
  }
}
