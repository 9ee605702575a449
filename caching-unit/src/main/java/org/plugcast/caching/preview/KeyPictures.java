package org.plugcast.caching.preview;

import java.util.List;
import org.plugcast.ts.mpeg.TsPacket;
import org.plugcast.ts.multiplex.ClipIndex;
import org.plugcast.ts.multiplex.ClipIndex.RandomAccessPoint;
import org.plugcast.ts.multiplex.RowLayout;

/** Where in an item's stream there are pictures at which a decoder can start. Pure. */
final class KeyPictures {
  /** Rows of about 12 ms in which the tables of a stream come at least once. */
  private static final int ROWS_WITH_TABLES = 20;

  private KeyPictures() {}

  /**
   * Where to read from so that a decoder soon finds tables and then such a picture: for each number
   * of a frame, the last one that is not later, or the first.
   */
  static List<Long> offsets(ClipIndex index, List<Integer> frames) {
    RowLayout layout = RowLayout.of(index.format());
    return frames.stream()
        .map(frame -> offset(layout, packetAt(index.randomAccess(), frame)))
        .toList();
  }

  private static long packetAt(List<RandomAccessPoint> points, int frame) {
    return points.stream()
        .filter(point -> point.frame() <= frame)
        .mapToLong(RandomAccessPoint::packet)
        .max()
        .orElse(0);
  }

  private static long offset(RowLayout layout, long packet) {
    long row = packet / (1 + layout.videoSlots());
    return Math.max(0, row - ROWS_WITH_TABLES) * layout.slots() * TsPacket.LENGTH;
  }
}
