package org.plugcast.renderer.page;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;

/**
 * Where a picture lies in the memory of a process: line after line, at equal distances. All in
 * bytes but the number of lines.
 *
 * @param stride from the beginning of a line to that of the next
 */
record PicturePlace(long address, int lineBytes, int stride, int lines) {
  PicturePlace {
    if (lineBytes < 1 || lines < 1 || stride < lineBytes) {
      throw new IllegalArgumentException(
          lines + " lines of " + lineBytes + " bytes, one every " + stride);
    }
  }

  /** Bytes from the beginning of its first line to the end of its last. */
  int span() {
    return stride * (lines - 1) + lineBytes;
  }

  /**
   * Fills {@code picture} with its lines.
   *
   * @param space of at least {@link #span} bytes, which are overwritten
   */
  void read(FileChannel memory, ByteBuffer picture, ByteBuffer space) throws IOException {
    if (stride == lineBytes) {
      ProcessMemory.read(memory, address, picture);
      return;
    }
    ProcessMemory.read(memory, address, space.clear().limit(span()));
    for (int line = 0; line < lines; line++) {
      picture.put(line * lineBytes, space, line * stride, lineBytes);
    }
  }
}
