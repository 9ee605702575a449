package org.plugcast.provisioning.control;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.ReadableByteChannel;
import java.nio.charset.StandardCharsets;

/** Reads a line from a channel, without more than it needs in memory. */
final class LineReader {
  private static final int CHUNK = 8192;
  private static final int PATIENCE = 16;

  private LineReader() {}

  /**
   * The first line, without its end. What follows it is lost. A line that is too long is read to
   * its end all the same, up to a limit, so that who wrote it can hear why it is refused.
   *
   * @throws IllegalArgumentException if it does not end, or not within {@code longest} bytes
   */
  static String read(ReadableByteChannel channel, int longest) throws IOException {
    ByteArrayOutputStream line = new ByteArrayOutputStream();
    ByteBuffer chunk = ByteBuffer.allocate(CHUNK);
    long length = 0;
    while (length < (long) longest * PATIENCE && channel.read(chunk.clear()) >= 0) {
      int end = indexOfEnd(chunk);
      length += end;
      if (length <= longest) {
        line.write(chunk.array(), 0, end);
      }
      if (end < chunk.position()) {
        requireShort(length, longest);
        return line.toString(StandardCharsets.UTF_8);
      }
    }
    requireShort(length, longest);
    throw new IllegalArgumentException("the line does not end");
  }

  private static void requireShort(long length, int longest) {
    if (length > longest) {
      throw new IllegalArgumentException("the line is longer than " + longest + " bytes");
    }
  }

  /** Index of the line's end, or of the end of what was read. */
  private static int indexOfEnd(ByteBuffer chunk) {
    int end = 0;
    while (end < chunk.position() && chunk.get(end) != '\n') {
      end++;
    }
    return end;
  }
}
