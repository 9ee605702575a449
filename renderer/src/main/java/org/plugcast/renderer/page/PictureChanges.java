package org.plugcast.renderer.page;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.Optional;

/** Tells which lines of a page's picture changed since the one before. One thread. */
final class PictureChanges implements AutoCloseable {
  private final Arena arena = Arena.ofShared();
  private final int width;
  private final long lineBytes;
  private MemorySegment before;
  private MemorySegment now;
  private boolean first = true;

  PictureChanges(int width, int height) {
    this.width = width;
    this.lineBytes = (long) width * Patch.PIXEL;
    this.before = arena.allocate(lineBytes * height, Patch.PIXEL);
    this.now = arena.allocate(lineBytes * height, Patch.PIXEL);
  }

  /** Where the next picture goes. */
  MemorySegment next() {
    return now;
  }

  /** The lines that changed; all of them the first time, none if it is the same picture. */
  Optional<Patch> changes() {
    long from = first ? 0 : now.mismatch(before);
    if (from < 0) {
      return Optional.empty();
    }
    long top = from / lineBytes;
    long end = first ? now.byteSize() / lineBytes : lastChanged(top) + 1;
    first = false;
    byte[] pixels =
        now.asSlice(top * lineBytes, (end - top) * lineBytes).toArray(ValueLayout.JAVA_BYTE);
    MemorySegment spare = before;
    before = now;
    now = spare;
    return Optional.of(new Patch(width, (int) top, pixels));
  }

  private long lastChanged(long top) {
    long line = now.byteSize() / lineBytes - 1;
    while (line > top && same(line)) {
      line--;
    }
    return line;
  }

  private boolean same(long line) {
    long from = line * lineBytes;
    return MemorySegment.mismatch(now, from, from + lineBytes, before, from, from + lineBytes) < 0;
  }

  @Override
  public void close() {
    arena.close();
  }
}
