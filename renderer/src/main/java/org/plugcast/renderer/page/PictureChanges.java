package org.plugcast.renderer.page;

import java.nio.ByteBuffer;
import java.util.Optional;

/** Tells which lines of a page's picture changed since the one before. One thread at a time. */
final class PictureChanges {
  private final int width;
  private final int lineBytes;
  private ByteBuffer before;
  private ByteBuffer now;
  private boolean first = true;

  PictureChanges(int width, int height) {
    this.width = width;
    this.lineBytes = width * Patch.PIXEL;
    this.before = ByteBuffer.allocateDirect(lineBytes * height);
    this.now = ByteBuffer.allocateDirect(lineBytes * height);
  }

  /** Where the next picture goes. */
  ByteBuffer next() {
    return now;
  }

  /** The lines that changed; all of them the first time, none if it is the same picture. */
  Optional<Patch> changes() {
    int from = first ? 0 : now.mismatch(before);
    if (from < 0) {
      return Optional.empty();
    }
    int top = from / lineBytes;
    int end = first ? now.capacity() / lineBytes : lastChanged(top) + 1;
    first = false;
    byte[] pixels = new byte[(end - top) * lineBytes];
    now.get(top * lineBytes, pixels);
    ByteBuffer spare = before;
    before = now;
    now = spare;
    return Optional.of(new Patch(width, top, pixels));
  }

  private int lastChanged(int top) {
    int line = now.capacity() / lineBytes - 1;
    while (line > top && same(line)) {
      line--;
    }
    return line;
  }

  private boolean same(int line) {
    int from = line * lineBytes;
    return now.slice(from, lineBytes).mismatch(before.slice(from, lineBytes)) < 0;
  }
}
